import type { Library } from '../../library.ts'
import {
  CelDuration,
  CelMap,
  CelTimestamp,
  CelType,
  CelUint,
  type Outcome,
  type Value,
  costSize,
  formatDouble,
  formatDuration,
  formatTimestamp,
  isDouble,
  isInt,
  isPlainMap,
  numberOf,
  typeOf,
  types,
} from '../../values/index.ts'
import { traversal } from '../../cost/units.ts'
import { quote } from '../quote.ts'
import { fixed, scientific } from './decimals.ts'
import { FormatError, bounded, formatWith } from './format.ts'

/** What clauses are for. */
export const WRONG: ReadonlyMap<string, string> = new Map([
  ['s', 'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps'],
  ['d', 'decimal clause can only be used on integers'],
  ['f', 'fixed-point clause can only be used on doubles'],
  ['e', 'scientific clause can only be used on doubles'],
  ['b', 'only integers and bools can be formatted as binary'],
  ['o', 'octal clause can only be used on integers'],
  ['x', 'only integers, byte buffers, and strings can be formatted as hex'],
  ['X', 'only integers, byte buffers, and strings can be formatted as hex'],
])

const wrong = (letter: string, value: Value): FormatError => new FormatError(`${WRONG.get(letter)}, was given ${typeOf(value).name}`)

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const integerOf = (value: Value): bigint | undefined => (isInt(value) ? BigInt(value) : value instanceof CelUint ? value.value : undefined)

const isFinal = (value: number): boolean => !Number.isFinite(value)

/** A value within a list or map: texts in quotes, times as calls, doubles with six places. */
function nested(value: Value): string {
  if (typeof value === 'string') return quote(value)
  if (value instanceof Uint8Array) return `b${quote(textOf(value))}`
  if (value instanceof CelDuration) return `duration(${quote(formatDuration(value))})`
  if (value instanceof CelTimestamp) return `timestamp(${quote(formatTimestamp(value))})`
  if (!isDouble(value)) return outer(value, () => new FormatError(`no formatting function for ${typeOf(value).name}`))
  const number = numberOf(value)
  return isFinal(number) ? quote(formatDouble(number)) : fixed(number, 6)
}

function keyOf(key: Value): string {
  if (typeof key === 'string') return quote(key)
  const integer = integerOf(key)
  if (integer !== undefined) return String(integer)
  if (typeof key === 'boolean') return String(key)
  throw new FormatError(`no formatting function for map key of type ${typeOf(key).name}`)
}

function formatMap(entries: readonly (readonly [Value, Value])[]): string {
  const parts = entries.map(([key, value]) => [keyOf(key), nested(value)] as const)
  parts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return bounded(`{${parts.map(([key, value]) => `${key}:${value}`).join(', ')}}`)
}

/** `%s` */
function outer(value: Value, otherwise: () => FormatError): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value === 'boolean') return String(value)
  const integer = integerOf(value)
  if (integer !== undefined) return String(integer)
  if (isDouble(value)) return formatDouble(numberOf(value))
  if (value instanceof Uint8Array) return textOf(value)
  if (value instanceof CelDuration) return formatDuration(value)
  if (value instanceof CelTimestamp) return formatTimestamp(value)
  if (value instanceof CelType) return value.name
  if (Array.isArray(value)) return bounded(`[${value.map((item: Value) => nested(item)).join(', ')}]`)
  if (value instanceof CelMap) return formatMap([...value.entries()])
  if (isPlainMap(value)) return formatMap(Object.entries(value))
  throw otherwise()
}

const FINAL: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

/** A double, or a text that stands for one that has no digits. */
function doubleOf(letter: string, value: Value): number {
  const number = isDouble(value) ? numberOf(value) : typeof value === 'string' ? FINAL.get(value) : undefined
  if (number === undefined) throw wrong(letter, value)
  return number
}

/** As the locale en-US writes what is no number of digits. */
const final = (value: number): string => (Number.isNaN(value) ? 'NaN' : value < 0 ? '-∞' : '∞')

/** With commas between thousands, as in en-US. */
function grouped(value: number, places: number): string {
  // Zero has no sign there.
  const [whole = '', fraction] = fixed(value === 0 ? 0 : value, places).split('.')
  const commas = whole.replaceAll(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',')
  return fraction === undefined ? commas : `${commas}.${fraction}`
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `1.500000×10⁰¹`, as in en-US: always six places, and the precision is how wide it is at least. */
function powers(value: number, width: number): string {
  const [digits = '', exponent = ''] = isFinal(value) ? [final(value)] : scientific(value, 6).split('e')
  const raised = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replaceAll(/[0-9]/g, (digit) => RAISED[Number(digit)]!)
  return (raised === '' ? digits : `${digits}×10${raised}`).padStart(width)
}

function inBase(letter: string, value: Value, base: 2 | 8 | 16): string {
  const integer = integerOf(value)
  if (integer === undefined) throw wrong(letter, value)
  return integer.toString(base)
}

function asHex(letter: string, value: Value): string {
  if (typeof value === 'string') return Buffer.from(value).toString('hex')
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : inBase(letter, value, 16)
}

function clause(letter: string, precision: number, value: Value): string {
  switch (letter) {
    case 's':
      return outer(value, () => wrong('s', value))
    case 'd': {
      const integer = integerOf(value)
      if (integer === undefined) throw wrong('d', value)
      return String(integer)
    }
    case 'f': {
      const number = doubleOf('f', value)
      return isFinal(number) ? final(number) : grouped(number, precision)
    }
    case 'e':
      return powers(doubleOf('e', value), precision)
    case 'b':
      return typeof value === 'boolean' ? String(Number(value)) : inBase('b', value, 2)
    case 'o':
      return inBase('o', value, 8)
    case 'x':
      return asHex('x', value)
    default:
      return asHex('X', value).toUpperCase()
  }
}

const format = (template: string, args: readonly Value[]): Outcome => formatWith(template, args, clause)

/** `format` as cel-go's library of strings had it before its fourth version: in the locale en-US, and `%d` for integers only. */
export const firstFormatLibrary: Library = {
  id: 'first-format',
  functions: [
    {
      name: 'format',
      overloads: [
        {
          id: 'string_format',
          member: true,
          params: [types.string, types.list(types.dyn)],
          result: types.string,
          evaluate: format,
          cost: { onlyResolved: true, run: ([text]) => traversal(costSize(text!)) },
        },
      ],
    },
  ],
}
