import * as z from 'zod'
import { MiB, parseJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { pubspecLock } from './pubspec-lock.ts'

const Config = z.object({ packages: z.array(z.object({ name: z.string(), rootUri: z.string() })).max(100_000) })

/** `…/hosted/pub.dev/http-1.2.0`: the cache's folder says the version, which the file itself does not. */
const CACHED = /\/hosted\/([\w.%-]{1,200})\/([a-z_][a-z0-9_]{0,100})-(\d[\w.+-]{0,100})\/?$/

const placed = (host: string): Pick<Extract<Found, { kind: 'package' }>, 'qualifiers'> =>
  /^pub\.(?:dev|dartlang\.org)$/.test(host) ? {} : { qualifiers: { repository_url: `https://${host}` } }

function* parseConfig({ bytes }: FoundFile): Generator<Found> {
  for (const { name, rootUri } of parseJson(Config, bytes).packages) {
    const [, host, cached, version] = CACHED.exec(rootUri) ?? []
    if (host !== undefined && cached === name && version !== undefined)
      yield { kind: 'package', type: 'pub', name, version, ...placed(host) }
  }
}

const packageConfig = {
  id: 'pub-config',
  revision: 1,
  paths: ['**/.dart_tool/package_config.json'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What dart pub get resolved, by the folders of its cache; packages from Git and folders have no version there.',
  parse: parseConfig,
} satisfies Cataloger

const fieldOf = (text: string, field: string): string | undefined =>
  new RegExp(`(?:^|\\n)${field}:[ \\t]{1,10}["']?([\\w.+-]{1,100})`).exec(text)?.[1]

/** A package as it lies in the cache: `hosted/pub.dev/http-1.2.0/pubspec.yaml`. */
function* parseCached({ path, bytes }: FoundFile): Generator<Found> {
  const text = textOf(bytes)
  const [name, version] = [fieldOf(text, 'name'), fieldOf(text, 'version')]
  const [, host = ''] = /\/hosted\/([^/]+)\/[^/]+\/pubspec\.yaml$/.exec(`/${path}`) ?? []
  if (name !== undefined && version !== undefined) yield { kind: 'package', type: 'pub', name, version, ...placed(host) }
}

const pubCache = {
  id: 'pub-cache',
  revision: 1,
  paths: ['**/hosted/*/*/pubspec.yaml'],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'Packages that lie in pub’s cache. A compiled program of Dart or Flutter does not say what it is made of.',
  parse: parseCached,
} satisfies Cataloger

export const dartCatalogers: readonly Cataloger[] = [pubCache, packageConfig, pubspecLock]
