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
  const file = (draft: Draft): string => `${draft.cataloger} ${draft.file}`
  const system = (draft: Draft): string => draft.found.type
  /** Where a name is looked up, the nearest first. */
  const scopes: Record<Exclude<Cataloger['links'], 'nested'>, readonly ((draft: Draft) => string)[]> = {
    file: [file],
    system: [system],
    folder: [(draft) => `${draft.found.type} ${shelfOf(draft.path)}`],
    near: [file, (draft) => `${draft.cataloger} ${folderOf(draft.file)}/`, system],
  }
  for (const [links, group] of Map.groupBy(drafts, linksOf)) {
    const resolve = links === 'nested' ? nestedResolver(group) : scopedResolver(group, scopes[links])
    for (const draft of group)
      for (const name of draft.found.requires ?? []) {
        const target = resolve(draft, name)
        if (target && target.purl !== draft.purl) draft.dependsOn.add(target.purl)
      }
  }
}

type Resolver = (from: Draft, name: string) => Draft | undefined

function scopedResolver(group: readonly Draft[], scopes: readonly ((draft: Draft) => string)[]): Resolver {
  const indexes = scopes.map((scope) => ({ scope, index: indexBy(group, scope) }))
  return (from, name) => {
    for (const { scope, index } of indexes) {
      const target = index.get(`${scope(from)}\0${name}`)
      if (target) return target
    }
    return undefined
  }
}

function nestedResolver(group: readonly Draft[]): Resolver {
  const byFolder = new Map(group.map((draft) => [folderOf(draft.path), draft]))
  return (from, name) => resolveNested(byFolder, from, name)
}
