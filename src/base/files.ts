import { closeSync, constants, createReadStream, fstatSync, lstatSync, openSync, readSync, readlinkSync } from 'node:fs'
import { type FileHandle, mkdir, open, opendir, realpath, rename, rm, stat } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { nameBytes, nameText } from './byte-text.ts'
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

/** A path as the system has it: a name that is no UTF-8 by its bytes. */
const native = (path: string): string | Buffer => (path.isWellFormed() ? path : Buffer.from(nameBytes(path)))

/** Opens without waiting for the other end of a pipe, which a file may have been replaced by since it was listed. */
async function openRegular(path: string, flags: number): Promise<FileHandle> {
  const file = await open(native(path), constants.O_RDONLY | constants.O_NONBLOCK | flags)
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw new FileError('unreadable', `read "${path}": it is no regular file`)
}

/**
 * The whole of a file of at most `limit` bytes. Of a foreign tree only a regular file is read, and no link followed; what the user names
 * may be anything that can be read to its end. @throws FileError
 */
export async function readFileBounded(path: string, limit: number, from: 'user' | 'tree' = 'user'): Promise<Buffer> {
  let file: FileHandle | undefined
  try {
    file = from === 'tree' ? await openRegular(path, constants.O_NOFOLLOW) : await open(path, 'r')
    return await readFrom(file, path, limit)
  } catch (cause) {
    throw cause instanceof FileError ? cause : unreadable(path, cause)
  } finally {
    await file?.close()
  }
}

/**
 * A small file of a foreign tree, at once: for thousands of them the way to another thread and back costs several times what reading does.
 * A regular file of at most `limit` bytes, no link followed. @throws FileError
 */
export function readTreeFile(path: string, limit: number): Buffer {
  let file: number | undefined
  try {
    file = openSync(native(path), constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
    const found = fstatSync(file)
    if (!found.isFile()) throw new FileError('unreadable', `read "${path}": it is no regular file`)
    if (found.size > limit) throw new FileError('too-large', `read "${path}": more than ${limit} bytes`)
    const buffer = Buffer.allocUnsafe(found.size)
    let length = 0
    // What it has grown by since is not read.
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(file, buffer, length, buffer.length - length, null)
    return buffer.subarray(0, length)
  } catch (cause) {
    throw cause instanceof FileError ? cause : unreadable(path, cause)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** The first bytes of a regular file of a foreign tree, fewer when it has not so many. @throws FileError */
export async function readHead(path: string, length: number): Promise<Buffer> {
  let file: FileHandle | undefined
  try {
    file = await openRegular(path, constants.O_NOFOLLOW)
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    throw cause instanceof FileError ? cause : unreadable(path, cause)
  } finally {
    await file?.close()
  }
}

/** A regular file of a foreign tree in pieces of 1 MiB, no link followed; at most `limit` bytes, whatever it grows to. @throws FileError */
export async function* readTreeChunks(path: string, limit: number): AsyncGenerator<Buffer> {
  let file: FileHandle | undefined
  try {
    file = await openRegular(path, constants.O_NOFOLLOW)
    for (let left = limit; left > 0;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(Math.min(left, 1024 * KiB)))
      if (bytesRead === 0) return
      left -= bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } catch (cause) {
    throw cause instanceof FileError ? cause : unreadable(path, cause)
  } finally {
    await file?.close()
  }
}

/** A file in pieces of 1 MiB. @throws FileError */
export async function* readChunks(path: string, range: { readonly start?: number; readonly end?: number } = {}): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * KiB, ...range }) as AsyncIterable<Buffer>
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

type Content = Uint8Array | string | AsyncIterable<Uint8Array>

async function writeAll(file: FileHandle, content: Content): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content)
  else for await (const chunk of content) await file.writeFile(chunk)
}

/** Where the bytes go: the file behind a link; a pipe or device, which must not be replaced by a file, itself. */
async function placeOf(path: string): Promise<{ readonly path: string; readonly replace: boolean }> {
  const kind = (await statPath(path))?.kind
  if (kind === undefined) return { path, replace: true }
  return { path: await realpath(path), replace: kind === 'file' || kind === 'folder' }
}

