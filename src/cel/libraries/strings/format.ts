import {
  CelDuration,
  CelFailure,
  CelMap,
  CelTimestamp,
  CelType,
  CelUint,
  type Outcome,
  type Value,
  formatDuration,
  formatTimestamp,
  isDouble,
  isInt,
  isPlainMap,
  numberOf,
  typeOf,
} from '../../values/index.ts'
import { fixed, plain, scientific } from './decimals.ts'

/** UTF-16 units of a text that is made; nested lists could make any number from little. */
const LONGEST = 1 << 24

/** Of all values within one text, each with what stands in it: what may still be made. */
let left = LONGEST

/** Go's default and cel-go's bound for the digits after the point. */
const DEFAULT_PRECISION = 6
const MOST_DIGITS = 100

/** What a clause cannot do; caught by `format`. */
export class FormatError extends Error {}

const special = (value: number): string | undefined =>
  Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? undefined : value < 0 ? '-Infinity' : 'Infinity'

function formatMap(entries: readonly (readonly [Value, Value])[]): string {
  const parts = entries.map(([key, value]) => [asString(key), asString(value)] as const)
  parts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return bounded(`{${parts.map(([key, value]) => `${key}: ${value}`).join(', ')}}`)
}

/** Counts what a list or map is written as. */
export function bounded(text: string): string {
  left -= text.length
  if (left < 0) throw new FormatError('text too long')
  return text
}

/** `%s` */
function asString(value: Value): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value === 'boolean' || isInt(value)) return String(value)
  if (isDouble(value)) return special(numberOf(value)) ?? plain(numberOf(value))
  if (value instanceof CelUint) return String(value.value)
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (value instanceof CelDuration) return formatDuration(value)
  if (value instanceof CelTimestamp) return formatTimestamp(value)
  if (value instanceof CelType) return value.name
  if (Array.isArray(value)) return bounded(`[${value.map((item: Value) => asString(item)).join(', ')}]`)
  if (value instanceof CelMap) return formatMap([...value.entries()])
  if (isPlainMap(value)) return formatMap(Object.entries(value))
  throw new FormatError(
    `string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given ${typeOf(value).name}`,
  )
}

const integerOf = (value: Value): bigint | undefined => (isInt(value) ? BigInt(value) : value instanceof CelUint ? value.value : undefined)

/** `%d` */
function asDecimal(value: Value): string {
  const integer = integerOf(value)
  if (integer !== undefined) return String(integer)
  if (isDouble(value)) return special(numberOf(value)) ?? plain(numberOf(value))
  throw new FormatError(`decimal clause can only be used on ints, uints, and doubles, was given ${typeOf(value).name}`)
}

/** `%f` and `%e` */
function asDouble(value: Value, clause: string, write: (value: number) => string): string {
  const integer = integerOf(value)
  const number = integer === undefined ? (isDouble(value) ? numberOf(value) : undefined) : Number(integer)
  if (number === undefined)
    throw new FormatError(`${clause} clause can only be used on ints, uints, and doubles, was given ${typeOf(value).name}`)
  return special(number) ?? write(number)
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** `%x` */
function asHex(value: Value): string {
  const integer = integerOf(value)
  if (integer !== undefined) return integer.toString(16)
  if (typeof value === 'string') return hex(new TextEncoder().encode(value))
  if (value instanceof Uint8Array) return hex(value)
  throw new FormatError(`only ints, uints, bytes, and strings can be formatted as hex, was given ${typeOf(value).name}`)
}

/** `%b` and `%o` */
function inBase(value: Value, base: 2 | 8): string {
  if (base === 2 && typeof value === 'boolean') return value ? '1' : '0'
  const integer = integerOf(value)
  if (integer !== undefined) return integer.toString(base)
  const what = base === 2 ? 'only ints, uints, and bools can be formatted as binary' : 'octal clause can only be used on ints and uints'
  throw new FormatError(`${what}, was given ${typeOf(value).name}`)
}

function formatOne(clause: string, precision: number, value: Value): string {
  switch (clause) {
    case 's':
      return asString(value)
    case 'd':
      return asDecimal(value)
    case 'f':
      return asDouble(value, 'fixed-point', (number) => fixed(number, precision))
    case 'e':
      return asDouble(value, 'scientific', (number) => scientific(number, precision))
    case 'b':
      return inBase(value, 2)
    case 'o':
      return inBase(value, 8)
    case 'x':
      return asHex(value)
    case 'X':
      return asHex(value).toUpperCase()
    default:
      throw new Error(clause)
  }
}

type Clause = { readonly letter: string; readonly precision: number; readonly end: number }

/** The clause behind a percent sign. */
function clauseAt(text: string, at: number): Clause | CelFailure {
  const wrong = (message: string): CelFailure => new CelFailure(`could not parse formatting clause: ${message}`)
  const [match = '', digits] = /^(?:\.([0-9]*))?/.exec(text.slice(at, at + 100)) ?? []
  const end = at + match.length
  if (end >= text.length)
    return match === ''
      ? new CelFailure('unexpected end of string')
      : wrong('error while parsing precision: could not find end of precision specifier')
  if (digits === '')
    return wrong('error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing "": invalid syntax')
  const precision = digits === undefined ? DEFAULT_PRECISION : Number(digits)
  if (precision > MOST_DIGITS)
    return wrong(`error while parsing precision: precision ${precision} exceeds maximum allowed precision ${MOST_DIGITS}`)
  const letter = String.fromCodePoint(text.codePointAt(end)!)
  return 'sdfebxXo'.includes(letter) ? { letter, precision, end: end + 1 } : wrong(`unrecognized formatting clause "${letter}"`)
}

/** Calls for each clause with its number; what it gives for it is put in its place, undefined ends it. */
export function eachClause(
  template: string,
  count: number,
  place: (clause: Clause, index: number) => string | undefined,
): string | CelFailure | undefined {
  const parts: string[] = []
  let length = 0
  let from = 0
  let used = 0
  for (let at = template.indexOf('%'); at >= 0; at = template.indexOf('%', from)) {
    parts.push(template.slice(from, at))
    if (template[at + 1] === '%') {
      parts.push('%')
      from = at + 2
      continue
    }
    if (used >= count) return new CelFailure(`index ${used} out of range`)
    const clause = clauseAt(template, at + 1)
    if (clause instanceof CelFailure) return clause
    const text = place(clause, used++)
    if (text === undefined) return undefined
    length += text.length
    if (length > LONGEST) return new CelFailure('format: text too long')
    parts.push(text)
    from = clause.end
  }
  return parts.join('') + template.slice(from)
}

/** How a value is written by a clause. @throws FormatError for what it is not for */
export type WriteClause = (letter: string, precision: number, value: Value) => string

export function formatWith(template: string, args: readonly Value[], write: WriteClause): Outcome {
  left = LONGEST
  try {
    return eachClause(template, args.length, ({ letter, precision }, index) => write(letter, precision, args[index]!))!
  } catch (error) {
    if (error instanceof FormatError) return new CelFailure(`error during formatting: ${error.message}`)
    throw error
  }
}

/** `template.format([a, b])` */
export const format = (template: string, args: readonly Value[]): Outcome => formatWith(template, args, formatOne)
