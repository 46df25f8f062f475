import { ParseError } from '#base/index.ts'

/**
 * Rows of one table of an SQLite file, read from its bytes: the file lies in an image, not on disk (SQLite's "Database File Format").
 * Content that only a write-ahead log holds is not in these bytes.
 */
const MAGIC = 'SQLite format 3\0'
const INTERIOR = 5
const LEAF = 13
const DEPTH = 32
const CELLS = 10_000_000

type Database = {
  readonly buffer: Buffer
  readonly pageSize: number
  readonly usable: number
  readonly pages: number
  left: number
  bytes: number
}

const malformed = (message: string): ParseError => new ParseError('malformed', `an SQLite file ${message}`)

function openDatabase(bytes: Uint8Array): Database {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 512 || buffer.toString('latin1', 0, 16) !== MAGIC)
    throw new ParseError('malformed', 'not an SQLite file', { position: 'offset 0' })
  const stated = buffer.readUInt16BE(16)
  const pageSize = stated === 1 ? 65_536 : stated
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) throw malformed(`with pages of ${pageSize} bytes`)
  const pages = Math.floor(bytes.length / pageSize)
  return { buffer, pageSize, usable: pageSize - buffer[20]!, pages, left: pages * 2 + 1000, bytes: bytes.length * 2 }
}

/** A page may be visited once or, as overflow, once more: more visits are a cycle. */
function page(database: Database, number: number): Buffer {
  if (number < 1 || number > database.pages) throw malformed(`that refers to page ${number} of ${database.pages}`)
  if (--database.left < 0) throw malformed('whose pages refer to each other in a circle')
  const start = (number - 1) * database.pageSize
  return database.buffer.subarray(start, start + database.pageSize)
}

/** A big-endian integer of 7 bits a byte, 8 in the ninth. @returns the value and where it ends */
function varint(buffer: Buffer, start: number): readonly [number, number] {
  let value = 0
  for (let i = 0; i < 8; i++) {
    const byte = buffer[start + i]
    if (byte === undefined) throw malformed('that breaks off')
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, start + i + 1]
  }
  return [value * 256 + (buffer[start + 8] ?? 0), start + 9]
}

/** Section 1.6: how much of a payload lies in the cell itself. */
function localSize(size: number, usable: number): number {
  const most = usable - 35
  if (size <= most) return size
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((size - least) % (usable - 4))
  return wanted <= most ? wanted : least
}

function payloadAt(database: Database, cell: Buffer, at: number, size: number): Buffer {
  const local = localSize(size, database.usable)
  if (size > database.buffer.length || at + local > cell.length) throw malformed('with a record that is larger than the file')
  // Records do not overlap either.
  database.bytes -= size
  if (database.bytes < 0) throw malformed('whose records share their bytes')
  if (local === size) return cell.subarray(at, at + size)
  const parts = [cell.subarray(at, at + local)]
  let length = local
  let next = cell.readUInt32BE(at + local)
  while (length < size) {
    const overflow = page(database, next)
    const part = overflow.subarray(4, Math.min(database.usable, 4 + size - length))
    parts.push(part)
    length += part.length
    next = overflow.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

type Row = { readonly id: number; readonly record: Buffer }

function* recordsOf(database: Database, root: number, depth = 0): Generator<Row> {
  if (depth > DEPTH) throw malformed('whose tree is too deep')
  const content = page(database, root)
  const head = root === 1 ? 100 : 0
  const type = content[head]
  const cells = content.readUInt16BE(head + 3)
  if (cells > CELLS || (type !== LEAF && type !== INTERIOR)) throw malformed(`with a page of kind ${type}`)
  const pointers = head + (type === LEAF ? 8 : 12)
  for (let i = 0; i < cells; i++) {
    if (pointers + i * 2 + 2 > content.length) throw malformed('with a page that has more cells than room')
    const at = content.readUInt16BE(pointers + i * 2)
    if (at + 4 > content.length) throw malformed('with a cell outside of its page')
    if (type === INTERIOR) yield* recordsOf(database, content.readUInt32BE(at), depth + 1)
    else {
      const [size, afterSize] = varint(content, at)
      const [id, start] = varint(content, afterSize)
      yield { id, record: payloadAt(database, content, start, size) }
    }
  }
  if (type === INTERIOR) yield* recordsOf(database, content.readUInt32BE(head + 8), depth + 1)
}

const sizeOfSerial = (type: number): number =>
  type >= 12 ? Math.floor((type - 12) / 2) : ([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0)

/** The columns of a record as bytes, with SQLite's serial type. */
function columnsOf(record: Buffer): Column[] {
  const [headSize, first] = varint(record, 0)
  const columns: Column[] = []
  let content = headSize
  for (let at = first; at < headSize;) {
    const [type, next] = varint(record, at)
    const size = sizeOfSerial(type)
    if (content + size > record.length) throw malformed('with a record that breaks off')
    columns.push({ type, bytes: record.subarray(content, content + size) })
    content += size
    at = next
  }
  return columns
}

type Column = { readonly type: number; readonly bytes: Buffer }

/** The rows of a table, each with its number. @throws ParseError */
export function* readRows(bytes: Uint8Array, table: string): Generator<{ readonly id: number; readonly columns: readonly Column[] }> {
  const database = openDatabase(bytes)
  for (const { record } of recordsOf(database, 1)) {
    const [type, name, , root] = columnsOf(record)
    if (type?.bytes.toString() !== 'table' || name?.bytes.toString() !== table || !root || root.bytes.length === 0) continue
    const page = root.bytes.readUIntBE(0, Math.min(6, root.bytes.length))
    for (const row of recordsOf(database, page)) yield { id: row.id, columns: columnsOf(row.record) }
    return
  }
  throw malformed(`without a table "${table}"`)
}

/** @throws ParseError */
export function* readBlobs(bytes: Uint8Array, table: string, column: number): Generator<Buffer> {
  for (const { columns } of readRows(bytes, table)) {
    const found = columns[column]
    if (found && found.type >= 12 && found.type % 2 === 0) yield found.bytes
  }
}
