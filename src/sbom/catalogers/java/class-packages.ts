import type { ZipEntry } from '#base/index.ts'

/** The part of all classes that must lie below a folder for it to be the archive's own. */
const SHARE = 0.8
const DEPTH = 6

type Folder = { classes: number; readonly folders: Map<string, Folder> }

/** The package under which most classes of an archive lie, `org.hamcrest`; empty when there is none. */
export function commonPackage(entries: readonly ZipEntry[]): string {
  const root: Folder = { classes: 0, folders: new Map() }
  for (const { name } of entries) {
    if (!name.endsWith('.class') || !name.includes('/') || /^(?:META|BOOT|WEB)-INF\//.test(name)) continue
    let folder = root
    folder.classes++
    for (const part of name.split('/', DEPTH + 1).slice(0, -1)) {
      const next: Folder = folder.folders.get(part) ?? { classes: 0, folders: new Map() }
      folder.folders.set(part, next)
      next.classes++
      folder = next
    }
  }
  const parts: string[] = []
  for (let folder = root; ;) {
    const [part, next] = [...folder.folders].reduce<readonly [string, Folder]>(
      (best, one) => (one[1].classes > best[1].classes ? one : best),
      ['', { classes: 0, folders: new Map() }],
    )
    if (part === '' || next.classes < SHARE * root.classes) return parts.join('.')
    parts.push(part)
    folder = next
  }
}
