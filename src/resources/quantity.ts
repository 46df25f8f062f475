/** A Kubernetes quantity: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/. */
export type Quantity = {
  /** In billionths: what is finer is rounded up, away from zero. */
  readonly nano: bigint
  readonly format: 'binary' | 'decimal' | 'exponent'
}

const NANO = 1_000_000_000n

/** Powers of ten of the decimal suffixes, of 1024 of the binary ones. */
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const BINARY: Readonly<Record<string, number>> = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5, Ei: 6 }

const decimalSuffix = new Map(Object.entries(DECIMAL).map(([suffix, power]) => [power, suffix]))
const binarySuffix = ['', ...Object.keys(BINARY)]

/** Digits of a number, and the power of ten of an exponent: more is refused, so that no text asks for a large number. */
const LONGEST = 64
const LARGEST_EXPONENT = 30

const roundedUp = (value: bigint, divisor: bigint): bigint => {
  const rest = value % divisor
  return value / divisor + (rest === 0n ? 0n : value < 0n ? -1n : 1n)
}

/** Undefined for what is none, and for numbers that no machine has. */
export function parseQuantity(text: string): Quantity | undefined {
  if (text.length > LONGEST) return undefined
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:([EPTGMk]|[num])|([KMGTPE]i)|[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', suffix = '', binary, exponent] = match
  if (whole === '' && fraction === '') return undefined
  const power = exponent === undefined ? DECIMAL[suffix]! : Number(exponent)
  if (Math.abs(power) > LARGEST_EXPONENT) return undefined
  let value = BigInt(whole + fraction) * NANO * (binary === undefined ? 1n : 1024n ** BigInt(BINARY[binary]!))
  if (power > 0) value *= 10n ** BigInt(power)
  value = roundedUp(value, 10n ** BigInt(fraction.length + Math.max(0, -power)))
  const format = exponent !== undefined ? 'exponent' : binary !== undefined ? 'binary' : 'decimal'
  return { nano: sign === '-' ? -value : value, format }
}

/** The power of ten grows by threes while the number stays whole. */
function formatDecimal(nano: bigint, exponent: boolean): string {
  let [mantissa, power] = [nano, -9]
  for (; power < 18 && mantissa % 1000n === 0n; power += 3) mantissa /= 1000n
  if (exponent) return power === 0 ? `${mantissa}` : `${mantissa}e${power}`
  return `${mantissa}${decimalSuffix.get(power)}`
}

/** As the API server writes it: a whole number of the largest unit; binary units from 1024 on. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return '0'
  const whole = nano / NANO
  if (format !== 'binary' || nano % NANO !== 0n || (whole > -1024n && whole < 1024n)) return formatDecimal(nano, format === 'exponent')
  let [mantissa, power] = [whole, 0]
  for (; power < 6 && mantissa % 1024n === 0n; power++) mantissa /= 1024n
  return `${mantissa}${binarySuffix[power]}`
}

/** To thousandths, as the API server does with amounts of resources. */
export const roundToMilli = ({ nano, format }: Quantity): Quantity => ({ nano: roundedUp(nano, 1_000_000n) * 1_000_000n, format })

/** Beyond it Kubernetes has no exact numbers. */
const LARGEST = (2n ** 63n - 1n) * NANO

/** A value of JSON as a quantity; what is none, or too large, stays as it is. */
export function canonicalQuantity(value: unknown, round = false): unknown {
  const quantity = typeof value === 'string' || typeof value === 'number' ? parseQuantity(String(value).trim()) : undefined
  if (!quantity || quantity.nano > LARGEST || quantity.nano < -LARGEST) return value
  return formatQuantity(round ? roundToMilli(quantity) : quantity)
}
