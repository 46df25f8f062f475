import { folderOf } from '#base/index.ts'
import type { Cataloger } from './catalogers/contract.ts'
import type { Draft, PlacedRecord } from './assemble.ts'

/** site-packages of `site-packages/x.dist-info/METADATA`. */
const shelfOf = (path: string): string => folderOf(folderOf(path))

type Index = ReadonlyMap<string, Draft>

function indexBy(drafts: readonly Draft[], scope: (draft: Draft) => string): Index {
  const index = new Map<string, Draft>()
  for (const draft of drafts) {
    for (const name of draft.found.provides ?? []) index.set(`${scope(draft)}\0${name}`, index.get(`${scope(draft)}\0${name}`) ?? draft)
  }
  // A package's own name wins over what others provide, and a key over both: in a bun.lock `express` is the key of one of two.
  for (const draft of drafts) index.set(`${scope(draft)}\0${draft.found.name}`, draft)
  for (const draft of drafts) if (draft.found.key !== undefined) index.set(`${scope(draft)}\0${draft.found.key}`, draft)
  return index
}

/** Hops of a chain of symbolic links; Linux gives up after 40. */
const HOPS = 40

/** Drafts by their folder, symbolic links followed: pnpm and its like link each package to the one place that it lies in. */
function folderIndex(drafts: readonly Draft[], symlinks: ReadonlyMap<string, string>): (folder: string) => Draft | undefined {
  const byFolder = new Map(drafts.map((draft) => [folderOf(draft.path), draft]))
  return (folder) => {
    for (let at: string | undefined = folder, hops = 0; at !== undefined && hops < HOPS; at = symlinks.get(at), hops++) {
      const draft = byFolder.get(at)
      if (draft) return draft
    }
    return undefined
  }
}

/** As Node resolves: `node_modules/NAME` in the package's folder, then in each folder above. */
function resolveNested(at: (folder: string) => Draft | undefined, from: Draft, name: string): Draft | undefined {
  for (let folder = folderOf(from.path); ; folder = folderOf(folder)) {
    const candidate = at(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`)
    if (candidate) return candidate
    if (folder === '') return undefined
  }
}

/** Further folders that the packages of a folder find others in. */
function searchesOf(records: readonly PlacedRecord[]): ReadonlyMap<string, readonly string[]> {
  const searches = new Map<string, readonly string[]>()
  for (const { record } of records)
    for (const found of record.found)
      if (found.kind === 'search') searches.set(found.folder, [...(searches.get(found.folder) ?? []), ...found.also])
  return searches
}

/** Folders to look in, in order, the draft's own first. */
const foldersOf = (draft: Draft): readonly string[] => draft.found.searches ?? [shelfOf(draft.path)]

/**
 * A lock names the projects that it was made for by their folders, and what they need by its own keys: the edges go to the package
 * that the manifest in the folder shows, and so do those of packages that need a project.
 */
function linkProjects(records: readonly PlacedRecord[], byKey: Index, at: (folder: string) => Draft | undefined): void {
  for (const { record } of records) {
    const projects = record.found.filter((item) => item.kind === 'project')
    const byProject = new Map(projects.map((project) => [project.key, at(project.folder)]))
    const connect = (from: Draft | undefined, keys: readonly string[]): void => {
      for (const key of keys) {
        const target = byKey.get(`${record.cataloger} ${record.path}\0${key}`) ?? byProject.get(key)
        if (from && target && target.purl !== from.purl) from.dependsOn.add(target.purl)
      }
    }
    for (const { key, requires, offers } of projects) {
      const project = byProject.get(key)
      connect(project, requires)
      const offered = new Map(offers)
      connect(project, project?.found.requires?.flatMap((name) => offered.get(name) ?? []) ?? [])
    }
    if (projects.length === 0) continue
    for (const item of record.found)
      if (item.kind === 'package' && item.requires?.some((key) => byProject.has(key)))
        connect(byKey.get(`${record.cataloger} ${record.path}\0${item.key ?? item.name}`), item.requires)
  }
}

/** Types whose packages need those of another: applications of Hex and of OTP, what is on CRAN and on Bioconductor. */
const KIN: ReadonlyMap<string, string> = new Map([
  ['otp', 'hex'],
  ['bioconductor', 'cran'],
])

/** Adds to each draft the purls of what it requires, by its cataloger's `links`. What is not found is dropped. */
export function linkDrafts(
  drafts: readonly Draft[],
  records: readonly PlacedRecord[],
  catalogers: ReadonlyMap<string, Cataloger>,
  symlinks: ReadonlyMap<string, string>,
): void {
  const linksOf = (draft: Draft): Cataloger['links'] => catalogers.get(draft.cataloger)?.links ?? 'file'
  const file = (draft: Draft): string => `${draft.cataloger} ${draft.file}`
  const system = ({ found: { type } }: Draft): string => KIN.get(type) ?? type
  /** Where a name is looked up, the nearest first. */
  const scopes: Record<Exclude<Cataloger['links'], 'nested' | 'folder'>, readonly ((draft: Draft) => string)[]> = {
    file: [file],
    system: [system],
    near: [file, (draft) => `${draft.cataloger} ${folderOf(draft.file)}/`, system],
  }
  const groups = Map.groupBy(drafts, linksOf)
  const at = folderIndex(groups.get('nested') ?? [], symlinks)
  const searches = searchesOf(records)
  const resolverOf = (links: Cataloger['links'], group: readonly Draft[]): Resolver => {
    if (links === 'nested') return (from, name) => resolveNested(at, from, name)
    return links === 'folder' ? folderResolver(group, searches) : scopedResolver(group, scopes[links])
  }
  for (const [links, group] of groups) {
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
    if (links === 'file') linkProjects(records, indexBy(group, file), at)
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
