import type { Predicate } from '../contract.ts'
import { summed } from '../places.ts'

export const leftFiles: Predicate = (facts) => [...summed(facts, 'log'), ...summed(facts, 'temporary')]
