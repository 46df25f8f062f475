import { inflateRawSync } from 'node:zlib'
import { ParseError, messageOf } from '../errors.ts'
import { MiB } from '../limits.ts'
import type { OpenFile } from '../open-file.ts'

/** A file of an archive, unpacked. */
export type ZipContent = { readonly name: string; readonly bytes: Uint8Array }

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const NONE = 0xffffffff
/** The end of the directory with its longest comment, and before it ZIP64's locator and record. */
const TAIL = 65_557 + 20 + 56
/** A local header with the longest name and extra field that it can have; the directory's has a comment as well. */
const LONGEST = 46 + 3 * 0xffff

const malformed = (message: string, offset: number): ParseError => new ParseError('malformed', message, { position: `offset ${offset}` })

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

type Window = (offset: number, length: number) => Promise<Buffer>

/** Reads ahead: what is asked for lies one behind the other. The answer is shorter only at the file's end. */
function windowOf(file: OpenFile, size: number): Window {
  let start = 0
  let bytes: Buffer = Buffer.alloc(0)
  return async (offset, length) => {
    const wanted = Math.max(0, Math.min(length, file.size - offset))
    if (offset < start || offset + wanted > start + bytes.length) {
      bytes = await file.read(offset, Math.max(0, Math.min(file.size - offset, Math.max(size, wanted))))
      start = offset
    }
    return bytes.subarray(offset - start, offset - start + wanted)
  }
}

type Directory = { readonly start: number; readonly end: number; readonly moved: number }

/** Where the directory lies (APPNOTE 6.3.10, 4.3.14 to 4.3.16). */
async function directoryOf(file: OpenFile): Promise<Directory> {
  const from = Math.max(0, file.size - TAIL)
  const view = viewOf(await file.read(from, file.size - from))
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END || at + 22 + view.getUint16(at + 20, true) !== view.byteLength) continue
    let [end, size, start] = [from + at, view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
    if (at >= 76 && view.getUint32(at - 20, true) === LOCATOR64 && view.getUint32(at - 76, true) === END64)
      [end, size, start] = [from + at - 76, Number(view.getBigUint64(at - 76 + 40, true)), Number(view.getBigUint64(at - 76 + 48, true))]
    // Bytes before the archive move all offsets.
    const moved = end - size - start
    if (moved < 0) throw malformed('a ZIP directory that is larger than the archive', end)
    return { start: end - size, end, moved }
  }
  throw new ParseError('malformed', 'no end of a ZIP directory')
}

type Entry = { name: string; method: number; packed: number; size: number; offset: number; next: number }

/** Numbers that do not fit in 32 bits stand in the extra field 1, in this order (4.5.3). */
function widen(entry: Entry, view: DataView, at: number, stop: number): void {
  for (let field = at; field + 4 <= stop; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let next = field + 4
    for (const key of ['size', 'packed', 'offset'] as const)
      if (entry[key] === NONE && next + 8 <= stop) {
        entry[key] = Number(view.getBigUint64(next, true))
        next += 8
      }
    return
  }
}

function entryAt(bytes: Buffer, at: number): Entry {
  const view = viewOf(bytes)
  if (bytes.length < 46 || view.getUint32(0, true) !== CENTRAL) throw malformed('a ZIP directory that breaks off', at)
  const names = 46 + view.getUint16(28, true)
  const extra = names + view.getUint16(30, true)
  const length = extra + view.getUint16(32, true)
  if (length > bytes.length) throw malformed('a ZIP directory that breaks off', at)
  const encrypted = (view.getUint16(8, true) & 1) !== 0
  const entry: Entry = {
    name: bytes.toString('utf8', 46, names),
    method: encrypted ? -1 : view.getUint16(10, true),
    packed: view.getUint32(20, true),
    size: view.getUint32(24, true),
    offset: view.getUint32(42, true),
    next: at + length,
  }
  widen(entry, view, names, extra)
  return entry
}

async function contentOf(read: Window, { name, method, packed, size, offset }: Entry, limit: number): Promise<Uint8Array> {
  if (size > limit || packed > limit + MiB)
    throw new ParseError('too-large', `"${name}": ${Math.max(size, packed)} bytes, more than ${limit}`)
  const bytes = await read(offset, LONGEST + packed)
  if (bytes.length < 30 || bytes.readUInt32LE(0) !== LOCAL) throw malformed(`"${name}": no file where the directory says`, offset)
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28)
  const content = bytes.subarray(start, start + packed)
  if (content.length < packed) throw malformed(`"${name}": breaks off`, offset)
  if (method !== 0 && method !== 8)
    throw new ParseError('unsupported', `"${name}": ${method < 0 ? 'encrypted' : `compressed by method ${method}`}`)
  try {
    const plain = method === 0 ? Buffer.from(content) : inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
    if (plain.length === size) return plain
  } catch (cause) {
    throw new ParseError('malformed', `"${name}": ${messageOf(cause)}`, { cause })
  }
  throw malformed(`"${name}": not of the size that the directory says`, offset)
}

/**
 * The wanted files of an archive of any size, in the order of its directory, one in memory at a time. An archive of half a million records
 * is not read whole, and no list of it is made.
 * @throws ParseError with an offset, FileError; at most `count` files of at most `limit` bytes, of at most `total` together
 */
export async function* filesOfZip(
  file: OpenFile,
  {
    wants,
    limit,
    count,
    total,
  }: { readonly wants: (name: string) => boolean; readonly limit: number; readonly count: number; readonly total: number },
): AsyncGenerator<ZipContent> {
  const { start, end, moved } = await directoryOf(file)
  const directory = windowOf(file, MiB)
  const contents = windowOf(file, 4 * MiB)
  let found = 0
  let length = 0
  for (let at = start; at < end;) {
    const entry = entryAt(await directory(at, Math.min(LONGEST, end - at)), at)
    at = entry.next
    if (++found > count) throw new ParseError('too-large', `a ZIP archive of more than ${count} files`)
    if (!wants(entry.name)) continue
    length += entry.size
    if (length > total) throw new ParseError('too-large', `a ZIP archive of more than ${total} bytes`)
    yield { name: entry.name, bytes: await contentOf(contents, { ...entry, offset: entry.offset + moved }, limit) }
  }
}
