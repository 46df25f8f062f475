import { inflateRawSync } from 'node:zlib'
import { ParseError, messageOf } from '../errors.ts'

/** A file of a ZIP archive as the central directory lists it; nothing is read of it yet. */
export type ZipEntry = {
  readonly name: string
  readonly packed: number
  readonly size: number
  readonly method: number
  readonly offset: number
}

/** An archive in memory (APPNOTE 6.3.10). */
export type Zip = {
  readonly entries: readonly ZipEntry[]
  /** @throws ParseError when it is not what the directory says, or larger than `limit` bytes */
  readonly read: (entry: ZipEntry, limit: number) => Uint8Array
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const ENCRYPTED = 1
/** The archive's comment is at most 65535 bytes, after a record of 22. */
const TAIL = 65_557
const ENTRIES = 1_000_000
const NONE = 0xffffffff

const malformed = (message: string, offset: number): ParseError => new ParseError('malformed', message, { position: `offset ${offset}` })

type Directory = { readonly count: number; readonly size: number; readonly start: number; readonly end: number }

function findEnd(view: DataView): Directory {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - TAIL); at--) {
    if (view.getUint32(at, true) !== END || at + 22 + view.getUint16(at + 20, true) > view.byteLength) continue
    const plain = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      start: view.getUint32(at + 16, true),
      end: at,
    }
    return plain.count === 0xffff || plain.size === NONE || plain.start === NONE ? findEnd64(view, at) : plain
  }
  throw new ParseError('malformed', 'no end of a ZIP directory')
}

function findEnd64(view: DataView, end: number): Directory {
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR64) throw malformed('a ZIP64 archive without its locator', end)
  const at = Number(view.getBigUint64(end - 12, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) throw malformed('a ZIP64 locator that leads nowhere', end - 20)
  const number = (offset: number): number => Number(view.getBigUint64(at + offset, true))
  return { count: number(32), size: number(40), start: number(48), end: at }
}

/** Sizes and offset that do not fit in 32 bits stand in the extra field 1. */
function wide(view: DataView, at: number, length: number, values: readonly [number, number, number]): [number, number, number] {
  const result: [number, number, number] = [...values]
  for (let field = at; field + 4 <= at + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let next = field + 4
    for (const i of [0, 1, 2])
      if (values[i] === NONE && next + 8 <= at + length) {
        result[i] = Number(view.getBigUint64(next, true))
        next += 8
      }
  }
  return result
}

function readDirectory(view: DataView, bytes: Uint8Array): ZipEntry[] {
  const directory = findEnd(view)
  if (directory.count > ENTRIES) throw new ParseError('too-large', `a ZIP archive of ${directory.count} files`)
  // Bytes before the archive (a program that unpacks itself) move all offsets.
  const moved = directory.end - directory.size - directory.start
  if (moved < 0) throw malformed('a ZIP directory that is larger than the archive', directory.end)
  const entries: ZipEntry[] = []
  let at = directory.start + moved
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw malformed('a ZIP directory that breaks off', at)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > bytes.length) throw malformed('a ZIP directory that breaks off', at)
    const plain = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)] as const
    const [size, packed, offset] = plain.includes(NONE) ? wide(view, at + 46 + nameLength, extraLength, plain) : plain
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, nameLength).toString('utf8')
    const encrypted = (view.getUint16(at + 8, true) & ENCRYPTED) !== 0
    entries.push({ name, size, packed, offset: offset + moved, method: encrypted ? -1 : view.getUint16(at + 10, true) })
    at = next
  }
  return entries
}

function readEntry(view: DataView, bytes: Uint8Array, entry: ZipEntry, limit: number): Uint8Array {
  const { name, offset, packed, size, method } = entry
  if (size > limit) throw new ParseError('too-large', `"${name}": ${size} bytes, more than ${limit}`)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw malformed(`"${name}": no file where the directory says`, offset)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw malformed(`"${name}": breaks off`, offset)
  const content = bytes.subarray(start, start + packed)
  if (method === 0) return content
  if (method !== 8) throw new ParseError('unsupported', `"${name}": ${method < 0 ? 'encrypted' : `compressed by method ${method}`}`)
  try {
    const plain = inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
    if (plain.length === size) return plain
  } catch (cause) {
    throw new ParseError('malformed', `"${name}": ${messageOf(cause)}`, { cause })
  }
  throw malformed(`"${name}": not of the size that the directory says`, offset)
}

/** @throws ParseError with an offset */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries = readDirectory(view, bytes)
  return { entries, read: (entry, limit) => readEntry(view, bytes, entry, limit) }
}
