import { open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from './errors.ts'
import { FileError } from './files.ts'

export type FolderFile = { readonly path: string; readonly name: string; readonly size: number; readonly mtimeMs: number }

/** The files right in a folder, none when it is not there; what another process removes meanwhile is left out. @throws FileError */
export async function listFiles(folder: string): Promise<FolderFile[]> {
  const names = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw new FileError('unreadable', `list "${folder}": ${messageOf(cause)}`, { cause })
  })
  const files: FolderFile[] = []
  for (const entry of names) {
    if (!entry.isFile()) continue
    const path = join(folder, entry.name)
    const found = await stat(path).catch(() => undefined)
    if (found) files.push({ path, name: entry.name, size: found.size, mtimeMs: found.mtimeMs })
  }
  return files
}

/** Not an error when it is gone already. */
export const removeFile = (path: string): Promise<void> => rm(path, { force: true })

/** Marks a file as used now; that it cannot be marked is no error. */
export const touchFile = (path: string, now: Date): Promise<void> => utimes(path, now, now).catch(() => {})

/** Puts a finished file in another's place at once, in the same file system; what it holds is on disk before. @throws FileError */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    const file = await open(from, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(from, to)
  } catch (cause) {
    throw new FileError('unwritable', `write "${to}": ${messageOf(cause)}`, { cause })
  }
}
