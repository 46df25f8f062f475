import { z } from 'zod'
import { MiB, conform, parseJson, readJson } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

const Entry = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.array(z.string()), z.string()]).optional(),
  require: z.unknown().optional(),
  source: z.object({ type: z.string().optional(), reference: z.string().nullish() }).nullish(),
})

/** Composer's platform packages (php, ext-json, lib-curl) are no packages of the tree. */
function requiresOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.keys(value)
    .filter((name) => name.includes('/'))
    .map((name) => name.toLowerCase())
}

function* packagesOf(entries: readonly z.output<typeof Entry>[]): Generator<Found> {
  for (const { name, version, license = [], require } of entries)
    yield {
      kind: 'package',
      type: 'composer',
      name: name.toLowerCase(),
      // A tag may be written with a `v` that the registry drops.
      version: version.replace(/^v(?=\d)/, ''),
      licences: typeof license === 'string' ? [license] : license.length > 1 ? [`(${license.join(' OR ')})`] : license,
      requires: requiresOf(require),
    }
}

const Lock = z.object({ packages: z.array(Entry).max(100_000) })

const composerLock = {
  id: 'php-composer-lock',
  revision: 1,
  paths: ['**/composer.lock'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages with licences and edges; what only development needs is left out.',
  parse: (file: FoundFile) => packagesOf(parseJson(Lock, file.bytes).packages),
} satisfies Cataloger

const Installed = z.object({ packages: z.array(Entry).max(100_000) })

const composerInstalled = {
  id: 'php-composer-installed',
  revision: 1,
  paths: ['**/vendor/composer/installed.json', '**/composer/installed.json'],
  limit: 32 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'What Composer 1 and 2 have installed, with licences and edges.',
  parse: (file: FoundFile) => {
    const document = readJson(file.bytes)
    // Composer 1 wrote the list alone.
    return packagesOf(conform(Installed, Array.isArray(document) ? { packages: document } : document).packages)
  },
} satisfies Cataloger

export const phpCatalogers: readonly Cataloger[] = [composerInstalled, composerLock]
