import { add, fixed, scale } from '../../cost/range.ts'
import type { CelFunction, Library, Overload, OverloadCost } from '../../library.ts'
import { CelFailure, type CelType, CelUnknown, type Outcome, costSize, types } from '../../values/index.ts'
import { checkLabel, checkSubdomain } from '../format/names.ts'
import {
  AccessCheck,
  Authorizer,
  Decision,
  GroupCheck,
  authorizerType,
  decisionType,
  groupCheckType,
  pathCheckType,
  resourceCheckType,
} from './values.ts'

export {
  type Access,
  type AccessAnswer,
  AccessCheck,
  type AccessQuestion,
  type AccessUser,
  Authorizer,
  authorizerType,
  resourceCheckType,
} from './values.ts'

const { bool, string } = types

/** A method so that an implementation may name what it takes. */
type Implementation = { call(...args: readonly Outcome[]): Outcome }['call']

function method(
  name: string,
  id: string,
  [on, ...params]: readonly CelType[],
  result: CelType,
  evaluate: Implementation,
  cost?: OverloadCost,
): CelFunction {
  const overload: Overload = { id, member: true, params: [on!, ...params], result, evaluate }
  return { name, overloads: [cost ? { ...overload, cost } : overload] }
}

function serviceAccount({ access }: Authorizer, namespace: string, name: string): Outcome {
  if (checkSubdomain(name).length > 0) return new CelFailure('Invalid service account name')
  if (checkLabel(namespace).length > 0) return new CelFailure('Invalid service account namespace')
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`]
  return new Authorizer(access, { name: `system:serviceaccount:${namespace}:${name}`, groups })
}

const isBlank = (text: string): boolean => /^\s*$/.test(text)

const path = (authorizer: Authorizer, text: string): Outcome =>
  isBlank(text) ? new CelFailure('path must not be empty') : new AccessCheck(authorizer, { path: text })

const resource = ({ authorizer, group }: GroupCheck, name: string): Outcome =>
  isBlank(name) ? new CelFailure('resource must not be empty') : new AccessCheck(authorizer, { group, resource: name })

function check({ authorizer, question }: AccessCheck, verb: string): Outcome {
  const answer = authorizer.access({ ...question, user: authorizer.user, verb })
  return answer ? new Decision(answer) : new CelUnknown(['authorizer'])
}

/** So much that no expression asks more than twice. */
const checking: OverloadCost = { run: () => 350_000, estimate: () => ({ cost: fixed(350_000) }) }

/** A selector may have a requirement for each two characters, each with a list in a struct: 50. */
const selecting: OverloadCost = {
  run: ([, selector]) => {
    const size = costSize(selector!)
    return 10 + Math.ceil(size * 0.1) + Math.ceil(size * 0.5) * 50
  },
  estimate: ([, selector]) => ({
    cost: add(fixed(10), add(scale(selector!.size, 0.1), scale(scale(selector!.size, 0.5), 50))),
  }),
}

/** Sets a part of a question about a resource. */
const part = (
  name: 'subresource' | 'namespace' | 'name' | 'fieldSelector' | 'labelSelector',
  id: string,
  cost?: OverloadCost,
): CelFunction =>
  method(name, id, [resourceCheckType, string], resourceCheckType, (of: AccessCheck, text: string) => of.with({ [name]: text }), cost)

const checkOf = (id: string, on: CelType): Overload => ({
  id,
  member: true,
  params: [on, string],
  result: decisionType,
  evaluate: check,
  cost: checking,
})

/** Asks what users may do. */
export const authorizerLibrary: Library = {
  id: 'authorizer',
  functions: [
    method('path', 'authorizer_path', [authorizerType, string], pathCheckType, path),
    method(
      'group',
      'authorizer_group',
      [authorizerType, string],
      groupCheckType,
      (of: Authorizer, name: string) => new GroupCheck(of, name),
    ),
    method('serviceAccount', 'authorizer_serviceaccount', [authorizerType, string, string], authorizerType, serviceAccount),
    method('resource', 'groupcheck_resource', [groupCheckType, string], resourceCheckType, resource),
    part('subresource', 'resourcecheck_subresource'),
    part('namespace', 'resourcecheck_namespace'),
    part('name', 'resourcecheck_name'),
    { name: 'check', overloads: [checkOf('pathcheck_check', pathCheckType), checkOf('resourcecheck_check', resourceCheckType)] },
    method('errored', 'decision_errored', [decisionType], bool, ({ answer }: Decision) => answer.error !== undefined),
    method('error', 'decision_error', [decisionType], string, ({ answer }: Decision) => answer.error ?? ''),
    method('allowed', 'decision_allowed', [decisionType], bool, ({ answer }: Decision) => answer.allowed),
    method('reason', 'decision_reason', [decisionType], string, ({ answer }: Decision) => answer.reason),
  ],
}

/** Selectors in what an authorizer is asked. */
export const selectorsLibrary: Library = {
  id: 'selectors',
  functions: [part('fieldSelector', 'authorizer_fieldselector', selecting), part('labelSelector', 'authorizer_labelselector', selecting)],
}
