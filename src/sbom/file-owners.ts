import { type Distribution, formatPurl } from '#model/index.ts'
import type { PlacedRecord } from './assemble.ts'
import { purlParts } from './os-purl.ts'
import { familyOf, resolverOf } from './ownership.ts'

export type DigestAlgorithm = 'md5' | 'sha1' | 'sha256'

/** The package that brought a file, and what its manager recorded of the content. */
export type FileOwner = {
  /** Purl. */
  readonly package: string
  /** In hex, lower case; empty where the manager records none. */
  readonly digests: Readonly<Partial<Record<DigestAlgorithm, string>>>
}

/** Who brought each of the paths of the final tree; a path that no package brought is not in it. */
export type FileOwners = (paths: ReadonlySet<string>) => ReadonlyMap<string, FileOwner>

/** An npm package owns what lies in its folder, up to the next node_modules. */
const npmFolder = (path: string): string | undefined => {
  const at = path.lastIndexOf('node_modules/')
  if (at < 0) return undefined
  const [first = '', second = ''] = path.slice(at + 13).split('/', 2)
  return path.slice(0, at + 13) + (first.startsWith('@') ? `${first}/${second}` : first)
}

/** Asked for some paths at a time: a distribution owns hundreds of thousands of files, and a few matter. */
export function fileOwners(
  records: readonly PlacedRecord[],
  distribution: Distribution | undefined,
  symlinks: ReadonlyMap<string, string>,
): FileOwners {
  const purls = new Map<string, string>()
  const folders = new Map<string, string>()
  for (const { record } of records)
    for (const found of record.found) {
      if (found.kind !== 'package') continue
      const purl = formatPurl(purlParts(found, distribution))
      purls.set(`${familyOf(record.cataloger)} ${found.key ?? found.name}`, purl)
      if (found.type === 'npm' && record.path.endsWith('/package.json')) folders.set(record.path.slice(0, -'/package.json'.length), purl)
    }
  const resolve = resolverOf(symlinks)
  return (paths) => {
    const owners = new Map<string, FileOwner>()
    for (const path of paths) {
      const purl = folders.get(npmFolder(path) ?? '')
      if (purl !== undefined) owners.set(path, { package: purl, digests: {} })
    }
    for (const { record } of records)
      for (const found of record.found) {
        const purl = found.kind === 'files' ? purls.get(`${familyOf(record.cataloger)} ${found.of}`) : undefined
        if (found.kind !== 'files' || purl === undefined) continue
        for (const [i, path] of found.paths.entries()) {
          const real = paths.has(path) ? path : resolve(path)
          if (!paths.has(real)) continue
          const digest = found.digests?.values[i] ?? ''
          const digests = digest === '' ? owners.get(real)?.digests : { [found.digests!.algorithm]: digest }
          owners.set(real, { package: purl, digests: digests ?? {} })
        }
      }
    return owners
  }
}
