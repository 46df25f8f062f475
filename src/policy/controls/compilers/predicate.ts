import type { Predicate } from '../contract.ts'
import { toolPlaces } from '../tools.ts'

export const compilers: Predicate = (facts) => toolPlaces(facts, 'compiler')
