import type { Predicate } from '../contract.ts'
import { toolPlaces } from '../tools.ts'

export const debuggers: Predicate = (facts) => toolPlaces(facts, 'debugger')
