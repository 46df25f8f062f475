import { nameText } from '../../byte-text.ts'
import { ParseError } from '../../errors.ts'
import { textOf } from '../../parse-json.ts'

/** The records that change how an entry is read; all others are of no account and are not kept. */
const KEYS = [
  'path',
  'linkpath',
  'size',
  'uid',
  'gid',
  'SCHILY.xattr.security.capability',
  'GNU.sparse.major',
  'GNU.sparse.minor',
  'GNU.sparse.map',
  'GNU.sparse.name',
  'GNU.sparse.size',
  'GNU.sparse.realsize',
] as const
export type PaxKey = (typeof KEYS)[number]
export type PaxRecords = Map<PaxKey, string>

/** What tar, umoci and BuildKit write for the extended attribute `security.capability`; kept in hex. */
const CAPABILITY = 'SCHILY.xattr.security.capability'

const isKey = (key: string): key is PaxKey => (KEYS as readonly string[]).includes(key)

const malformed = (what: string, at: number): ParseError => new ParseError('malformed', what, { position: `offset ${at}` })

/** pax(1): records of `LENGTH key=value\n`, the length counting itself. An empty value leaves what the header says. */
export function readPax(bytes: Uint8Array): PaxRecords {
  const records: PaxRecords = new Map()
  // Sparse 0.0 repeats two keys in turn, offset and count; as one list they are the map of 0.1.
  const sparse: string[] = []
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at)
    const digits = space < 0 || space - at > 10 ? '' : textOf(bytes.subarray(at, space))
    const length = /^\d+$/.test(digits) ? Number(digits) : 0
    if (length <= space - at + 1 || at + length > bytes.length || bytes[at + length - 1] !== 0x0a)
      throw malformed('a PAX record with a wrong length', at)
    const record = bytes.subarray(space + 1, at + length - 1)
    const equals = record.indexOf(0x3d)
    if (equals <= 0) throw malformed('a PAX record without "="', at)
    const key = textOf(record.subarray(0, equals))
    const content = record.subarray(equals + 1)
    if (key === CAPABILITY) {
      // Bytes and no name: five words at most (linux/capability.h, vfs_ns_cap_data).
      if (content.length <= 64) records.set(CAPABILITY, Buffer.from(content).toString('hex'))
      at += length
      continue
    }
    const value = nameText(content)
    if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes') {
      if ((sparse.length % 2 === 0) !== (key === 'GNU.sparse.offset')) throw malformed('a sparse map out of order', at)
      sparse.push(value)
    } else if (isKey(key)) {
      if (value.includes('\0')) throw malformed('a PAX record with a NUL in a name', at)
      if (value === '') records.delete(key)
      else records.set(key, value)
    }
    at += length
  }
  if (sparse.length > 0) records.set('GNU.sparse.map', sparse.join(','))
  return records
}
