import type { StructureCheck } from './contract.ts'

/** Types of a macaroon's fields, version 2 of its binary form (go-macaroon's format.txt). */
const LOCATION = 1
const SIGNATURE = 6
const SIGNATURE_BYTES = 32

type Field = { readonly type: number; readonly start: number; readonly length: number }

/** Fields one after the other, each a type, a length (a varint of at most two bytes here) and its bytes; a zero ends a section. */
function fieldsOf(bytes: Uint8Array): readonly Field[] | undefined {
  const fields: Field[] = []
  for (let at = 1; at < bytes.length;) {
    const type = bytes[at++]!
    if (type === 0) continue
    let length = bytes[at++] ?? Infinity
    if (length >= 0x80) length = (length & 0x7f) | ((bytes[at++] ?? Infinity) << 7)
    if (!(at + length <= bytes.length)) return undefined
    fields.push({ type, start: at, length })
    at += length
  }
  return fields
}

/** `pypi-…`: a macaroon whose location is the index that made it. */
export const pypiMacaroon = {
  id: 'pypi-macaroon',
  about: 'a macaroon of version 2 with a location and a signature of 32 bytes',
  check: (value) => {
    const bytes = Buffer.from(value.slice('pypi-'.length), 'base64url')
    const fields = bytes[0] === 2 ? fieldsOf(bytes) : undefined
    const location = fields?.find(({ type }) => type === LOCATION)
    if (!location || !fields?.some(({ type, length }) => type === SIGNATURE && length === SIGNATURE_BYTES))
      return { verdict: 'broken', evidence: 'not a whole macaroon' }
    const host = bytes.toString('latin1', location.start, location.start + location.length)
    return { verdict: 'formed', evidence: /^[\w.-]{1,60}$/.test(host) ? `a macaroon of ${host}` : 'a macaroon' }
  },
} satisfies StructureCheck
