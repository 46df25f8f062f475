import { RegoDecimal, RegoObject, type Value, compareValues, isArray } from './value.ts'

/** What Go's strconv.Quote and unicode.IsPrint leave as it is: letters, marks, numbers, punctuation, symbols, and the plain space. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u
const ESCAPES: Readonly<Record<string, string>> = {
  '\u0007': String.raw`\a`,
  '\b': String.raw`\b`,
  '\f': String.raw`\f`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
  '\v': String.raw`\v`,
  '\\': String.raw`\\`,
  '"': String.raw`\"`,
}

function quoted(char: string, onlyAscii: boolean): string {
  const escape = ESCAPES[char]
  if (escape !== undefined) return escape
  const code = char.codePointAt(0)!
  if (PRINTABLE.test(char) && (!onlyAscii || code < 128)) return char
  const hex = code.toString(16)
  if (code < 128) return String.raw`\x` + hex.padStart(2, '0')
  return code > 0xffff ? String.raw`\U` + hex.padStart(8, '0') : String.raw`\u` + hex.padStart(4, '0')
}

/** A string as Go's strconv.Quote writes it, or QuoteToASCII. */
export const quote = (text: string, onlyAscii = false): string => `"${Array.from(text, (char) => quoted(char, onlyAscii)).join('')}"`

/** A decimal number as Go's JSON has it. */
export function numberText(value: bigint | number): string {
  if (typeof value === 'bigint') return value.toString()
  return String(value).replace(/e([-+])(\d)$/, 'e$10$2')
}

function printed(value: Value, ofString: (text: string) => string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return ofString(value)
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(value)
  if (value instanceof RegoDecimal) return value.text
  const inner = (one: Value): string => printed(one, ofString)
  if (isArray(value)) return `[${value.map(inner).join(', ')}]`
  if (value instanceof RegoObject) {
    const entries = [...value.entries].sort(([a], [b]) => compareValues(a, b))
    return `{${entries.map(([key, item]) => `${inner(key)}: ${inner(item)}`).join(', ')}}`
  }
  const { items } = value
  return items.length === 0 ? 'set()' : `{${items.map(inner).join(', ')}}`
}

/** As OPA shows a value to people: sprintf's `%v`. */
export const showValue = (value: Value): string => printed(value, quote)

/** As a policy's memory takes it: strings are JSON's. */
export const writeValue = (value: Value): string => printed(value, JSON.stringify)
