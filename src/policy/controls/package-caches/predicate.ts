import type { Predicate } from '../contract.ts'
import { summed } from '../places.ts'

/** Bytes: less is no matter of size. */
const LITTLE = 1_000_000

export const packageCaches: Predicate = (facts) => {
  const bytes = facts.counts.reduce((sum, count) => sum + (count.why === 'cache' ? count.bytes : 0), 0)
  return summed(facts, 'cache', bytes < LITTLE ? 'info' : 'low')
}
