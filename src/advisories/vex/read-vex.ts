import { ParseError, limits, readJson } from '#base/index.ts'
import type { VexDocument } from './contract.ts'
import { vexFormats } from './registry.ts'

const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

/** Reads a VEX document of any format. `source` is the name that results show. @throws ParseError with the place of what is wrong */
export function readVex(bytes: Uint8Array, source: string): VexDocument {
  if (bytes.length > limits.document) throw new ParseError('too-large', `read VEX: more than ${limits.document} bytes`)
  const value = readJson(withoutMark(bytes))
  const format = vexFormats.find((one) => one.recognises(value))
  if (!format) throw new ParseError('unsupported', `read VEX: none of ${vexFormats.map(({ about }) => about).join('; ')}`)
  return format.read(value, source)
}
