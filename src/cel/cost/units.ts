import { type Outcome, costSize } from '../values/index.ts'

/** Units of cel-go's interpreter/runtimecost.go. */
export const ATTRIBUTE = 1
export const QUALIFIER = 1
export const LIST = 10
export const MAP = 30
export const STRUCT = 40
/** Of a string, by code point; of bytes by byte. */
const TRAVERSAL = 0.1

export const traversal = (size: number): number => Math.ceil(size * TRAVERSAL)

/** Strings up to this many UTF-16 units, and with at least one, have a cost of 1 whatever their code points are. */
const SHORT = 10

/** Of comparing two values by going through the shorter. */
export function comparisonCost(a: Outcome, b: Outcome): number {
  if (typeof a === 'string' && typeof b === 'string') {
    const shorter = Math.min(a.length, b.length)
    if (shorter <= SHORT) return shorter === 0 ? 0 : 1
  } else if (isScalar(a) || isScalar(b)) {
    // One side counts 1, so that the other's size matters only when it is 0.
    return costSize(isScalar(a) ? b : a) === 0 ? 0 : 1
  }
  return traversal(Math.min(costSize(a), costSize(b)))
}

const isScalar = (value: Outcome): boolean => typeof value === 'number' || typeof value === 'boolean' || value === null
