import { CelFailure } from './failure.ts'

/** A double that has no fraction and is a safe integer: 2.0 and -0.0. Other doubles are numbers. */
export class CelDouble {
  readonly value: number

  constructor(value: number) {
    this.value = value
    Object.freeze(this)
  }
}

/** An unsigned integer of 64 bits. */
export class CelUint {
  readonly value: bigint

  constructor(value: bigint) {
    this.value = value
    Object.freeze(this)
  }
}

export const MIN_INT = -(2n ** 63n)
export const MAX_INT = 2n ** 63n - 1n
export const MAX_UINT = 2n ** 64n - 1n

type Int = number | bigint

/** The value of an int; undefined when it has more than 64 bits. */
export function intOf(value: bigint): Int | undefined {
  if (value >= -9007199254740991n && value <= 9007199254740991n) return Number(value)
  return value >= MIN_INT && value <= MAX_INT ? value : undefined
}

/** The value of a double. */
export const doubleOf = (value: number): number | CelDouble => (Number.isSafeInteger(value) ? new CelDouble(value) : value)

export const intOrOverflow = (value: bigint): Int | CelFailure => intOf(value) ?? new CelFailure('integer overflow')

export const uintOrOverflow = (value: bigint): CelUint | CelFailure =>
  value >= 0n && value <= MAX_UINT ? new CelUint(value) : new CelFailure('unsigned integer overflow')

/** Numbers and bigints that are ints: a number is one while it is a safe integer. */
export const isInt = (value: unknown): value is Int => (typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'bigint')

export const isDouble = (value: unknown): value is number | CelDouble =>
  typeof value === 'number' ? !Number.isSafeInteger(value) : value instanceof CelDouble

/** The number behind a double. */
export const numberOf = (value: number | CelDouble): number => (typeof value === 'number' ? value : value.value)

type Numeric = number | bigint | CelDouble | CelUint

export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof CelDouble || value instanceof CelUint

const integerOf = (value: number | bigint | CelUint): bigint => (value instanceof CelUint ? value.value : BigInt(value))

const orderOf = (a: number | bigint, b: number | bigint): number => (a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN)

/** The order of two numbers of any types, NaN where one of them is NaN. With a double both are taken as doubles: 2^63 - 1 is then 2^63. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return orderOf(a, b)
  if (!isDouble(a) && !isDouble(b)) return orderOf(integerOf(a), integerOf(b))
  return orderOf(asNumber(a), asNumber(b))
}

const asNumber = (value: Numeric): number => Number(typeof value === 'object' ? value.value : value)

/** Digits of a decimal int or uint; more cannot fit and would only take time. */
const DIGITS = 400

/** An int from its decimal digits, as Go's strconv reads it; undefined when it is none or too large. */
export function parseInteger(text: string, signed: boolean): bigint | undefined {
  if (text.length > DIGITS || !(signed ? /^[+-]?[0-9]+$/ : /^[0-9]+$/).test(text)) return undefined
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return signed ? (value >= MIN_INT && value <= MAX_INT ? value : undefined) : value <= MAX_UINT ? value : undefined
}
