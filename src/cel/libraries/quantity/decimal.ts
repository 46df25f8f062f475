/** `unscaled` / 10^`scale`, exactly. */
export type Decimal = { readonly unscaled: bigint; readonly scale: number }

/** Decimal digits that a number may come to; only hostile ones have more. */
const MOST_DIGITS = 100_000

const power = (exponent: number): bigint => 10n ** BigInt(exponent)

const absolute = (value: bigint): bigint => (value < 0n ? -value : value)

const digits = (value: bigint): number => absolute(value).toString().length

export const signOf = (value: bigint): -1 | 0 | 1 => (value < 0n ? -1 : value > 0n ? 1 : 0)

/** With more places; undefined when that makes it too long. */
function widened({ unscaled, scale }: Decimal, to: number): bigint | undefined {
  if (unscaled === 0n) return 0n
  return digits(unscaled) + to - scale > MOST_DIGITS ? undefined : unscaled * power(to - scale)
}

/** Never long: numbers of other magnitudes are told apart by their lengths. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [left, right] = [signOf(a.unscaled), signOf(b.unscaled)]
  if (left !== right) return left < right ? -1 : 1
  if (left === 0) return 0
  const difference = digits(a.unscaled) - a.scale - (digits(b.unscaled) - b.scale)
  if (difference !== 0) return difference > 0 === left > 0 ? 1 : -1
  const scale = Math.max(a.scale, b.scale)
  return signOf(a.unscaled * power(scale - a.scale) - b.unscaled * power(scale - b.scale))
}

/** Undefined when the sum is too long. */
export function addDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [widened(a, scale), widened(b, scale)]
  return left === undefined || right === undefined ? undefined : { unscaled: left + right, scale }
}

/** To so many places, away from zero; undefined when it is too long. */
export function roundUp(value: Decimal, scale: number): Decimal | undefined {
  if (value.scale <= scale) {
    const unscaled = widened(value, scale)
    return unscaled === undefined ? undefined : { unscaled, scale }
  }
  const divisor = power(Math.min(value.scale - scale, digits(value.unscaled) + 1))
  const rest = value.unscaled % divisor === 0n ? 0n : BigInt(signOf(value.unscaled))
  return { unscaled: value.unscaled / divisor + rest, scale }
}

/** Digits with a sign and a point, at least one digit; undefined for what is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = text.length <= MOST_DIGITS ? /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(text) : null
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  const size = BigInt(whole + fraction)
  return { unscaled: sign === '-' ? -size : size, scale: fraction.length }
}

/** Without an exponent; as many places as its scale has. */
export function formatDecimal({ unscaled, scale }: Decimal): string {
  if (scale <= 0) return `${unscaled}${unscaled === 0n ? '' : '0'.repeat(Math.min(-scale, MOST_DIGITS))}`
  const digits = absolute(unscaled)
    .toString()
    .padStart(scale + 1, '0')
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** 10^n as Go's math.Pow10 has it, which multiplies two of its tables' entries. */
function pow10(exponent: number): number {
  if (exponent < -323) return 0
  if (exponent > 308) return Number.POSITIVE_INFINITY
  const size = Math.abs(exponent)
  const [coarse, fine] = [size - (size % 32), Number(`1e${size % 32}`)]
  return exponent >= 0 ? Number(`1e${coarse}`) * fine : Number(`1e-${coarse}`) / fine
}

export function toDouble({ unscaled, scale }: Decimal): number {
  const base = Number(unscaled)
  return scale === 0 ? base : base * pow10(-scale)
}
