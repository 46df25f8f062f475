import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { FileError, MiB, ensureFolder, listFiles, readFileBounded, removeFile, sortedBy, touchFile, writeWhole } from '#base/index.ts'
import type { LayerCatalog } from './catalog-layer.ts'
import type { LayerCache } from './scan-image.ts'

/** Raised when LayerCatalog changes its form. */
const FORM = 2
/** One remembered layer; a larger one is read again each time. */
const ENTRY = 128 * MiB
const HASH = 32

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A layer under a set of catalogers: content that is named by what it was made of needs no lock and no expiry. */
const nameOf = (diffId: string, selection: string): string =>
  `${hashOf(Buffer.from(`${FORM}\n${selection}\n${diffId}`)).toString('hex')}.layer`

/** A hash stands before the content: what was cut off or changed on disk is not there, rather than wrong. */
function unpacked(bytes: Buffer): LayerCatalog | undefined {
  const content = bytes.subarray(HASH)
  if (bytes.length <= HASH || !hashOf(content).equals(bytes.subarray(0, HASH))) return undefined
  return deserialize(content) as LayerCatalog
}

/** Layers remembered in files below `folder`, at most `limit` bytes of them: those not used for the longest go first. */
export function layerCache(folder: string, limit: number, now: () => Date): LayerCache {
  return {
    get: async (diffId, selection) => {
      const path = join(folder, nameOf(diffId, selection))
      try {
        const catalog = unpacked(await readFileBounded(path, ENTRY))
        if (catalog?.diffId !== diffId) return undefined
        await touchFile(path, now())
        return catalog
      } catch (thrown) {
        if (thrown instanceof FileError) return undefined
        throw thrown
      }
    },
    put: async (catalog, selection) => {
      const content = serialize(catalog)
      if (content.length + HASH > Math.min(ENTRY, limit)) return
      try {
        await ensureFolder(folder)
        await writeWhole(join(folder, nameOf(catalog.diffId, selection)), Buffer.concat([hashOf(content), content]))
        await pruneCache(folder, limit)
      } catch (thrown) {
        // A full disk or a folder that may not be written to: the next run reads the layer again.
        if (!(thrown instanceof FileError)) throw thrown
      }
    },
  }
}

export type CacheUse = { readonly entries: number; readonly bytes: number }

export async function cacheUse(folder: string): Promise<CacheUse> {
  const files = await listFiles(folder)
  return { entries: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

/** Removes what was not used for the longest until at most `limit` bytes are left. @returns what was removed */
export async function pruneCache(folder: string, limit: number): Promise<CacheUse> {
  const files = await listFiles(folder)
  let left = files.reduce((sum, { size }) => sum + size, 0)
  const removed = { entries: 0, bytes: 0 }
  for (const file of sortedBy(files, ({ mtimeMs, name }) => [mtimeMs, name])) {
    if (left <= limit) break
    await removeFile(file.path)
    left -= file.size
    removed.entries++
    removed.bytes += file.size
  }
  return removed
}
