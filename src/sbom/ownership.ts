import type { PlacedRecord } from './assemble.ts'
import { isOsType } from './os-purl.ts'

/** `lib/x` is `usr/lib/x` where the root folder's `lib` is a link: package managers record the first, archives the second. */
export function resolverOf(symlinks: ReadonlyMap<string, string>): (path: string) => string {
  const folders = new Map([...symlinks].filter(([from, to]) => !from.includes('/') && to !== '' && to !== from))
  if (folders.size === 0) return (path) => path
  return (path) => {
    const slash = path.indexOf('/')
    const to = slash > 0 ? folders.get(path.slice(0, slash)) : undefined
    return to === undefined ? path : to + path.slice(slash)
  }
}

/** The family of a cataloger: `dpkg` of `dpkg-status` and `dpkg-files`. Keys in `of` are looked up within it. */
export const familyOf = (cataloger: string): string => cataloger.split('-', 1)[0]!

const OWNERS: ReadonlySet<string> = new Set(['dpkg', 'rpm', 'apk', 'pacman', 'opkg', 'portage', 'conda'])

/** Types whose packages own the files of others. Conda is none of the system's: what it ships is not tracked under its name. */
export const isOwnerType = (type: string): boolean => isOsType(type) || type === 'conda'

/**
 * Which operating-system package owns each of the paths asked for. Only those are held in memory: a distribution owns hundreds of
 * thousands of files, and a few hundred matter.
 * @returns path → `family key`
 */
export function ownersOf(
  records: readonly PlacedRecord[],
  asked: ReadonlySet<string>,
  symlinks: ReadonlyMap<string, string>,
): Map<string, string> {
  const owners = new Map<string, string>()
  if (asked.size === 0) return owners
  const resolve = resolverOf(symlinks)
  for (const { record } of records) {
    const family = familyOf(record.cataloger)
    if (!OWNERS.has(family)) continue
    for (const found of record.found)
      if (found.kind === 'files')
        for (const path of found.paths) {
          const real = asked.has(path) ? path : resolve(path)
          if (asked.has(real)) owners.set(real, `${family} ${found.of}`)
        }
  }
  return owners
}

/**
 * Whether a language's package that an operating-system package ships is that package, and not a further one. What is linked into
 * programs or archives (Go, Rust, Java, .NET) stays a package of its own: the distribution tracks the program, not its parts.
 */
export const isSamePackage = (type: string): boolean => !isOwnerType(type) && !['golang', 'cargo', 'maven', 'nuget'].includes(type)
