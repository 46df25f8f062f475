import { type LayerTree, type LayerVisitor, readLayer } from '#oci/index.ts'
import { GiB, MiB, limits, messageOf } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { FoundFile } from './catalogers/contract.ts'
import { PathFindings } from './path-findings.ts'
import { PACKAGE_LINKS, isPackageLink, tooManyLinks } from './package-links.ts'
import type { FileRecord, Selection } from './selection.ts'
import { strayLinks } from './stray-links.ts'

/** All that is remembered of a layer: the value of the cache. Serialisable with `v8.serialize`. */
export type LayerCatalog = {
  readonly diffId: string
  readonly tree: LayerTree
  readonly records: readonly FileRecord[]
  readonly unknowns: readonly Unknown[]
  /** Symbolic links of the root folder (`bin` → `usr/bin`) and of node_modules. */
  readonly symlinks: ReadonlyMap<string, string>
}

type Blob = { readonly diffId: string; readonly open: () => Promise<AsyncIterable<Uint8Array>> }

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
  blob: Blob,
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
  await readLayer(await blob.open(), visitor, blob.diffId)
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

/** One layer through the catalogers. @throws OciError when the blob is not what the image says it is. */
export async function catalogLayer(blob: Blob, selection: Selection): Promise<LayerCatalog> {
  const into = new PathFindings()
  let large: Unknown[] = []
  let links = 0
  const visitor: LayerVisitor = {
    wants: (entry) => {
      if (entry.type === 'symlink' && isPackageLink(entry.path)) return ++links <= PACKAGE_LINKS ? 'keep' : 'skip'
      const wanted = selection.wants(entry.path, entry.size, entry.mode)
      if (wanted.wish !== 'skip' && isDeep(entry.path)) {
        into.set(entry.path, { records: [], unknowns: [{ path: entry.path, reason: `deeper than ${limits.depth} folders` }] })
        return 'skip'
      }
      large = wanted.large.map(({ id, limit }) => tooLarge(entry.path, id, entry.size, limit))
      into.set(entry.path, { records: [], unknowns: large })
      return wanted.wish
    },
    file: ({ path, size, mode }, bytes) => {
      const { records, unknowns } = parsedOr(selection, { path, size, mode, bytes })
      into.set(path, { records, unknowns: [...large, ...unknowns] })
    },
    replaced: (path, isFolder) => into.remove(path, isFolder),
  }
  const reading = await readLayer(await blob.open(), visitor, blob.diffId)
  if (links > PACKAGE_LINKS) into.set(tooManyLinks.path, { records: [], unknowns: [tooManyLinks] })
  const missing = new Map<string, string[]>()
  for (const [path, target] of reading.hardLinks) {
    const same = into.of(target)
    if (same) into.set(path, renamed(same, path))
    else missing.set(target, [...(missing.get(target) ?? []), path])
  }
  const stray = new Map([...strayLinks(selection, reading.symlinks)].map((link) => [link.path, link]))
  for (const { path, target } of stray.values()) missing.set(target, [...(missing.get(target) ?? []), path])
  const unread = missing.size > 0 ? await readLinked(blob, selection, missing, into) : []
  for (const [path, { reason, absent }] of unread) {
    const link = stray.get(path)
    if (!link || !absent) into.set(path, { records: [], unknowns: [{ path, reason }] })
    else if (link.system)
      into.set(path, { records: [], unknowns: [{ path, reason: `a symbolic link to "${link.target}", which is no file of its layer` }] })
  }
  return { diffId: reading.diffId, tree: reading.tree, ...into.finish(), symlinks: reading.symlinks }
}
