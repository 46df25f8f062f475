import type { Cataloger } from './catalogers/contract.ts'
import type { Draft, PlacedRecord } from './assemble.ts'

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

/** Further folders that the packages of a folder find others in. */
export function searchesOf(records: readonly PlacedRecord[]): ReadonlyMap<string, readonly string[]> {
  const searches = new Map<string, readonly string[]>()
  for (const { record } of records)
    for (const found of record.found)
      if (found.kind === 'search') searches.set(found.folder, [...(searches.get(found.folder) ?? []), ...found.also])
  return searches
}

/** Folders to look in, in order, the draft's own first. */
const foldersOf = (draft: Draft): readonly string[] => draft.found.searches ?? [shelfOf(draft.path)]

/** Adds to each draft the purls of what it requires, by its cataloger's `links`. What is not found is dropped. */
export function linkDrafts(
  drafts: readonly Draft[],
  catalogers: ReadonlyMap<string, Cataloger>,
  searches: ReadonlyMap<string, readonly string[]>,
): void {
  const linksOf = (draft: Draft): Cataloger['links'] => catalogers.get(draft.cataloger)?.links ?? 'file'
  const file = (draft: Draft): string => `${draft.cataloger} ${draft.file}`
  const system = (draft: Draft): string => draft.found.type
  /** Where a name is looked up, the nearest first. */
  const scopes: Record<Exclude<Cataloger['links'], 'nested' | 'folder'>, readonly ((draft: Draft) => string)[]> = {
    file: [file],
    system: [system],
    near: [file, (draft) => `${draft.cataloger} ${folderOf(draft.file)}/`, system],
  }
  const resolverOf = (links: Cataloger['links'], group: readonly Draft[]): Resolver => {
    if (links === 'nested') return nestedResolver(group)
    return links === 'folder' ? folderResolver(group, searches) : scopedResolver(group, scopes[links])
  }
  for (const [links, group] of Map.groupBy(drafts, linksOf)) {
    const resolve = resolverOf(links, group)
    const versions = group.some((draft) => draft.found.ranges)
      ? Map.groupBy(group, (draft) => `${draft.found.type}\0${draft.found.name}`)
      : undefined
    for (const draft of group)
      for (const name of draft.found.requires ?? []) {
        const all = versions?.get(`${draft.found.type}\0${name}`) ?? []
        const target = pickOne(resolve(draft, name), all, draft.found.ranges?.get(name), catalogers.get(draft.cataloger)?.pick)
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

function folderResolver(group: readonly Draft[], searches: ReadonlyMap<string, readonly string[]>): Resolver {
  const index = indexBy(group, (draft) => `${draft.found.type} ${foldersOf(draft)[0] ?? ''}`)
  return (from, name) => {
    const own = foldersOf(from)
    for (const folder of [...own, ...(searches.get(own[0] ?? '') ?? [])]) {
      const target = index.get(`${from.found.type} ${folder}\0${name}`)
      if (target) return target
    }
    return undefined
  }
}

/** Of several versions of a name the one that the range means, if the cataloger can tell. */
function pickOne(
  found: Draft | undefined,
  versions: readonly Draft[],
  range: string | undefined,
  pick: Cataloger['pick'],
): Draft | undefined {
  if (!pick || range === undefined || versions.length < 2) return found
  const picked = pick(
    range,
    versions.map((draft) => draft.found.version),
  )
  return versions.find((draft) => draft.found.version === picked) ?? found
}
