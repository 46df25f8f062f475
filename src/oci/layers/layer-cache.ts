import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import {
  FileError,
  type FolderFile,
  MiB,
  ensureFolder,
  isOwnFolder,
  listFiles,
  readFileBounded,
  removeFile,
  sortedBy,
  touchFile,
  writeWhole,
} from '#base/index.ts'
import type { LayerCache } from './detect-image.ts'

/** Raised when Remembered changes its form; what is in `value` has its own in the key. */
const FORM = 3
/** One remembered layer; a larger one is read again each time. */
const ENTRY = 128 * MiB
const HASH = 32

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A layer under what looked at it: content that is named by what it was made of needs no lock and no expiry. */
const nameOf = (diffId: string, key: string): string => `${hashOf(Buffer.from(`${FORM}\n${key}\n${diffId}`)).toString('hex')}.layer`

type Remembered = { readonly diffId: string; readonly value: unknown }

const isRemembered = (value: unknown): value is Remembered => {
  const { diffId, value: inner } = Object(value) as Partial<Remembered>
  return typeof diffId === 'string' && inner !== undefined
}

/**
 * A hash stands before the content: what was cut off or changed on disk is not there, rather than wrong. It is no proof of who wrote it:
 * that is the folder's owner (`isOwnFolder`), for content that another made could say anything of an image.
 */
function unpacked(bytes: Buffer): Remembered | undefined {
  const content = bytes.subarray(HASH)
  if (bytes.length <= HASH || !hashOf(content).equals(bytes.subarray(0, HASH))) return undefined
  try {
    const value: unknown = deserialize(content)
    return isRemembered(value) ? value : undefined
  } catch {
    // Another version of V8 wrote it.
    return undefined
  }
}

/** Files of the cache: entries, and those that a process was writing when it ended. All else in the folder is not ours to count or remove. */
const isOurs = ({ name }: FolderFile): boolean => /^(?:[0-9a-f]{64}\.layer|\.[0-9a-f]{64}\.layer\.[0-9a-f]{12}\.part)$/.test(name)
const entriesIn = async (folder: string): Promise<FolderFile[]> => (await listFiles(folder)).filter(isOurs)

/** Layers remembered in files below `folder`, at most `limit` bytes of them: those not used for the longest go first. */
export function layerCache(folder: string, limit: number, now: () => Date): LayerCache {
  return {
    get: async (diffId, key) => {
      if (!(await isOwnFolder(folder))) return undefined
      const path = join(folder, nameOf(diffId, key))
      try {
        const remembered = unpacked(await readFileBounded(path, ENTRY, 'tree'))
        if (remembered?.diffId !== diffId) return undefined
        await touchFile(path, now())
        return remembered.value
      } catch (thrown) {
        if (thrown instanceof FileError) return undefined
        throw thrown
      }
    },
    put: async (diffId, key, value) => {
      const content = serialize({ diffId, value } satisfies Remembered)
      if (content.length + HASH > Math.min(ENTRY, limit)) return
      try {
        await ensureFolder(folder)
        if (!(await isOwnFolder(folder))) return
        await writeWhole(join(folder, nameOf(diffId, key)), Buffer.concat([hashOf(content), content]))
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
  const files = await entriesIn(folder)
  return { entries: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

/** Removes what was not used for the longest until at most `limit` bytes are left. @returns what was removed */
export async function pruneCache(folder: string, limit: number): Promise<CacheUse> {
  const files = await entriesIn(folder)
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
