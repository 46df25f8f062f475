import { type Decimal, compareDecimals, parseDecimal, roundUp } from './decimal.ts'

/** How a quantity was written, which decides how it is written again. */
export type Notation = 'decimal' | 'binary' | 'exponent'

/**
 * A number of which the API server knows whether it was held in 64 bits with a power of ten: only then it may be an integer, whatever its value
 * is. `scale` counts places, so that `5k` has -3.
 */
export type Amount = Decimal & { readonly small: boolean; readonly notation: Notation }

const FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const NUMERIC = 'unable to parse numeric part of quantity'
const SUFFIX = "unable to parse quantity's suffix"

type Unit = { readonly base: 2 | 10; readonly exponent: number; readonly notation: Notation }

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, i): [string, Unit] => [
    suffix,
    { base: 10, exponent: (i - 3) * 3, notation: 'decimal' },
  ]),
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, i): [string, Unit] => [
    suffix,
    { base: 2, exponent: (i + 1) * 10, notation: 'binary' },
  ]),
])

function unitOf(suffix: string): Unit | undefined {
  const known = UNITS.get(suffix)
  if (known) return known
  const exponent = /^[eE]([+-]?[0-9]{1,400})$/.exec(suffix)?.[1]
  if (exponent === undefined) return undefined
  const value = BigInt(exponent.startsWith('+') ? exponent.slice(1) : exponent)
  // The API server reads 64 bits and keeps 32 of them.
  return BigInt.asIntN(64, value) === value ? { base: 10, exponent: Number(BigInt.asIntN(32, value)), notation: 'exponent' } : undefined
}

/** Decimal digits that surely fit in 64 bits. */
const SURE = 18
const MOST = 2n ** 63n - 1n
/** Places that are kept: nano. */
const NANO = 9

export const fits = (value: bigint): boolean => BigInt.asIntN(64, value) === value

/** What is held in 64 bits; undefined when it does not fit. */
function small(whole: string, fraction: string, negative: boolean, { base, exponent, notation }: Unit): Amount | undefined {
  const binary = base === 2
  const room = binary
    ? fraction === ''
      ? 15 - whole.length - Math.floor((exponent * 3) / 10) - 1
      : -1
    : SURE - whole.length - fraction.length
  const scale = (binary ? 0 : -exponent) + fraction.length
  if (room < 0 || scale > NANO) return undefined
  const value = BigInt(whole + fraction) * (binary ? 2n ** BigInt(exponent) : 1n)
  return fits(value) ? { unscaled: negative ? -value : value, scale, small: true, notation } : undefined
}

function large(value: string, { base, exponent, notation }: Unit): Amount | string {
  const read = parseDecimal(value)
  if (!read) return NUMERIC
  const exact =
    base === 10
      ? { unscaled: read.unscaled, scale: read.scale - exponent }
      : { unscaled: read.unscaled << BigInt(exponent), scale: read.scale }
  if (exact.unscaled === 0n) return { ...exact, small: false, notation }
  const rounded = roundUp(exact, NANO)
  if (!rounded) return NUMERIC
  if (notation !== 'binary') return { ...rounded, small: false, notation }
  const negative = rounded.unscaled < 0n
  const size = negative ? { ...rounded, unscaled: -rounded.unscaled } : rounded
  // Only binary ones end at the largest of 64 bits.
  const capped = compareDecimals(size, { unscaled: MOST, scale: 0 }) > 0 ? { unscaled: MOST, scale: 0 } : size
  const below = compareDecimals(capped, { unscaled: 1n, scale: 0 }) < 0
  return { ...capped, unscaled: negative ? -capped.unscaled : capped.unscaled, small: false, notation: below ? 'decimal' : notation }
}

const PARTS = /^([+-]?)0*([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/

/** A quantity as the API server parses it, or what is wrong with it. */
export function parseQuantity(text: string): Amount | string {
  if (text === '') return FORMAT
  const match = PARTS.exec(text)
  if (!match) return FORMAT
  const [, sign, digits = '', fraction = '', suffix = ''] = match
  const unit = unitOf(suffix)
  if (!unit) return SUFFIX
  return small(digits || '0', fraction, sign === '-', unit) ?? large(text.slice(0, text.length - suffix.length), unit)
}
