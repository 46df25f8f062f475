import type { Predicate } from '../contract.ts'
import { setIdPlaces } from '../set-id.ts'

export const setgidFiles: Predicate = (facts) => setIdPlaces(facts, 'setgid')
