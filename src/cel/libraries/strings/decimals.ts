/** A finite double as a fraction, exactly. */
function fractionOf(value: number): readonly [numerator: bigint, denominator: bigint] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xf_ffff_ffff_ffffn
  const [digits, power] = exponent === 0 ? [fraction, -1074] : [fraction | (1n << 52n), exponent - 1075]
  return power >= 0 ? [digits << BigInt(power), 1n] : [digits, 1n << BigInt(-power)]
}

/** Rounded to a whole number, half to even, as Go does. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = (numerator % denominator) * 2n
  if (twice === denominator) return quotient + (quotient & 1n)
  return twice > denominator ? quotient + 1n : quotient
}

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0)

function withPoint(digits: string, places: number): string {
  const padded = digits.padStart(places + 1, '0')
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`
}

/** `%.3f` */
export function fixed(value: number, places: number): string {
  const [numerator, denominator] = fractionOf(Math.abs(value))
  return (isNegative(value) ? '-' : '') + withPoint(String(rounded(numerator * 10n ** BigInt(places), denominator)), places)
}

/** `%.3e`, with two digits of the exponent at least. */
export function scientific(value: number, places: number): string {
  const sign = isNegative(value) ? '-' : ''
  if (value === 0) return `${sign}${withPoint('0'.repeat(places + 1), places)}e+00`
  const [numerator, denominator] = fractionOf(Math.abs(value))
  const digitsFor = (power: number): string => {
    const scale = 10n ** BigInt(Math.abs(places - power))
    return String(places >= power ? rounded(numerator * scale, denominator) : rounded(numerator, denominator * scale))
  }
  let power = Number(Math.abs(value).toExponential().split('e')[1])
  let digits = digitsFor(power)
  // The shortest digits may have been rounded up to the next power of ten, or these are.
  if (digits.length <= places) digits = digitsFor(--power)
  if (digits.length > places + 1) digits = digitsFor(++power)
  return `${sign}${withPoint(digits, places)}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** The shortest digits that read back, never with an exponent. */
export function plain(value: number): string {
  if (value === 0) return isNegative(value) ? '-0' : '0'
  const [digits = '', exponent = ''] = Math.abs(value).toExponential().split('e')
  const all = digits.replace('.', '')
  const power = Number(exponent)
  const sign = value < 0 ? '-' : ''
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${all}`
  if (all.length <= power + 1) return sign + all.padEnd(power + 1, '0')
  return `${sign}${all.slice(0, power + 1)}.${all.slice(power + 1)}`
}
