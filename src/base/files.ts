import { createReadStream } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, readlink, rename, rm, stat } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { PlimsollError, messageOf } from './errors.ts'
import { KiB } from './limits.ts'
import { compareText } from './order.ts'

export class FileError extends PlimsollError<'not-found' | 'too-large' | 'unreadable' | 'unwritable'> {}

export type FileStat = {
  readonly kind: 'file' | 'folder' | 'symlink' | 'socket' | 'other'
  readonly size: number
  readonly mode: number
  readonly mtimeMs: number
}

type Kinds = { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean; isSocket(): boolean }

const kindOf = (entry: Kinds): FileStat['kind'] =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'symlink' : entry.isSocket() ? 'socket' : 'other'

const isMissing = (thrown: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException)?.code ?? '')

function unreadable(path: string, cause: unknown): FileError {
  if (isMissing(cause)) return new FileError('not-found', `read "${path}": there is no such file`, { cause })
  return new FileError('unreadable', `read "${path}": ${messageOf(cause)}`, { cause })
}

/** What stands at a path, links followed; undefined when nothing does. */
export async function statPath(path: string): Promise<FileStat | undefined> {
  try {
    const found = await stat(path)
    return { kind: kindOf(found), size: found.size, mode: found.mode, mtimeMs: found.mtimeMs }
  } catch (cause) {
    if (isMissing(cause)) return undefined
    throw unreadable(path, cause)
  }
}

async function readFrom(file: FileHandle, path: string, limit: number): Promise<Buffer> {
  const { size } = await file.stat()
  const parts: Buffer[] = []
  let length = 0
  // A file may grow or, as in /proc, not say its size: what is read counts, not what it claims.
  for (let room = Math.min(size, limit) + 1; ; room = 64 * KiB) {
    const buffer = Buffer.allocUnsafe(room)
    const { bytesRead } = await file.read(buffer, 0, room)
    if (bytesRead === 0) return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    length += bytesRead
    if (length > limit) throw new FileError('too-large', `read "${path}": more than ${limit} bytes`)
    parts.push(buffer.subarray(0, bytesRead))
  }
}

/** The whole of a file of at most `limit` bytes. @throws FileError */
export async function readFileBounded(path: string, limit: number): Promise<Buffer> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    return await readFrom(file, path, limit)
  } catch (cause) {
    throw cause instanceof FileError ? cause : unreadable(path, cause)
  } finally {
    await file?.close()
  }
}

/** A file in pieces of 256 KiB. @throws FileError */
export async function* readChunks(path: string, range: { readonly start?: number; readonly end?: number } = {}): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * KiB, ...range }) as AsyncIterable<Buffer>
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

export async function ensureFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new FileError('unwritable', `make folder "${path}": ${messageOf(cause)}`, { cause })
  }
}

/** Writes a file whole or not at all: beside its place first, then renamed over it. @throws FileError */
export async function writeWhole(path: string, content: Uint8Array | string | AsyncIterable<Uint8Array>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  try {
    const file = await open(temporary, 'wx', 0o644)
    try {
      if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content)
      else for await (const chunk of content) await file.write(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {})
    throw cause instanceof PlimsollError ? cause : new FileError('unwritable', `write "${path}": ${messageOf(cause)}`, { cause })
  }
}

export type WalkedFile = {
  readonly path: string
  readonly kind: 'file' | 'symlink'
  readonly size: number
  readonly mode: number
  readonly link?: string
}

/**
 * Files below a folder in a stable order, links not followed; `path` is relative with slashes. What cannot be read is told to `failed`.
 * @throws FileError too-large past `maxEntries`
 */
export async function* walkFolder(
  root: string,
  options: {
    readonly maxEntries: number
    readonly enter?: (path: string) => boolean
    readonly failed: (path: string, reason: string) => void
  },
): AsyncGenerator<WalkedFile> {
  const pending = ['']
  let entries = 0
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const names = await readdir(join(root, folder), { withFileTypes: true }).catch((cause: unknown) => {
      options.failed(folder, messageOf(cause))
      return []
    })
    const below: string[] = []
    for (const entry of names.toSorted((a, b) => compareText(a.name, b.name))) {
      if (++entries > options.maxEntries) throw new FileError('too-large', `walk "${root}": more than ${options.maxEntries} entries`)
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (options.enter?.(path) ?? true) below.push(path)
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        const found = await walked(root, path, entry.isSymbolicLink(), options.failed)
        if (found) yield found
      }
    }
    pending.push(...below.toReversed())
  }
}

async function walked(
  root: string,
  path: string,
  isLink: boolean,
  failed: (path: string, reason: string) => void,
): Promise<WalkedFile | undefined> {
  try {
    const { size, mode } = await lstat(join(root, path))
    return isLink ? { path, kind: 'symlink', size, mode, link: await readlink(join(root, path)) } : { path, kind: 'file', size, mode }
  } catch (cause) {
    failed(path, messageOf(cause))
    return undefined
  }
}
