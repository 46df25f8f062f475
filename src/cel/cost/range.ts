/** Bounds of a cost or a size that is known before a run. `LARGEST` stands for any more. */
export type Range = { readonly min: number; readonly max: number }

/** cel-go counts with 64 bits without a sign and stays at the end of them. */
const LARGEST = 2 ** 64

const capped = (value: number): number => Math.min(value, LARGEST)

export const fixed = (value: number): Range => ({ min: value, max: value })

export const UNKNOWN: Range = { min: 0, max: LARGEST }

export const add = (a: Range, b: Range): Range => ({ min: capped(a.min + b.min), max: capped(a.max + b.max) })

export const multiply = (a: Range, b: Range): Range => ({ min: capped(a.min * b.min), max: capped(a.max * b.max) })

/** Of each unit so much, rounded up. */
export const scale = (range: Range, factor: number): Range => ({
  min: capped(Math.ceil(range.min * factor)),
  max: capped(Math.ceil(range.max * factor)),
})

/** What is one or the other. */
export const either = (a: Range, b: Range): Range => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) })

export const sum = (ranges: readonly Range[]): Range => ranges.reduce(add, fixed(0))
