import { type LayerTree, type LayerVisitor, readLayer } from '#oci/index.ts'
import { MiB, messageOf } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { FileRecord, Selection } from './selection.ts'
import { strayLinks } from './stray-links.ts'

/** All that is remembered of a layer: the value of the cache. Serialisable with `v8.serialize`. */
export type LayerCatalog = {
  readonly diffId: string
  readonly tree: LayerTree
  readonly records: readonly FileRecord[]
  readonly unknowns: readonly Unknown[]
  /** Symbolic links of the root folder: `bin` → `usr/bin`. */
  readonly symlinks: ReadonlyMap<string, string>
}

type Blob = { readonly diffId: string; readonly open: () => Promise<AsyncIterable<Uint8Array>> }

const tooLarge = (path: string, cataloger: string, size: number, limit: number): Unknown => ({
  path,
  cataloger,
  reason: `${size} bytes, more than the ${Math.round(limit / MiB)} MiB that this cataloger reads`,
})

/**
 * Reads the files that links stand for and that no cataloger wants under their own name. Costs a second pass over the layer.
 * @returns the files that the layer does not have
 */
async function readLinked(
  blob: Blob,
  selection: Selection,
  links: ReadonlyMap<string, readonly string[]>,
  into: Collected,
): Promise<ReadonlySet<string>> {
  const absent = new Set(links.keys())
  await readLayer(
    await blob.open(),
    {
      wants: (entry) => (links.has(entry.path) && entry.size <= 256 * MiB ? 'keep' : 'skip'),
      file: (entry, bytes) => {
        absent.delete(entry.path)
        for (const path of links.get(entry.path) ?? []) collect(into, selection, { path, size: entry.size, mode: entry.mode, bytes })
      },
    },
    blob.diffId,
  )
  return absent
}

type Collected = { readonly records: FileRecord[]; readonly unknowns: Unknown[] }

function collect(into: Collected, selection: Selection, file: { path: string; size: number; mode: number; bytes: Uint8Array }): void {
  const parsed = selection.parse(file)
  into.records.push(...parsed.records)
  into.unknowns.push(...parsed.unknowns)
}

/** One layer through the catalogers. @throws OciError when the blob is not what the image says it is. */
export async function catalogLayer(blob: Blob, selection: Selection): Promise<LayerCatalog> {
  const into: Collected = { records: [], unknowns: [] }
  const visitor: LayerVisitor = {
    wants: (entry) => {
      const { wish, large } = selection.wants(entry.path, entry.size, entry.mode)
      for (const cataloger of large) into.unknowns.push(tooLarge(entry.path, cataloger.id, entry.size, cataloger.limit))
      return wish
    },
    file: (entry, bytes) => {
      try {
        collect(into, selection, { path: entry.path, size: entry.size, mode: entry.mode, bytes })
      } catch (thrown) {
        into.unknowns.push({ path: entry.path, reason: messageOf(thrown) })
      }
    },
  }
  const reading = await readLayer(await blob.open(), visitor, blob.diffId)
  const missing = new Map<string, string[]>()
  const byPath = Map.groupBy(into.records, (record) => record.path)
  for (const { path, target } of reading.hardLinks) {
    const same = byPath.get(target)
    if (same) into.records.push(...same.map((record) => ({ ...record, path })))
    else missing.set(target, [...(missing.get(target) ?? []), path])
  }
  const stray = [...strayLinks(selection, reading.symlinks)]
  for (const { path, target } of stray) missing.set(target, [...(missing.get(target) ?? []), path])
  const absent = missing.size > 0 ? await readLinked(blob, selection, missing, into) : new Set<string>()
  for (const { path, target, system } of stray)
    if (system && absent.has(target)) into.unknowns.push({ path, reason: `a symbolic link to "${target}", which is no file of its layer` })
  return { diffId: reading.diffId, tree: reading.tree, records: into.records, unknowns: into.unknowns, symlinks: reading.symlinks }
}
