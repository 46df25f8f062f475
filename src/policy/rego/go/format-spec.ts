/** One directive of a Go format, as `%-8.3[2]d`; what is wrong with it is told when it is printed. */
export type FormatSpec = {
  readonly verb: string
  readonly minus: boolean
  readonly plus: boolean
  readonly sharp: boolean
  readonly space: boolean
  readonly zero: boolean
  readonly width: number | undefined
  readonly precision: number | undefined
}

/** Go's own bound on a width or precision (fmt, tooLarge). */
const MOST = 1_000_000

/** A number of digits at `at`; undefined where there is none or it is too large. */
export function digitsAt(text: string, at: number): { readonly value: number | undefined; readonly end: number } {
  let end = at
  let value = 0
  while (end < text.length && text[end]! >= '0' && text[end]! <= '9') {
    value = value * 10 + Number(text[end])
    if (value > MOST) return { value: undefined, end: text.length }
    end++
  }
  return { value: end > at ? value : undefined, end }
}

/** A width or precision that came as an argument. */
export const isWidth = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MOST

/** To the width, counted in code points. */
export function padded(text: string, { width = 0, minus }: Pick<FormatSpec, 'minus' | 'width'>, fill = ' '): string {
  const lacks = width - Array.from(text).length
  if (lacks <= 0) return text
  return minus ? text + ' '.repeat(lacks) : fill.repeat(lacks) + text
}
