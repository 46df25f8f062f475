import type { Predicate } from '../contract.ts'
import { toolPlaces } from '../tools.ts'

export const remoteAccessServer: Predicate = (facts) => toolPlaces(facts, 'ssh-server')
