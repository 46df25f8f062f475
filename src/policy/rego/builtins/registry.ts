import { PolicyError } from '../../policy-error.ts'
import { collectionFunctions } from './collections.ts'
import type { Builtins } from './contract.ts'
import { stringFunctions } from './strings.ts'
import { unitFunctions } from './units.ts'

/** All functions that the compiled policy does not bring along and asks its host for. */
export const BUILTINS: Builtins = { ...collectionFunctions, ...stringFunctions, ...unitFunctions }

/** Functions that reach out of the process or hand out what is secret: never while judging. */
const REFUSED: ReadonlySet<string> = new Set(['http.send', 'net.lookup_ip_addr', 'providers.aws.sign_req'])

/** Why a function that is not in the registry cannot be had. */
export function refusal(name: string): PolicyError {
  const why = REFUSED.has(name) ? 'nothing is fetched while judging' : 'plimsoll has no such function'
  return new PolicyError('unsupported', `call "${name}": ${why}`)
}
