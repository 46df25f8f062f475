import { GiB, MiB, limits, messageOf } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { Detection, Detector, LayerVisitor, SeenLayer } from '#oci/index.ts'
import type { FoundFile } from './catalogers/contract.ts'
import { PathFindings } from './path-findings.ts'
import { PACKAGE_LINKS, isPackageLink, tooManyLinks } from './package-links.ts'
import type { FileRecord, Selection } from './selection.ts'
import { strayLinks } from './stray-links.ts'

/** What the catalogers made of a layer or folder. Serialisable with `v8.serialize`: the cache keeps it. */
export type LayerCatalog = {
  readonly records: readonly FileRecord[]
  readonly unknowns: readonly Unknown[]
  /** Symbolic links of the root folder (`bin` → `usr/bin`) and of node_modules. */
  readonly symlinks: ReadonlyMap<string, string>
}

const tooLarge = (path: string, cataloger: string, size: number, limit: number): Unknown => ({
  path,
  cataloger,
  reason: `${size} bytes, more than the ${Math.round(limit / MiB)} MiB that this cataloger reads`,
})

/** Bytes that are parsed for hard links, of one layer: a file of 256 MiB may have a million names. */
const LINKED = 4 * GiB

const parsedOr = (selection: Selection, file: FoundFile): ReturnType<Selection['parse']> => {
  try {
    return selection.parse(file)
  } catch (thrown) {
    return { records: [], unknowns: [{ path: file.path, reason: messageOf(thrown) }] }
  }
}

/**
 * Reads the files that links stand for and that no cataloger wants under their own name. Costs a second pass over the layer.
 * @returns of those that were not read why, and whether the layer has no such file
 */
async function readLinked(
  again: NonNullable<SeenLayer['again']>,
  selection: Selection,
  links: ReadonlyMap<string, readonly string[]>,
  into: PathFindings,
): Promise<ReadonlyMap<string, { readonly reason: string; readonly absent: boolean }>> {
  const unread = new Map(
    [...links.values()].flat().map((path) => [path, { reason: 'a hard link to a file that its layer does not hold', absent: true }]),
  )
  let left = LINKED
  const visitor: LayerVisitor = {
    wants: ({ path, type, size }) => {
      const names = type === 'file' ? links.get(path) : undefined
      if (!names) return 'skip'
      for (const name of names)
        unread.set(name, { reason: `a link to "${path}" of ${size} bytes: more than is read for links`, absent: false })
      return size <= 256 * MiB ? 'keep' : 'skip'
    },
    file: ({ path: target, size, mode }, bytes) => {
      for (const path of links.get(target) ?? []) {
        left -= size
        if (left < 0) return
        unread.delete(path)
        into.set(path, parsedOr(selection, { path, size, mode, bytes }))
      }
    },
  }
  await again(visitor)
  return unread
}

/** Whether a file lies in more folders than are followed: what lies above it is asked of each layer. */
function isDeep(path: string): boolean {
  let levels = 0
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) if (++levels > limits.depth) return true
  return false
}

const renamed = ({ records, unknowns }: ReturnType<Selection['parse']>, path: string): ReturnType<Selection['parse']> => ({
  records: records.map((record) => ({ ...record, path })),
  unknowns: unknowns.map((unknown) => ({ ...unknown, path })),
})

const isCatalog = (value: unknown): value is LayerCatalog => {
  const { records, unknowns, symlinks } = Object(value) as Partial<LayerCatalog>
  return Array.isArray(records) && Array.isArray(unknowns) && symlinks instanceof Map
}

/** The links of a layer that some cataloger wants, read by a second pass; in a folder links are not followed. */
async function followLinks(
  selection: Selection,
  into: PathFindings,
  hardLinks: ReadonlyMap<string, string>,
  symlinks: ReadonlyMap<string, string>,
  again: SeenLayer['again'],
): Promise<void> {
  const missing = new Map<string, string[]>()
  const ask = (path: string, target: string): void => void missing.set(target, [...(missing.get(target) ?? []), path])
  for (const [path, target] of hardLinks) {
    const same = into.of(target)
    if (same) into.set(path, renamed(same, path))
    else ask(path, target)
  }
  const lost = (path: string, reason: string): void => into.set(path, { records: [], unknowns: [{ path, reason }] })
  const stray = new Map([...strayLinks(selection, symlinks)].map((link) => [link.path, link]))
  if (!again) {
    for (const { path, target, system } of stray.values()) if (system) lost(path, `a symbolic link to "${target}", which is not followed`)
    return
  }
  for (const { path, target } of stray.values()) ask(path, target)
  const unread = missing.size > 0 ? await readLinked(again, selection, missing, into) : []
  for (const [path, { reason, absent }] of unread) {
    const link = stray.get(path)
    if (!link || !absent) lost(path, reason)
    else if (link.system) lost(path, `a symbolic link to "${link.target}", which is no file of its layer`)
  }
}

/** The files, hard links and symbolic links that catalogers want, while a layer streams by. */
function startCatalog(selection: Selection): Detection<LayerCatalog> {
  const into = new PathFindings()
  const hard = new Set<string>()
  const soft = new Set<string>()
  let links = 0
  return {
    entry: ({ path, type, size, mode }) => {
      if (type === 'directory' || type === 'special' || type === 'other') return 'skip'
      if (type === 'symlink' && isPackageLink(path)) {
        if (++links > PACKAGE_LINKS) return 'skip'
        soft.add(path)
        return 'keep'
      }
      const wanted = selection.wants(path, size, mode)
      if (wanted.wish !== 'skip' && isDeep(path)) {
        into.set(path, { records: [], unknowns: [{ path, reason: `deeper than ${limits.depth} folders` }] })
        return 'skip'
      }
      into.set(path, { records: [], unknowns: wanted.large.map(({ id, limit }) => tooLarge(path, id, size, limit)) })
      if (wanted.wish !== 'skip' && type !== 'file') (type === 'hardlink' ? hard : soft).add(path)
      return wanted.wish
    },
    file: ({ path, size, mode }, bytes) => {
      const { records, unknowns } = parsedOr(selection, { path, size, mode, bytes })
      // What its entry said of catalogers for which it is too large stays.
      into.set(path, { records, unknowns: [...(into.of(path)?.unknowns ?? []), ...unknowns] })
    },
    replaced: (path, isFolder) => into.remove(path, isFolder),
    finish: async ({ hardLinks, symlinks, again }) => {
      const mine = new Map([...symlinks].filter(([path]) => !path.includes('/') || soft.has(path)))
      if (links > PACKAGE_LINKS) into.set(tooManyLinks.path, { records: [], unknowns: [tooManyLinks] })
      await followLinks(selection, into, new Map([...hardLinks].filter(([path]) => hard.has(path))), mine, again)
      return { ...into.finish(), symlinks: mine }
    },
  }
}

/** Raised when LayerCatalog changes its form. */
const FORM = 3

/** Finds packages: the catalogers of a selection, over one layer or folder. */
export const packageDetector = (selection: Selection): Detector<LayerCatalog> => ({
  id: 'package',
  key: `${FORM} ${selection.key}`,
  start: () => startCatalog(selection),
  recognises: isCatalog,
})
