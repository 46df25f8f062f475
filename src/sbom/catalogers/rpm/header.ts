import { ParseError } from '#base/index.ts'

/** A package's header as the database holds it (rpm's "Header format"): index entries, then the data that they point into. */
export type RpmHeader = {
  readonly text: (tag: number) => string | undefined
  readonly texts: (tag: number) => readonly string[]
  readonly numbers: (tag: number) => readonly number[]
}

export const TAG = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  vendor: 1011,
  license: 1014,
  arch: 1022,
  oldFileNames: 1027,
  fileDigests: 1035,
  sourceRpm: 1044,
  provideName: 1047,
  requireName: 1049,
  changelogText: 1082,
  dirIndexes: 1116,
  baseNames: 1117,
  dirNames: 1118,
  fileDigestAlgorithm: 5011,
  modularityLabel: 5096,
} as const

const INT32 = 4
const STRING = 6
const STRING_ARRAY = 8
const I18N_STRING = 9

/** rpm's own bounds: 64 Ki entries, 256 MiB of data. */
const ENTRIES = 0xffff
const DATA = 256 * 1024 * 1024
/** A package of all of a distribution's kernels' sources has some 100 thousand files. */
const VALUES = 2_000_000

type Entry = { readonly type: number; readonly offset: number; readonly count: number }

function stringsAt(data: Buffer, offset: number, count: number): string[] {
  const values: string[] = []
  for (let i = 0, at = offset; i < count; i++) {
    const end = data.indexOf(0, at)
    if (end < 0) throw new ParseError('malformed', 'a text in an RPM header that does not end')
    values.push(data.toString('utf8', at, end))
    at = end + 1
  }
  return values
}

/** @throws ParseError */
export function readRpmHeader(bytes: Uint8Array): RpmHeader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 8) throw new ParseError('malformed', 'an RPM header that breaks off')
  const count = buffer.readUInt32BE(0)
  const size = buffer.readUInt32BE(4)
  if (count > ENTRIES || size > DATA || 8 + count * 16 + size > bytes.length)
    throw new ParseError('malformed', `an RPM header of ${count} entries and ${size} bytes does not fit`)
  const data = buffer.subarray(8 + count * 16, 8 + count * 16 + size)
  const entries = new Map<number, Entry>()
  for (let i = 0; i < count; i++) {
    const at = 8 + i * 16
    entries.set(buffer.readUInt32BE(at), {
      type: buffer.readUInt32BE(at + 4),
      offset: buffer.readUInt32BE(at + 8),
      count: buffer.readUInt32BE(at + 12),
    })
  }
  const entry = (tag: number, ...types: number[]): Entry | undefined => {
    const found = entries.get(tag)
    if (!found || !types.includes(found.type)) return undefined
    if (found.offset > size || found.count > VALUES) throw new ParseError('malformed', `tag ${tag} of an RPM header lies outside of it`)
    return found
  }
  const texts = (tag: number): string[] => {
    const found = entry(tag, STRING, STRING_ARRAY, I18N_STRING)
    return found ? stringsAt(data, found.offset, found.type === STRING ? 1 : found.count) : []
  }
  const numbers = (tag: number): number[] => {
    const found = entry(tag, INT32)
    if (!found) return []
    if (found.offset + found.count * 4 > size) throw new ParseError('malformed', `tag ${tag} of an RPM header breaks off`)
    return Array.from({ length: found.count }, (_, i) => data.readUInt32BE(found.offset + i * 4))
  }
  return { text: (tag) => texts(tag)[0], texts, numbers }
}
