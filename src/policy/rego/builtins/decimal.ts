/** A fraction of whole numbers, exact as Go's big.Rat. The divisor is positive. */
export type Fraction = { readonly dividend: bigint; readonly divisor: bigint }

/** Digits and exponents beyond these are no amount of anything, and would only cost time. */
const DIGITS = 1_000
const EXPONENT = 1_000
const DECIMAL = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/

/** A decimal number with an exponent or without; undefined for what is none. */
export function fractionOf(text: string): Fraction | undefined {
  const [, sign, whole = '', part = '', power = '0'] = (text.length <= DIGITS && DECIMAL.exec(text)) || []
  const exponent = Number(power)
  if (sign === undefined || whole + part === '' || Math.abs(exponent) > EXPONENT) return undefined
  const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n)
  const shift = exponent - part.length
  return shift >= 0 ? { dividend: digits * 10n ** BigInt(shift), divisor: 1n } : { dividend: digits, divisor: 10n ** BigInt(-shift) }
}

const bitsOf = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length)

/** Rounded to a mantissa of 64 bits, half to even: what Go's big.Float holds of it. */
export function roundTo64({ dividend, divisor }: Fraction): Fraction {
  const isNegative = dividend < 0n
  const size = isNegative ? -dividend : dividend
  const shift = 64 - (bitsOf(size) - bitsOf(divisor)) + 1
  const [top, bottom] = shift >= 0 ? [size << BigInt(shift), divisor] : [size, divisor << BigInt(-shift)]
  let mantissa = top / bottom
  // One bit more or two were kept: what is beyond 64 decides, with the remainder for a tie.
  const spare = BigInt(Math.max(bitsOf(mantissa) - 64, 0))
  const lost = mantissa & ((1n << spare) - 1n)
  const half = spare === 0n ? 0n : 1n << (spare - 1n)
  mantissa >>= spare
  const isAbove = spare > 0n && (lost > half || (lost === half && (top % bottom !== 0n || (mantissa & 1n) === 1n)))
  if (isAbove) mantissa += 1n
  const power = spare - BigInt(shift)
  const signed = isNegative ? -mantissa : mantissa
  return power >= 0n ? { dividend: signed << power, divisor: 1n } : { dividend: signed, divisor: 1n << -power }
}

/** Rounded to `digits` after the point, half away from zero, as Go's FloatString does. */
export function toDecimal({ dividend, divisor }: Fraction, digits: number): string {
  const isNegative = dividend < 0n
  const scaled = ((isNegative ? -dividend : dividend) * 10n ** BigInt(digits) * 2n + divisor) / (divisor * 2n)
  const text = scaled.toString().padStart(digits + 1, '0')
  return `${isNegative ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
