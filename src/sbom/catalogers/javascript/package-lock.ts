import { MiB, ParseError, conform, readJson } from '#base/index.ts'
import * as z from 'zod'
import type { Cataloger, Found } from '../contract.ts'
import { folderBeside, isNpmName, keysOf, npmPackage } from './npm-names.ts'
import { originOf } from './npm-origin.ts'
import { nestedPackages } from './package-lock-nested.ts'
import { licencesOf } from './package-json.ts'

/** Look-ups of one file: a real lock of ten thousand packages needs some 300 thousand. */
const BUDGET = 1_500_000
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
type Entry = z.output<typeof Located>

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

type Locations = ReadonlyMap<string, Entry>

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

function* locationsOf(value: unknown): Generator<[string, Entry]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ParseError('malformed', 'packages are not an object')
  for (const [location, member] of Object.entries(value)) {
    if (location.length > LONGEST_LOCATION) throw new ParseError('too-large', `a location longer than ${LONGEST_LOCATION}`)
    yield [location, conform(Located, member)]
  }
}

/** Lock versions 2 and 3: `packages` by their place, `''` being the application. */
function* locatedPackages(path: string, value: unknown): Generator<Found> {
  const locations: Locations = new Map(locationsOf(value))
  const spend = budgetOf(BUDGET)
  for (const [location, entry] of locations) {
    if (entry.link || entry.dev) continue
    const needs = new Set([entry.dependencies, entry.optionalDependencies, entry.peerDependencies].flatMap(keysOf))
    const requires = [...needs].flatMap((needed) => locate(locations, location, needed, spend) ?? [])
    const name = entry.name ?? nameAt(location)
    // Folders of the project itself (workspaces, `file:`) are not published packages.
    if (!/(?:^|\/)node_modules\//.test(location)) yield { kind: 'project', key: location, folder: folderBeside(path, location), requires }
    else if (entry.version && isNpmName(name))
      yield npmPackage(name, entry.version, {
        key: location,
        licences: licencesOf(entry.license),
        requires,
        // An address of a registry's archive looks as any other: only Git's are told apart.
        ...(originOf(entry.resolved).qualifiers?.['vcs_url'] ? originOf(entry.resolved) : {}),
      })
  }
}

/** package-lock.json and npm-shrinkwrap.json. node_modules/.package-lock.json is left out: the packages themselves lie beside it. */
export const packageLock = {
  id: 'npm-package-lock',
  revision: 2,
  paths: ['**/package-lock.json', '**/npm-shrinkwrap.json'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'Lock versions 1 to 3 with edges, aliases, workspaces and Git origins; licences from version 2 on. What only development needs is left out.',
  parse: function* (file) {
    const lock = conform(Lock, readJson(file.bytes))
    if (lock.packages !== undefined) yield* locatedPackages(file.path, lock.packages)
    else yield* nestedPackages(file.path, lock.dependencies, budgetOf(BUDGET))
  },
} satisfies Cataloger
