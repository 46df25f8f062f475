import type { Cataloger } from './catalogers/contract.ts'
import type { Draft } from './assemble.ts'

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** site-packages of `site-packages/x.dist-info/METADATA`. */
const shelfOf = (path: string): string => folderOf(folderOf(path))

type Index = ReadonlyMap<string, Draft>

function indexBy(drafts: readonly Draft[], scope: (draft: Draft) => string): Index {
  const index = new Map<string, Draft>()
  for (const draft of drafts) {
    for (const name of draft.found.provides ?? []) index.set(`${scope(draft)}\0${name}`, index.get(`${scope(draft)}\0${name}`) ?? draft)
  }
  // A package's own name wins over what others provide.
  for (const draft of drafts) {
    index.set(`${scope(draft)}\0${draft.found.name}`, draft)
    index.set(`${scope(draft)}\0${draft.found.key ?? draft.found.name}`, draft)
  }
  return index
}

/** As Node resolves: `node_modules/NAME` in the package's folder, then in each folder above. */
function resolveNested(byFolder: Index, from: Draft, name: string): Draft | undefined {
  for (let folder = folderOf(from.path); ; folder = folderOf(folder)) {
    const candidate = byFolder.get(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`)
    if (candidate) return candidate
    if (folder === '') return undefined
  }
}

/** Adds to each draft the purls of what it requires, by its cataloger's `links`. What is not found is dropped. */
export function linkDrafts(drafts: readonly Draft[], catalogers: ReadonlyMap<string, Cataloger>): void {
  const linksOf = (draft: Draft): Cataloger['links'] => catalogers.get(draft.cataloger)?.links ?? 'file'
  const scopes: Record<Cataloger['links'], (draft: Draft) => string> = {
    file: (draft) => `${draft.cataloger} ${draft.file}`,
    system: (draft) => draft.found.type,
    folder: (draft) => `${draft.found.type} ${shelfOf(draft.path)}`,
    nested: (draft) => folderOf(draft.path),
  }
  for (const [links, group] of Map.groupBy(drafts, linksOf)) {
    const scope = scopes[links]
    const index = links === 'nested' ? new Map(group.map((draft) => [folderOf(draft.path), draft])) : indexBy(group, scope)
    for (const draft of group)
      for (const name of draft.found.requires ?? []) {
        const target = links === 'nested' ? resolveNested(index, draft, name) : index.get(`${scope(draft)}\0${name}`)
        if (target && target.purl !== draft.purl) draft.dependsOn.add(target.purl)
      }
  }
}
