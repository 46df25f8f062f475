import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf } from './errors.ts'
import { FileError, writeWhole } from './files.ts'

/** A file that is read here and there. */
export type OpenFile = {
  readonly path: string
  readonly size: number
  /** Fewer bytes than asked for only at the file's end. @throws FileError */
  readonly read: (offset: number, length: number) => Promise<Buffer>
  readonly close: () => Promise<void>
}

async function readAt(file: FileHandle, path: string, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  try {
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
  } catch (cause) {
    throw new FileError('unreadable', `read "${path}": ${messageOf(cause)}`, { cause })
  }
  return buffer.subarray(0, filled)
}

/** @throws FileError */
export async function openFile(path: string): Promise<OpenFile> {
  try {
    const file = await open(path, 'r')
    const { size } = await file.stat()
    return { path, size, read: (offset, length) => readAt(file, path, offset, length), close: () => file.close() }
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new FileError(missing ? 'not-found' : 'unreadable', `open "${path}": ${missing ? 'there is no such file' : messageOf(cause)}`, {
      cause,
    })
  }
}

/** Keeps a stream in a temporary file that nobody else can name; closing removes it. @throws FileError too-large past `limit` bytes */
export async function spool(source: AsyncIterable<Uint8Array>, limit: number): Promise<OpenFile> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'spooled')
    await writeWhole(path, bounded(source, limit))
    const file = await openFile(path)
    return { ...file, close: () => file.close().finally(remove) }
  } catch (thrown) {
    await remove()
    throw thrown
  }
}

async function* bounded(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const part of source) {
    length += part.length
    if (length > limit) throw new FileError('too-large', `read a stream: more than ${limit} bytes`)
    yield part
  }
}
