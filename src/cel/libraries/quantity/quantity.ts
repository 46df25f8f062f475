import { CelObject, CelType } from '../../values/index.ts'
import { type Decimal, addDecimals, compareDecimals, formatDecimal, roundUp, signOf, toDouble } from './decimal.ts'
import { type Amount, type Notation, fits } from './parse.ts'

export const quantityType = new CelType('struct', 'kubernetes.Quantity')

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

/** An amount such as `500m`, `1.5Gi` or `12e6`, exactly. */
export class Quantity extends CelObject {
  readonly type = quantityType
  readonly amount: Amount

  constructor(amount: Amount) {
    super()
    this.amount = amount
    Object.freeze(this)
  }

  /** Undefined when it is none, has places or was not held in 64 bits: `1Ei` and `1.5Gi` are no integers to the API server. */
  get integer(): bigint | undefined {
    const { unscaled, scale, small } = this.amount
    if (!small || scale > 0) return undefined
    if (unscaled === 0n) return 0n
    // More than 18 places cannot fit.
    if (scale < -18) return undefined
    const value = unscaled * 10n ** BigInt(-scale)
    return fits(value) ? value : undefined
  }

  get sign(): -1 | 0 | 1 {
    return signOf(this.amount.unscaled)
  }

  toDouble(): number {
    return toDouble(this.amount)
  }

  /** Undefined when the sum is too long to be held. */
  plus({ amount }: Quantity): Quantity | undefined {
    const sum = addDecimals(this.amount, amount)
    if (!sum) return undefined
    const notation = this.sign === 0 ? amount.notation : this.amount.notation
    const bothSmall = this.amount.small && amount.small
    if (bothSmall && amount.unscaled === 0n) return new Quantity({ ...this.amount, notation })
    if (bothSmall && this.sign === 0) return new Quantity(amount)
    return new Quantity({ ...sum, small: bothSmall && fits(sum.unscaled), notation })
  }

  negated(): Quantity {
    const { unscaled, small } = this.amount
    return new Quantity({ ...this.amount, unscaled: small ? BigInt.asIntN(64, -unscaled) : -unscaled })
  }

  override compare(other: CelObject): number | undefined {
    return other instanceof Quantity ? compareDecimals(this.amount, other.amount) : undefined
  }

  equals(other: CelObject): boolean {
    return this.compare(other) === 0
  }

  /** All its digits, as many places as it was held with. */
  get exact(): string {
    return formatDecimal(this.amount)
  }

  /** As the API server writes it: whole numbers with the largest suffix. */
  override toString(): string {
    if (this.amount.unscaled === 0n) return '0'
    return (this.amount.notation === 'binary' ? binary(this.amount) : undefined) ?? decimal(this.amount, this.amount.notation)
  }
}

/** Undefined when it is small or has places, and is then written in decimals. */
function binary(amount: Decimal): string | undefined {
  const whole = roundUp(amount, 0)
  if (!whole || compareDecimals(whole, amount) !== 0) return undefined
  const size = whole.unscaled < 0n ? -whole.unscaled : whole.unscaled
  if (size < 1024n) return undefined
  let [value, power] = [whole.unscaled, 0]
  while (value % 1024n === 0n) {
    value /= 1024n
    power++
  }
  return BINARY[power] === undefined ? undefined : `${value}${BINARY[power]}`
}

function decimal({ unscaled, scale }: Decimal, notation: Notation): string {
  const digits = unscaled.toString()
  const kept = digits.replace(/0+$/, '')
  let exponent = digits.length - kept.length - scale
  const zeros = ((exponent % 3) + 3) % 3
  exponent -= zeros
  const number = kept + '0'.repeat(zeros)
  if (notation === 'exponent') return exponent === 0 ? number : `${number}e${exponent}`
  // The API server leaves out a suffix that it has no name for.
  return number + (DECIMAL[exponent / 3 + 3] ?? '')
}
