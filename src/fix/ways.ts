import { ParseError } from '#base/index.ts'
import type { Location, Package } from '#model/index.ts'
import { lockAt } from './locks/registry.ts'
import type { Parent, Wanted } from './manifests/contract.ts'
import { type LockAt, type Seen, type Way, solve } from './solve.ts'
import type { TextFile } from './text-file.ts'
import { isOtherModule } from './version-like.ts'

const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'ebuild'])
export const isSystemPackage = ({ type }: Pick<Package, 'type'>): boolean => OS_TYPES.has(type)

/** Locks by path, each read once. */
export function lockReader(
  lockText: (path: string) => string | undefined,
  manifests: ReadonlyMap<string, TextFile>,
): (path: string) => LockAt | undefined {
  const read = new Map<string, LockAt | undefined>()
  const open = (path: string): LockAt | undefined => {
    const text = lockText(path) ?? manifests.get(path)?.text
    const lock = text === undefined ? undefined : lockAt(path, text)
    if (!lock || text === undefined) return undefined
    try {
      return { lock, text, graph: lock.graph?.(text) }
    } catch (cause) {
      if (!(cause instanceof ParseError)) throw cause
      return { lock, text, graph: undefined }
    }
  }
  return (path) => {
    if (!read.has(path)) read.set(path, open(path))
    return read.get(path)
  }
}

type Around = { readonly locks: (path: string) => LockAt | undefined; readonly manifests: Map<string, TextFile>; readonly seen: Seen }

function wayOf(pkg: Package, wanted: Wanted, location: Location, { locks, manifests, seen }: Around): Way {
  if (isSystemPackage(pkg)) return { way: 'system', reason: 'a package of the operating system' }
  if (pkg.owner !== undefined) return { way: 'blocked', reason: `its files belong to ${pkg.owner}`, parents: [], direct: [] }
  if (isOtherModule(pkg, wanted.to))
    return { way: 'blocked', reason: 'another major version of a Go module has another import path', parents: [], direct: [] }
  return solve(wanted, pkg.type, location.path, locks(location.path), seen, { manifests })
}

/** What needs each of the packages. */
function neededByOf(packages: readonly Package[], wanted: ReadonlySet<string>): ReadonlyMap<string, readonly Parent[]> {
  const found = new Map<string, Parent[]>()
  for (const { name, version, dependsOn } of packages)
    for (const purl of dependsOn)
      if (wanted.has(purl)) (found.get(purl) ?? found.set(purl, []).get(purl)!).push({ name, version, range: '' })
  return found
}

/** Versions by type and name. */
const countsOf = (packages: readonly Package[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(packages, ({ type, name }) => `${type} ${name}`)].map(([key, group]) => [key, group.length]))

/** A package that a manifest of the tree itself shows: what it asks for stands there. */
function projectsOf(packages: readonly Package[]): (one: Parent) => boolean {
  const projects = packages.filter(({ locations }) =>
    locations.every(({ path }) => path.endsWith('package.json') && !path.includes('node_modules/')),
  )
  const names = new Set(projects.map(({ name, version }) => `${name}@${version}`))
  return ({ name, version }) => names.has(`${name}@${version}`)
}

/** A package of several places may lie beside its lock as well: the lock is what decides. */
function placesOf(pkg: Package): readonly Location[] {
  const declared = pkg.locations.filter(({ path }) => !/(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor)\//.test(path))
  return declared.length > 0 ? declared : pkg.locations
}

/** What the inventory knows of each package. */
export function seenIn(packages: readonly Package[], wanted: ReadonlySet<string>): (pkg: Package) => Seen {
  const counts = countsOf(packages)
  const isProject = projectsOf(packages)
  const neededBy = neededByOf(packages, wanted)
  return ({ purl, type, name }) => ({
    single: counts.get(`${type} ${name}`) === 1,
    parents: (neededBy.get(purl) ?? []).filter((one) => !isProject(one)),
  })
}

/** What is to be done at each place of a package. Edits the manifests at hand. */
export function waysOf(pkg: Package, wanted: Wanted, around: Around): (Location & Way)[] {
  return placesOf(pkg).map((location) => {
    const way = wayOf(pkg, wanted, location, around)
    const neededBy = around.seen.parents.map(({ name, version }) => `${name} ${version}`.trim())
    return { ...location, ...(way.way === 'rebuild' ? { ...way, neededBy } : way) }
  })
}
