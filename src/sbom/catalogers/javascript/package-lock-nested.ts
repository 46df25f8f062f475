import { ParseError, conform } from '#base/index.ts'
import * as z from 'zod'
import type { Found } from '../contract.ts'
import { folderBeside, isNpmName, keysOf, locatedPackage, splitAt } from './npm-names.ts'
import { isLocator, isTarball } from './npm-origin.ts'

const text = z.string().optional().catch(undefined)
const Nested = z.object({
  version: text,
  dev: z.boolean().optional().catch(undefined),
  requires: z.unknown().optional(),
  dependencies: z.unknown().optional(),
})
type Entry = z.output<typeof Nested>

/** The version may be an alias (`npm:lodash@4.17.11`), an address or a folder. */
function identityOf(name: string, version: string): { name: string; version: string; locator?: string } {
  if (version.startsWith('npm:')) {
    const alias = splitAt(version.slice(4))
    if (alias) return { name: alias.name, version: alias.rest }
  }
  return isLocator(version) ? { name, version: '', locator: version } : { name, version }
}

type Scope = { readonly key: string; readonly names: ReadonlyMap<string, Entry>; readonly above?: Scope }

function entriesOf(value: unknown): Map<string, Entry> {
  if (value === undefined) return new Map()
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ParseError('malformed', 'dependencies are not an object')
  return new Map(Object.entries(value).map(([name, member]) => [name, conform(Nested, member)]))
}

function locate(scope: Scope, name: string, spend: () => void): string | undefined {
  for (let at: Scope | undefined = scope; at; at = at.above) {
    spend()
    if (at.names.has(name)) return `${at.key}/${name}`
  }
  return undefined
}

function* packagesOf(path: string, scope: Scope, spend: () => void): Generator<Found> {
  for (const [alias, entry] of scope.names) {
    const key = `${scope.key}/${alias}`
    const inner: Scope = { key, names: entriesOf(entry.dependencies), above: scope }
    if (!entry.dev && entry.version) {
      const { name, version, locator } = identityOf(alias, entry.version)
      const requires = keysOf(entry.requires).flatMap((needed) => locate(inner, needed, spend) ?? [])
      if (locator?.startsWith('file:') && !isTarball(locator))
        yield { kind: 'project', key, folder: folderBeside(path, locator.slice('file:'.length)), requires }
      else if (isNpmName(name)) yield locatedPackage(name, version, locator, { key, requires })
    }
    yield* packagesOf(path, inner, spend)
  }
}

/** Lock version 1: `dependencies` within `dependencies`, as deep as the JSON reader lets them be. */
export function* nestedPackages(path: string, value: unknown, spend: () => void): Generator<Found> {
  const names = entriesOf(value)
  // What the project asked for lies at the top, among much else.
  const offers = [...names.keys()].map((name) => [name, `/${name}`] as const)
  yield { kind: 'project', key: '', folder: folderBeside(path, ''), requires: [], offers }
  yield* packagesOf(path, { key: '', names }, spend)
}
