import { RegoDecimal, type Value, wholeNumber } from '../values/value.ts'
import type { Builtins } from './contract.ts'
import { type Fraction, fractionOf, roundTo64, toDecimal } from './decimal.ts'

/** Prefixes in order: the n-th is 1000^n, or 1024^n with an `i`. */
const PREFIXES = 'kmgtpe'

/** The factor of a unit in lower case; undefined for one that is none. `kib`, `ki`, `kb`, `k`. */
function factorOf(unit: string, tails: readonly string[]): bigint | undefined {
  if (unit === '') return 1n
  const power = BigInt(PREFIXES.indexOf(unit[0]!) + 1)
  const tail = unit.slice(1)
  if (power === 0n || !tails.includes(tail)) return undefined
  return (tail.startsWith('i') ? 1024n : 1000n) ** power
}

/** OPA's bound on the digits of an exponent. */
const EXPONENT_DIGITS = 6

/** Where the number of `1.5e3Mi` ends: an `e` before a digit or sign is an exponent, else it is a unit. */
function splitUnit(text: string): readonly [number: string, unit: string] | undefined {
  const found = /^(?:[\d.+-]|[eE](?=[\d+-])[-+]?)*/.exec(text)?.[0] ?? ''
  for (const [exponent] of found.matchAll(/[eE][-+]?\d*/g)) if (exponent.replace(/\D/g, '').length > EXPONENT_DIGITS) return undefined
  return [found, text.slice(found.length)]
}

/** The text without quotes that stand in it, as number and unit; undefined where there are spaces or no number. */
function amountOf(value: Value | undefined): readonly [number: string, unit: string] | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.replaceAll('"', '')
  const parts = text.includes(' ') ? undefined : splitUnit(text)
  return parts?.[0] === '' ? undefined : parts
}

/** Bytes: units of any case, `k` and `kb` of 1000, `ki` and `kib` of 1024; a part of a byte is dropped. */
function parseBytes([text]: readonly Value[]): Value | undefined {
  const amount = amountOf(typeof text === 'string' ? text.toLowerCase() : text)
  const factor = amount && factorOf(amount[1], ['', 'b', 'i', 'ib'])
  const number = amount && fractionOf(amount[0])
  if (number === undefined || factor === undefined) return undefined
  const { dividend, divisor } = roundTo64(number)
  const bytes = roundTo64({ dividend: dividend * factor, divisor })
  return wholeNumber(bytes.dividend / bytes.divisor)
}

/** The double that is nearest to a thousandth, times 2^60: OPA multiplies by that. */
const MILLI = 1_152_921_504_606_847n

/** What is no whole number has ten digits after the point. */
const decimal = ({ dividend, divisor }: Fraction): Value =>
  dividend % divisor === 0n ? wholeNumber(dividend / divisor) : new RegoDecimal(toDecimal({ dividend, divisor }, 10))

/** Kubernetes' quantities and more: `m` is a thousandth and `M` a million, the rest is of any case. */
function parseUnits([text]: readonly Value[]): Value | undefined {
  const amount = amountOf(text)
  const number = amount && fractionOf(amount[0])
  if (!number) return undefined
  const unit = amount[1]
  if (unit === 'm') return decimal({ dividend: number.dividend * MILLI, divisor: number.divisor << 60n })
  const factor = factorOf(unit.toLowerCase(), ['', 'i'])
  if (factor === undefined) return undefined
  return decimal({ dividend: number.dividend * factor, divisor: number.divisor })
}

export const unitFunctions: Builtins = { 'units.parse_bytes': parseBytes, 'units.parse': parseUnits }
