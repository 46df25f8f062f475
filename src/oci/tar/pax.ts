import { ParseError, textOf } from '#base/index.ts'

export type PaxRecords = Map<string, string>

/** pax(1): records of `LENGTH key=value\n`, the length counting itself. GNU.sparse 0.0 repeats keys: their values are joined by commas. */
export function readPax(bytes: Uint8Array): PaxRecords {
  const records: PaxRecords = new Map()
  let at = 0
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at)
    const length = space < 0 || space - at > 10 ? Number.NaN : Number(textOf(bytes.subarray(at, space)))
    if (!Number.isInteger(length) || length <= space - at + 1 || at + length > bytes.length || bytes[at + length - 1] !== 0x0a)
      throw new ParseError('malformed', 'a PAX record with a wrong length', { position: `offset ${at}` })
    const record = textOf(bytes.subarray(space + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals < 0) throw new ParseError('malformed', 'a PAX record without "="', { position: `offset ${at}` })
    const key = record.slice(0, equals)
    const value = record.slice(equals + 1)
    const sparse = key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes'
    const before = sparse ? records.get('GNU.sparse.map') : undefined
    if (sparse) records.set('GNU.sparse.map', before === undefined ? value : `${before},${value}`)
    else records.set(key, value)
    at += length
  }
  return records
}
