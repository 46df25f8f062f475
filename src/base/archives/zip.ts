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
/** Files of one archive; the largest assemblies of real programs have some 200,000. */
const ENTRIES = 500_000
const NONE = 0xffffffff

const malformed = (message: string, offset: number): ParseError => new ParseError('malformed', message, { position: `offset ${offset}` })

/** `first` is where the directory's first entry is, `moved` what precedes the archive proper; offsets of entries lack it. */
type Directory = { readonly count: number; readonly first: number; readonly end: number; readonly moved: number }

/**
 * The end record nearest to the end whose directory is really there. The bytes of a record may also stand in a comment or behind the
 * archive, and a JVM passes over such a one too: what it runs must not be hidden from us by it.
 */
function findEnd(view: DataView): Directory {
  let first: ParseError | undefined
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - TAIL); at--) {
    if (view.getUint32(at, true) !== END || at + 22 + view.getUint16(at + 20, true) > view.byteLength) continue
    try {
      return directoryAt(view, at)
    } catch (thrown) {
      if (!(thrown instanceof ParseError)) throw thrown
      first ??= thrown
    }
  }
  throw first ?? new ParseError('malformed', 'no end of a ZIP directory')
}

function directoryAt(view: DataView, at: number): Directory {
  const plain = { count: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), start: view.getUint32(at + 16, true), end: at }
  const isWide = plain.count === 0xffff || plain.size === NONE || plain.start === NONE
  const { count, size, start, end } = isWide ? (findEnd64(view, at) ?? plain) : plain
  // Bytes before the archive (a program that unpacks itself) move all offsets.
  const moved = end - size - start
  if (moved < 0) throw malformed('a ZIP directory that is larger than the archive', end)
  const first = start + moved
  const isEmpty = size === 0 && at + 22 + view.getUint16(at + 20, true) === view.byteLength
  if (!isEmpty && (first + 46 > end || view.getUint32(first, true) !== CENTRAL))
    throw malformed('no ZIP directory where its end says', first)
  return { count, first, end, moved }
}

/** The ZIP64 record that the locator leads to; undefined when there is no locator: 65535 files need none. */
function findEnd64(view: DataView, end: number): { count: number; size: number; start: number; end: number } | undefined {
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR64) return undefined
  // Bytes before the archive make the locator lie; then the record stands just in front of it.
  const at = [Number(view.getBigUint64(end - 12, true)), end - 76].find(
    (place) => place >= 0 && place + 56 <= end && view.getUint32(place, true) === END64,
  )
  if (at === undefined) throw malformed('a ZIP64 locator that leads nowhere', end - 20)
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

/**
 * By the directory's size and not by its count, as a JVM reads: old tools write the count modulo 65536, and a count that is too small
 * would hide files that run.
 */
function readDirectory(view: DataView, bytes: Uint8Array): ZipEntry[] {
  const { count, first, end, moved } = findEnd(view)
  const entries: ZipEntry[] = []
  let packed = 0
  let at = first
  while (at + 46 <= end && view.getUint32(at, true) === CENTRAL) {
    if (entries.length >= ENTRIES) throw new ParseError('too-large', `a ZIP archive of more than ${ENTRIES} files`)
    const next = at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw malformed('a ZIP directory that breaks off', at)
    const entry = entryAt(view, bytes, at, moved)
    packed += entry.packed
    entries.push(entry)
    at = next
  }
  if (entries.length < count) throw malformed('a ZIP directory that breaks off', at)
  // Files that share their bytes are how a few KiB become terabytes.
  if (packed > bytes.length) throw new ParseError('malformed', 'a ZIP archive whose files overlap')
  return entries
}

function entryAt(view: DataView, bytes: Uint8Array, at: number, moved: number): ZipEntry {
  const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)]
  const plain = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)] as const
  const [size, packed, offset] = plain.includes(NONE) ? wide(view, at + 46 + nameLength, extraLength, plain) : plain
  const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, nameLength).toString('utf8')
  const encrypted = (view.getUint16(at + 8, true) & ENCRYPTED) !== 0
  return { name, size, packed, offset: offset + moved, method: encrypted ? -1 : view.getUint16(at + 10, true) }
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
