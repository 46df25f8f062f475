import { MiB, conform, readJson } from '#base/index.ts'
import * as z from 'zod'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { isNpmName, npmPackage, splitAt } from './npm-names.ts'

const Entry = z.object({ dependencies: z.unknown().optional(), optionalDependencies: z.unknown().optional() })
const Entries = z.record(z.string(), Entry)
const Lock = z.object({
  npm: z.unknown().optional(),
  packages: z.object({ npm: z.unknown().optional() }).optional().catch(undefined),
})

/** `name@1.2.3_peer@2.0.0`: the peers' part is Deno's own. */
function identityOf(key: string): { readonly name: string; readonly version: string } | undefined {
  const parts = splitAt(key)
  return parts && { name: parts.name, version: parts.rest.replace(/_.*$/, '') }
}

/** A list from version 4 on (`name` where the lock has one version of it, else `name@version`), before that an object of keys. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).filter((one) => typeof one === 'string')
}

function* parse(file: FoundFile): Generator<Found> {
  const lock = conform(Lock, readJson(file.bytes))
  // Version 2 has `npm.packages`, version 3 `packages.npm`, version 4 and 5 `npm`.
  const npm = lock.npm ?? lock.packages?.npm
  if (npm === undefined) return
  const nested = z.object({ packages: Entries }).safeParse(npm)
  const entries = new Map(Object.entries(nested.success ? nested.data.packages : conform(Entries, npm)))
  const byName = new Map<string, string>()
  for (const key of entries.keys()) byName.set(identityOf(key)?.name ?? '', key)
  for (const [key, entry] of entries) {
    const identity = identityOf(key)
    if (!identity || !isNpmName(identity.name)) continue
    const requires = [...keysOf(entry.dependencies), ...keysOf(entry.optionalDependencies)]
    yield npmPackage(identity.name, identity.version, {
      key,
      requires: requires.map((needed) => (entries.has(needed) ? needed : (byName.get(needed) ?? needed))),
    })
  }
}

/** deno.lock: what Deno takes from npm. Packages of jsr and plain addresses have no advisories. */
export const denoLock = {
  id: 'npm-deno-lock',
  revision: 1,
  paths: ['**/deno.lock'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'The npm packages of lock versions 2 to 5, with edges; the lock does not tell which ones only development needs.',
  parse,
} satisfies Cataloger
