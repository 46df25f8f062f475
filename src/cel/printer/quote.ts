import { CelDouble, CelUint, type Value, formatDouble, formatValue } from '../values/index.ts'

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u0007': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
    '\\': '\\\\',
    '"': '\\"',
  }),
)

/** Control characters and lone surrogates, which a literal cannot have as they are. */
function escape(point: string): string {
  const known = ESCAPES.get(point)
  if (known !== undefined) return known
  const code = point.codePointAt(0)!
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `\\u${code.toString(16).padStart(4, '0')}`
  return point
}

const quoteString = (text: string): string => `"${Array.from(text.toWellFormed(), escape).join('')}"`

/** Printable ASCII as it is, other bytes as `\x`. */
function quoteBytes(bytes: Uint8Array): string {
  const parts = Array.from(bytes, (byte) =>
    byte < 0x20 || byte >= 0x7f ? `\\x${byte.toString(16).padStart(2, '0')}` : escape(String.fromCharCode(byte)),
  )
  return `b"${parts.join('')}"`
}

/** With a point or exponent, so that it is read as a double. */
function writeDouble(value: number): string {
  const text = formatDouble(value, 21)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** A literal as it is written. */
export function writeLiteral(value: Value): string {
  if (typeof value === 'string') return quoteString(value)
  if (value instanceof CelDouble) return writeDouble(value.value)
  if (value instanceof CelUint) return `${value.value}u`
  if (value instanceof Uint8Array) return quoteBytes(value)
  return typeof value === 'number' && !Number.isSafeInteger(value) ? writeDouble(value) : formatValue(value)
}
