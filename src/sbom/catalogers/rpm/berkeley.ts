import { ParseError } from '#base/index.ts'

/** Values of a Berkeley DB hash file (db_page.h): every hash page is read in turn, large values from their overflow pages. */
const MAGIC = 0x061561
const HASH_UNSORTED = 2
const HASH = 13
const OVERFLOW = 7
const KEYDATA = 1
const OFFPAGE = 3
const HEADER = 26

type Database = {
  readonly buffer: Buffer
  readonly pageSize: number
  readonly pages: number
  readonly u16: (at: number) => number
  readonly u32: (at: number) => number
  /** Bytes of values that may still come: each page belongs to one value, so that together they are no larger than the file. */
  left: number
}

function openDatabase(bytes: Uint8Array): Database {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const wrong = (): ParseError => new ParseError('malformed', 'not a Berkeley DB hash file', { position: 'offset 12' })
  if (bytes.length < 512) throw wrong()
  const little = buffer.readUInt32LE(12) === MAGIC
  if (!little && buffer.readUInt32BE(12) !== MAGIC) throw wrong()
  const u16 = (at: number): number => (little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at))
  const u32 = (at: number): number => (little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at))
  const pageSize = u32(20)
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0)
    throw new ParseError('malformed', `a Berkeley DB file with pages of ${pageSize} bytes`)
  return { buffer, pageSize, pages: Math.floor(bytes.length / pageSize), u16, u32, left: bytes.length }
}

function overflowValue({ buffer, pageSize, pages, u16, u32 }: Database, first: number, size: number): Buffer {
  if (size > buffer.length) throw new ParseError('malformed', 'a Berkeley DB value that is larger than the file')
  const parts: Buffer[] = []
  let length = 0
  for (let number = first; length < size;) {
    if (parts.length > pages) throw new ParseError('malformed', 'a Berkeley DB value whose pages go round in a circle')
    const start = number * pageSize
    if (number < 1 || number >= pages || buffer[start + 25] !== OVERFLOW)
      throw new ParseError('malformed', `a Berkeley DB value that goes on at page ${number}`)
    const part = buffer.subarray(start + HEADER, start + HEADER + Math.min(u16(start + 22), pageSize - HEADER, size - length))
    // A page without content would go round for ever.
    if (part.length === 0) throw new ParseError('malformed', 'a Berkeley DB value with an empty page')
    parts.push(part)
    length += part.length
    number = u32(start + 16)
  }
  return Buffer.concat(parts)
}

function valueAt(database: Database, page: number, index: number): Buffer | undefined {
  const { buffer, pageSize, u16, u32 } = database
  const start = page * pageSize
  const offset = u16(start + HEADER + index * 2)
  const end = index === 0 ? pageSize : u16(start + HEADER + (index - 1) * 2)
  if (offset + 1 > end || end > pageSize) throw new ParseError('malformed', `a Berkeley DB item outside of page ${page}`)
  const at = start + offset
  if (buffer[at] === KEYDATA) return buffer.subarray(at + 1, start + end)
  if (buffer[at] === OFFPAGE && offset + 12 <= pageSize) return overflowValue(database, u32(at + 4), u32(at + 8))
  return undefined
}

/** @throws ParseError */
export function* readBerkeley(bytes: Uint8Array): Generator<Buffer> {
  const database = openDatabase(bytes)
  for (let page = 1; page < database.pages; page++) {
    const start = page * database.pageSize
    const type = database.buffer[start + 25]
    if (type !== HASH && type !== HASH_UNSORTED) continue
    const items = database.u16(start + 20)
    if (HEADER + items * 2 > database.pageSize) throw new ParseError('malformed', `more Berkeley DB items than room on page ${page}`)
    // Keys and values in turn; the key 0 holds the next free number and no header.
    for (let index = 1; index < items; index += 2) {
      const value = valueAt(database, page, index)
      database.left -= value?.length ?? 0
      if (database.left < 0) throw new ParseError('malformed', 'Berkeley DB values that share their pages')
      if (value && value.length > 4) yield value
    }
  }
}
