import { MiB, ParseError, conform, readJson } from '#base/index.ts'
import { z } from 'zod'
import type { Cataloger, FoundPackage } from '../contract.ts'
import { isLocator, isNpmName, keysOf, npmPackage, originOf, splitAt } from './npm-names.ts'
import { licencesOf } from './package-json.ts'

/** Look-ups of one file: a real lock of ten thousand packages needs some 300 thousand. */
const BUDGET = 4_000_000
const LONGEST_LOCATION = 1024

const text = z.string().optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)

const Lock = z.object({ lockfileVersion: z.number().optional(), packages: z.unknown().optional(), dependencies: z.unknown().optional() })
const Located = z.object({
  name: text,
  version: text,
  resolved: text,
  dev: flag,
  link: flag,
  license: z.unknown().optional(),
  dependencies: z.unknown().optional(),
  optionalDependencies: z.unknown().optional(),
  peerDependencies: z.unknown().optional(),
})
const Nested = z.object({
  version: text,
  resolved: text,
  dev: flag,
  requires: z.unknown().optional(),
  dependencies: z.unknown().optional(),
})

/** The members of a foreign object, each conforming to the schema. */
function* membersOf<S extends z.ZodType>(schema: S, value: unknown): Generator<[string, z.output<S>]> {
  if (value === undefined) return
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ParseError('malformed', 'packages are not an object')
  for (const [key, member] of Object.entries(value)) yield [key, conform(schema, member)]
}

/** Counts down; a hostile lock of deep paths and long lists would otherwise be quadratic. */
function budgetOf(steps: number): () => void {
  return () => {
    if (--steps < 0) throw new ParseError('too-large', 'too many dependencies to look up')
  }
}

const nameAt = (location: string): string => {
  const at = location.lastIndexOf('node_modules/')
  return at >= 0 ? location.slice(at + 'node_modules/'.length) : location.slice(location.lastIndexOf('/') + 1)
}

type Locations = ReadonlyMap<string, z.output<typeof Located>>

/** Node's way: the package's own node_modules, then that of each folder above it. A link stands for its target. */
function locate(locations: Locations, from: string, name: string, spend: () => void): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    spend()
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    const entry = locations.get(candidate)
    if (entry) return entry.link ? entry.resolved : candidate
    if (folder === '') return undefined
  }
}

/** Lock versions 2 and 3: `packages` by their place, `''` being the application. */
function* locatedPackages(value: unknown): Generator<FoundPackage> {
  const locations: Locations = new Map(membersOf(Located, value))
  const spend = budgetOf(BUDGET)
  for (const [location, entry] of locations) {
    if (location.length > LONGEST_LOCATION) throw new ParseError('too-large', `a location longer than ${LONGEST_LOCATION}`)
    const name = entry.name ?? nameAt(location)
    // Folders of the project itself (workspaces, `file:`) are not published packages.
    if (!location.includes('node_modules/') || entry.link || entry.dev || !entry.version || !isNpmName(name)) continue
    const names = new Set([entry.dependencies, entry.optionalDependencies, entry.peerDependencies].flatMap(keysOf))
    yield npmPackage(name, entry.version, {
      key: location,
      licences: licencesOf(entry.license),
      requires: [...names].flatMap((needed) => locate(locations, location, needed, spend) ?? []),
      ...(entry.resolved?.startsWith('git') ? originOf(entry.resolved) : {}),
    })
  }
}

/** The version of lock version 1 may be an alias (`npm:lodash@4.17.11`), a URL or a folder. */
function identityOf(name: string, version: string): { name: string; version: string; locator?: string } {
  if (version.startsWith('npm:')) {
    const alias = splitAt(version.slice(4))
    if (alias) return { name: alias.name, version: alias.rest }
  }
  return isLocator(version) ? { name, version: '', locator: version } : { name, version }
}

type Scope = { readonly key: string; readonly names: ReadonlyMap<string, z.output<typeof Nested>>; readonly above?: Scope }

function locateNested(scope: Scope, name: string, spend: () => void): string | undefined {
  for (let at: Scope | undefined = scope; at; at = at.above) {
    spend()
    if (at.names.has(name)) return `${at.key}/${name}`
  }
  return undefined
}

/** Lock version 1: `dependencies` within `dependencies`, as deep as the JSON reader lets them be. */
function* nestedPackages(value: unknown, spend: () => void, key = '', above?: Scope): Generator<FoundPackage> {
  const scope: Scope = { key, names: new Map(membersOf(Nested, value)), ...(above ? { above } : {}) }
  for (const [alias, entry] of scope.names) {
    const own = `${key}/${alias}`
    const inner: Scope = { key: own, names: new Map(keysOf(entry.dependencies).map((name) => [name, entry])), above: scope }
    const { name, version, locator } = identityOf(alias, entry.version ?? '')
    if (!entry.dev && entry.version && !locator?.startsWith('file:') && isNpmName(name))
      yield npmPackage(name, version, {
        key: own,
        requires: keysOf(entry.requires).flatMap((needed) => locateNested(inner, needed, spend) ?? []),
        ...originOf(locator),
      })
    if (entry.dependencies !== undefined) yield* nestedPackages(entry.dependencies, spend, own, scope)
  }
}

/** package-lock.json and npm-shrinkwrap.json. node_modules/.package-lock.json is left out: the packages themselves lie beside it. */
export const packageLock = {
  id: 'npm-package-lock',
  revision: 1,
  paths: ['**/package-lock.json', '**/npm-shrinkwrap.json'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Lock versions 1 to 3 with edges, aliases and Git origins; licences from version 2 on. What only development needs is left out.',
  parse: function* (file) {
    const lock = conform(Lock, readJson(file.bytes))
    if (lock.packages !== undefined) yield* locatedPackages(lock.packages)
    else yield* nestedPackages(lock.dependencies, budgetOf(BUDGET))
  },
} satisfies Cataloger
