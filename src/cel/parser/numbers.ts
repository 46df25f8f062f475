import { type CelDouble, CelUint, doubleOf, intOf, parseInteger } from '../values/index.ts'

/** Hexadecimal digits that are read; more cannot fit into 64 bits. */
const HEX = /^0x0*([0-9a-f]{1,16})$/i

const integerOf = (digits: string): bigint | undefined =>
  /^0x/i.test(digits) ? (HEX.test(digits) ? BigInt(digits) : undefined) : parseInteger(digits, false)

/** An int literal, with its sign; undefined beyond 64 bits. */
export function intLiteral(text: string): number | bigint | undefined {
  const negative = text.startsWith('-')
  const value = integerOf(negative ? text.slice(1) : text)
  return value === undefined ? undefined : intOf(negative ? -value : value)
}

/** A uint literal; undefined beyond 64 bits. */
export function uintLiteral(text: string): CelUint | undefined {
  const value = integerOf(text.slice(0, -1))
  return value === undefined ? undefined : new CelUint(value)
}

/** A double literal; undefined where it would be infinite. */
export function doubleLiteral(text: string): number | CelDouble | undefined {
  const value = Number(text)
  return Number.isFinite(value) ? doubleOf(value) : undefined
}