/** Writes a file whole or not at all: beside its place first, then renamed over it. `mode` is the one of a file that is replaced. @throws FileError */
export async function writeWhole(path: string, content: Content, mode?: number): Promise<void> {
  let temporary: string | undefined
  try {
    const place = await placeOf(path)
    if (place.replace) temporary = join(dirname(place.path), `.${basename(place.path)}.${randomBytes(6).toString('hex')}.part`)
    const file = await open(temporary ?? place.path, temporary ? 'wx' : 'w', 0o644)
    try {
      await writeAll(file, content)
      if (temporary && mode !== undefined) await file.chmod(mode & 0o777)
      if (temporary) await file.sync()
    } finally {
      await file.close()
    }
    if (temporary) await rename(temporary, place.path)
  } catch (cause) {
    if (temporary) await rm(temporary, { force: true }).catch(() => {})
    throw cause instanceof PlimsollError ? cause : new FileError('unwritable', `write "${path}": ${messageOf(cause)}`, { cause })
  }
}

export type WalkedFile = {
  readonly path: string
  readonly kind: 'file' | 'symlink' | 'folder'
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly link?: string
}

type WalkOptions = {
  readonly maxEntries: number
  readonly enter?: (path: string) => boolean
  /** Folders that are entered are handed out, too, before what is in them. */
  readonly folders?: boolean
  readonly failed: (path: string, reason: string) => void
}

type Listed = { readonly name: string; readonly kind: FileStat['kind'] }

/** The names in a folder; `room` is how many there may be. @throws FileError too-large */
async function list(root: string, folder: string, room: number, options: WalkOptions): Promise<Listed[]> {
  const names: Listed[] = []
  try {
    const entries = await opendir(native(join(root, folder)), { encoding: 'buffer' as BufferEncoding, bufferSize: 1024 })
    for await (const entry of entries) {
      if (names.length >= room) throw new FileError('too-large', `walk "${root}": more than ${options.maxEntries} entries`)
      names.push({ name: nameText(entry.name as unknown as Buffer), kind: kindOf(entry) })
    }
  } catch (cause) {
    if (cause instanceof FileError) throw cause
    options.failed(folder, messageOf(cause))
  }
  return names.toSorted((a, b) => compareText(a.name, b.name))
}

/**
 * Files below a folder in a stable order, links not followed, pipes and devices left out; `path` is relative with slashes. What cannot be
 * read is told to `failed`.
 * @throws FileError too-large past `maxEntries`
 */
export async function* walkFolder(root: string, options: WalkOptions): AsyncGenerator<WalkedFile> {
  const pending = ['']
  let entries = 0
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const names = await list(root, folder, options.maxEntries - entries, options)
    entries += names.length
    const below: string[] = []
    for (const { name, kind } of names) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (kind === 'folder') {
        if (!(options.enter?.(path) ?? true)) continue
        const found = options.folders ? walked(root, path, kind, options.failed) : undefined
        if (found) yield found
        if (found || !options.folders) below.push(path)
      } else if (kind === 'file' || kind === 'symlink') {
        const found = walked(root, path, kind, options.failed)
        if (found) yield found
      }
    }
    pending.push(...below.toReversed())
  }
}

function walked(
  root: string,
  path: string,
  kind: WalkedFile['kind'],
  failed: (path: string, reason: string) => void,
): WalkedFile | undefined {
  try {
    const at = native(join(root, path))
    // Not on another thread: the way there costs ten times what the call does, and a tree has hundreds of thousands of files.
    const { size, mode, uid, gid } = lstatSync(at)
    return kind === 'symlink'
      ? { path, kind, size, mode, uid, gid, link: nameText(readlinkSync(at, { encoding: 'buffer' })) }
      : { path, kind, size, mode, uid, gid }
  } catch (cause) {
    failed(path, messageOf(cause))
    return undefined
  }
}
