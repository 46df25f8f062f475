import type { Predicate } from '../contract.ts'
import { toolPlaces } from '../tools.ts'

/** What entry points and health checks are written with. */
const COMMON: ReadonlySet<string> = new Set(['curl', 'dig', 'host', 'nslookup', 'ssh', 'wget', 'wget2'])

export const networkTools: Predicate = (facts) => toolPlaces(facts, 'network-tool', (of) => (COMMON.has(of) ? 'info' : 'low'))
