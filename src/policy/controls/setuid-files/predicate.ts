import type { Predicate } from '../contract.ts'
import { setIdPlaces } from '../set-id.ts'

export const setuidFiles: Predicate = (facts) => setIdPlaces(facts, 'setuid')
