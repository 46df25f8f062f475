import type { Package } from '#model/index.ts'
import type { PlacedRecord } from './assemble.ts'

/** CVEs that the changelog of an installed package names, and the file that it stands in. */
export type Changelog = { readonly path: string; readonly names: ReadonlySet<string> }

/** The changelog of a package, where the tree has one. */
export type Changelogs = (pkg: Pick<Package, 'type' | 'name' | 'version'>) => Changelog | undefined

const DOC = 'usr/share/doc/'

/** Identifiers in a text, each once; of many the first, which in a changelog are the newest. */
const NAMES = 2000
export function cvesIn(text: string): string[] {
  const found = new Set<string>()
  for (const [name] of text.matchAll(/\bCVE-\d{4}-\d{4,7}\b/g)) if (found.add(name).size >= NAMES) break
  return [...found]
}

/**
 * Debian's by the folder of the package, or the one that this is a link to; rpm's by name and version, which a database may hold several of.
 */
export function changelogsOf(records: readonly PlacedRecord[], symlinks: ReadonlyMap<string, string>): Changelogs {
  const found = new Map<string, { path: string; names: Set<string> }>()
  for (const { record } of records)
    for (const item of record.found) {
      if (item.kind !== 'changelog') continue
      const entry = found.get(item.of) ?? { path: record.path, names: new Set() }
      for (const name of item.names) entry.names.add(name)
      found.set(item.of, entry)
    }
  return ({ type, name, version }) => {
    if (type === 'rpm') return found.get(`rpm ${name}-${version}`)
    if (type !== 'deb') return undefined
    const folder = symlinks.get(`${DOC}${name}`)
    return found.get(`deb ${name}`) ?? (folder?.startsWith(DOC) ? found.get(`deb ${folder.slice(DOC.length)}`) : undefined)
  }
}
