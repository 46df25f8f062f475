import { quote } from '../values/print-value.ts'
import { type FormatSpec, padded } from './format-spec.ts'

const BASES: Readonly<Record<string, number>> = { b: 2, d: 10, o: 8, O: 8, v: 10, x: 16, X: 16 }
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', O: '0o', x: '0x', X: '0X' }

const signOf = (isNegative: boolean, { plus, space }: FormatSpec): string => (isNegative ? '-' : plus ? '+' : space ? ' ' : '')

/** A character of a code point; what is none is U+FFFD. */
export function charOf(code: bigint): string {
  const isOne = code >= 0n && code <= 0x10ffffn && !(code >= 0xd800n && code <= 0xdfffn)
  return isOne ? String.fromCodePoint(Number(code)) : '\ufffd'
}

function quotedChar(code: bigint, spec: FormatSpec): string {
  const inner = quote(charOf(code), spec.plus).slice(1, -1)
  return inner === String.raw`\"` ? `'"'` : inner === "'" ? String.raw`'\''` : `'${inner}'`
}

function unicode(code: bigint, spec: FormatSpec): string {
  const digits = Math.max(spec.precision ?? 4, 4)
  const name = `U+${BigInt.asUintN(64, code).toString(16).toUpperCase().padStart(digits, '0')}`
  return spec.sharp && code <= 0x10ffffn ? `${name} '${charOf(code)}'` : name
}

function digitsOf(value: bigint, spec: FormatSpec): string {
  const base = BASES[spec.verb] ?? 10
  const isNegative = value < 0n
  const digits = (isNegative ? -value : value).toString(base)
  const cased = spec.verb === 'X' ? digits.toUpperCase() : digits
  if (spec.precision === 0 && value === 0n) return padded('', spec)
  const prefix = spec.sharp || spec.verb === 'O' ? (PREFIXES[spec.verb] ?? '') : ''
  const sign = signOf(isNegative, spec)
  // A zero flag counts the sign, not the prefix.
  const fill = spec.zero && !spec.minus && spec.precision === undefined ? (spec.width ?? 0) - sign.length : 0
  const filled = cased.padStart(Math.max(spec.precision ?? 0, fill), '0')
  return padded(sign + (prefix === '0' && filled.startsWith('0') ? '' : prefix) + filled, spec)
}

/** A whole number; undefined for a verb that it has not. Beyond an int64 it is Go's big.Int, which has fewer. */
export function formatInteger(value: bigint, spec: FormatSpec): string | undefined {
  const isBig = BigInt.asIntN(64, value) !== value
  switch (spec.verb) {
    case 's':
      return isBig ? digitsOf(value, { ...spec, verb: 'd' }) : undefined
    case 'v':
      return digitsOf(value, { ...spec, plus: isBig && spec.plus })
    case 'b':
    case 'd':
    case 'o':
    case 'O':
    case 'x':
    case 'X':
      return digitsOf(value, spec)
    case 'c':
      return isBig ? undefined : padded(charOf(value), spec)
    case 'q':
      return isBig ? undefined : padded(quotedChar(value, spec), spec)
    case 'U':
      return isBig ? undefined : padded(unicode(value, spec), spec)
    default:
      return undefined
  }
}

/** Two digits at least in an exponent, as in C. */
const exponent = (text: string): string => text.replace(/e([-+])(\d)$/, 'e$10$2')

/** The shortest digits that are the number again, with an exponent below 1e-4 and from 1e6 on, as Go's `%v` has it. */
function shortest(value: number): string {
  const scientific = value.toExponential()
  const power = Number(scientific.slice(scientific.indexOf('e') + 1))
  if (power < -4 || power >= 6) return exponent(scientific)
  if (power >= 0) return String(value)
  const digits = scientific.slice(0, scientific.indexOf('e')).replace('.', '')
  return `0.${'0'.repeat(-power - 1)}${digits}`
}

function general(value: number, spec: FormatSpec): string {
  if (spec.precision === undefined) return shortest(value)
  const precision = spec.precision === 0 ? 1 : Math.min(spec.precision, 100)
  const scientific = value.toExponential(precision - 1)
  const power = Number(scientific.slice(scientific.indexOf('e') + 1))
  // A precision beyond the digits there are makes no zeros, unless asked for.
  const cut = (text: string): string => (spec.sharp || !text.includes('.') ? text : text.replace(/0+$/, '').replace(/\.$/, ''))
  const least = shortestDigits(value)
  const limit = precision > least && least > power ? least : precision
  if (power >= -4 && power < limit) return cut(value.toFixed(Math.max(Math.min(precision - 1 - power, 100), 0)))
  const at = scientific.indexOf('e')
  return exponent(cut(scientific.slice(0, at)) + scientific.slice(at))
}

const shortestDigits = (value: number): number => value.toExponential().replace(/e.*$/, '').replace('.', '').length

/** Digits past those that are kept that tell whether a number is just half way between two: there JavaScript rounds up, Go to the even digit. */
const BEYOND = 30

/** `long` has `BEYOND` digits more than `short`, which is rounded. */
function toEven(short: string, long: string): string {
  const rest = long.slice(-BEYOND)
  const kept = long.slice(0, -BEYOND).replace(/\.$/, '')
  return /^50*$/.test(rest) && /[02468]$/.test(kept) ? kept : short
}

/** JavaScript writes at most 100 digits and turns to exponents at 1e21; the digits of a double do not end there. */
function fixed(value: number, digits: number): string {
  if (value >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '')
  if (digits + BEYOND <= 100) return toEven(value.toFixed(digits), value.toFixed(digits + BEYOND))
  return value.toFixed(Math.min(digits, 100)) + '0'.repeat(Math.max(digits - 100, 0))
}

function scientific(value: number, digits: number): string {
  if (digits + BEYOND > 100) return exponent(value.toExponential(Math.min(digits, 100)))
  const [mantissa = '', power = ''] = value.toExponential(digits).split('e')
  const [long = ''] = value.toExponential(digits + BEYOND).split('e')
  return exponent(`${toEven(mantissa, long)}e${power}`)
}

function magnitude(value: number, spec: FormatSpec): string | undefined {
  switch (spec.verb) {
    case 'v':
    case 'g':
      return general(value, spec)
    case 'G':
      return general(value, spec).toUpperCase()
    case 'f':
    case 'F':
      return fixed(value, spec.precision ?? 6)
    case 'e':
      return scientific(value, spec.precision ?? 6)
    case 'E':
      return scientific(value, spec.precision ?? 6).toUpperCase()
    default:
      return undefined
  }
}

/** A number with a fraction; undefined for a verb that it has not, and for the binary and hexadecimal forms that only Go's own values need. */
export function formatFloat(value: number, spec: FormatSpec): string | undefined {
  const digits = magnitude(Math.abs(value), spec)
  if (digits === undefined) return undefined
  const sign = signOf(value < 0, spec.verb === 'v' ? { ...spec, plus: false } : spec)
  const fill = spec.zero && !spec.minus ? (spec.width ?? 0) - sign.length : 0
  return padded(sign + digits.padStart(fill, '0'), spec)
}
