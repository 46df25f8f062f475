import * as z from 'zod'
import { MiB, conform, readJson } from '#base/index.ts'
import { anyOf } from '../../licences.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

const Licences = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .catch(undefined)
const Entry = z.object({
  name: z.string(),
  version: z.string(),
  license: Licences,
  require: z.unknown().optional(),
  provide: z.unknown().optional(),
  replace: z.unknown().optional(),
  source: z.object({ type: z.string(), url: z.string(), reference: z.string() }).optional().catch(undefined),
})

/** Packages of one file, a count; past it the file is taken for a bomb. */
const PACKAGES = 100_000

/** The names of a list of links; Composer's platform packages (php, ext-json, lib-curl) are none of the tree. */
function namesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.keys(value)
    .filter((name) => name.includes('/'))
    .map((name) => name.toLowerCase())
}

/** A list is a choice (Composer's schema, "license"). */
const licencesOf = (value: z.output<typeof Licences>): string[] =>
  typeof value === 'string' ? [value] : value && value.length > 1 ? [anyOf(value)] : (value ?? [])

/** The commit of a branch, as SPDX writes download locations; a token in its address is nobody else's business. */
function commitOf({
  type,
  url,
  reference,
}: {
  readonly type: string
  readonly url: string
  readonly reference: string
}): string | undefined {
  const address = /^(https?:\/\/|ssh:\/\/|git:\/\/)(?:(git@)|[^/@]*@)?(.{1,2000})$/.exec(url)
  return address ? `${type}+${address[1]!}${address[2] ?? ''}${address[3]!}@${reference}` : undefined
}

function* packagesOf(entries: readonly unknown[]): Generator<Found> {
  for (const [i, value] of entries.entries()) {
    const entry = Entry.safeParse(value)
    if (!entry.success) {
      yield { kind: 'unknown', reason: `package ${i} has no name and version` }
      continue
    }
    const { name, version, license, require, provide, replace, source } = entry.data
    const commit = version.startsWith('dev-') && source ? commitOf(source) : undefined
    yield {
      kind: 'package',
      type: 'composer',
      name: name.toLowerCase(),
      // A tag may be written with a `v` that the registry drops.
      version: version.replace(/^v(?=\d)/i, ''),
      ...(commit ? { qualifiers: { vcs_url: commit } } : {}),
      licences: licencesOf(license),
      provides: [...namesOf(provide), ...namesOf(replace)],
      requires: namesOf(require),
    }
  }
}

const Lock = z.object({ packages: z.array(z.unknown()).max(PACKAGES) })

/** A lock inside of an installed package is what its author once had. */
const isInstalled = (path: string): boolean => /(?:^|\/)vendor\/[^/]+\/[^/]+\/(?:.*\/)?composer\.lock$/.test(path)

export const composerLock = {
  id: 'php-composer-lock',
  revision: 2,
  paths: ['**/composer.lock'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'Packages with licences and edges, those to what another package provides or replaces too; what only development needs is left out.',
  parse: (file: FoundFile) => (isInstalled(file.path) ? [] : packagesOf(conform(Lock, readJson(file.bytes)).packages)),
} satisfies Cataloger

export const composerInstalled = {
  id: 'php-composer-installed',
  revision: 2,
  paths: ['**/vendor/composer/installed.json', '**/composer/installed.json'],
  limit: 32 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'What Composer 1 and 2 have installed, with licences and edges.',
  parse: (file: FoundFile) => {
    const document = readJson(file.bytes)
    // Composer 1 wrote the list alone.
    return packagesOf(conform(Lock, Array.isArray(document) ? { packages: document } : document).packages)
  },
} satisfies Cataloger
