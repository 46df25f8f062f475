import { PolicyError } from '../../policy-error.ts'
import { collectionFunctions } from './collections.ts'
import type { Builtins } from './contract.ts'
import { cryptoFunctions } from './crypto.ts'
import { encodingFunctions } from './encoding.ts'
import { patchFunctions } from './json-patch.ts'
import { netFunctions } from './net.ts'
import { regexFunctions } from './regex.ts'
import { semverFunctions } from './semver.ts'
import { stringFunctions } from './strings.ts'
import { timeFunctions } from './time.ts'
import { unitFunctions } from './units.ts'
import { urlFunctions } from './url.ts'

/** All functions that a compiled policy does not bring along and asks its host for. */
export const BUILTINS: Builtins = {
  ...collectionFunctions,
  ...cryptoFunctions,
  ...encodingFunctions,
  ...netFunctions,
  ...patchFunctions,
  ...regexFunctions,
  ...semverFunctions,
  ...stringFunctions,
  ...timeFunctions,
  ...unitFunctions,
  ...urlFunctions,
}

/** Functions that a judgement must not call: it is the same for the same input, wherever and whenever it is made. */
const REFUSED: Readonly<Record<string, string>> = {
  'http.send': 'nothing is fetched while judging',
  'net.lookup_ip_addr': 'nothing is fetched while judging',
  'providers.aws.sign_req': 'nothing is signed while judging',
  'rand.intn': 'a judgement must not depend on chance',
  'uuid.rfc4122': 'a judgement must not depend on chance',
}

/** Why a function that is not in the registry cannot be had. */
export function refusal(name: string): PolicyError {
  const why = Object.hasOwn(REFUSED, name) ? REFUSED[name]! : 'plimsoll has no such function'
  return new PolicyError('unsupported', `call "${name}": ${why}`)
}
