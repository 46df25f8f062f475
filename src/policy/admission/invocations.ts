import type { Access, CelUnknown } from '#cel/index.ts'
import type { Json } from '../judgement.ts'
import type { AdmissionRequest } from './admission-request.ts'
import { type KnownParams, collectParams } from './collect-params.ts'
import type { ValidatingPolicy } from './compiled-policy.ts'
import type { BoundPolicy, PolicyBinding } from './load-admission.ts'
import { type Matched, matchResources } from './match-resources.ts'
import type { ObjectForms } from './patch-object.ts'
import type { ResourceCatalog } from './resource-catalog.ts'

/** What is known beside the object itself. */
export type AdmissionContext = {
  readonly catalog: ResourceCatalog
  readonly params: KnownParams
  /** Answers who may do what; where it is not there, what asks is undetermined. */
  readonly access?: Access
  /** For mutations; without it, what merges objects is undetermined. */
  readonly forms?: ObjectForms
  /** Asked now and then; true ends the run of an expression with an error. */
  readonly interrupt?: () => boolean
}

type Policy = Pick<ValidatingPolicy, 'match' | 'paramKind'>

/** A policy that is to run on a request, once for each binding and params object. */
export type Invocation<P> = {
  readonly kind: 'invocation'
  readonly policy: P
  readonly binding: PolicyBinding
  readonly params: Json | CelUnknown | null
}

/** Why a policy that may be about a request cannot run. */
export type Problem<P> = {
  readonly policy: P
  readonly binding: PolicyBinding | undefined
  readonly rule: string
} & ({ readonly kind: 'fault'; readonly message: string } | { readonly kind: 'lacks'; readonly lacks: string })

/** What is to be known for a match; a rule for another version would see the object converted to that. */
function missing(matched: Exclude<Matched, undefined>, { kind }: AdmissionRequest): string | undefined {
  if ('lacks' in matched) return matched.lacks
  const { group, version } = matched.kind
  if (group === kind.group && version === kind.version) return undefined
  return `the ${kind.kind} as ${group === '' ? version : `${group}/${version}`}`
}

function* ofBinding<P extends Policy>(
  policy: P,
  binding: PolicyBinding,
  request: AdmissionRequest,
  { catalog, params: known }: AdmissionContext,
): Generator<Invocation<P> | Problem<P>> {
  if (binding.match) {
    const applies = matchResources(binding.match, request, catalog)
    if (!applies) return
    if ('lacks' in applies) {
      yield { kind: 'lacks', policy, binding, rule: 'matchResources', lacks: applies.lacks }
      return
    }
  }
  const collected = collectParams(policy.paramKind, binding, request, known, catalog)
  if (collected.kind === 'params') for (const params of collected.params) yield { kind: 'invocation', policy, binding, params }
  else yield { policy, binding, rule: 'paramRef', ...collected }
}

/** All runs of policies on a request, in the order of the API server (pkg/admission/plugin/policy/generic). */
export function* invocations<P extends Policy>(
  policies: readonly BoundPolicy<P>[],
  request: AdmissionRequest,
  context: AdmissionContext,
): Generator<Invocation<P> | Problem<P>> {
  for (const { policy, bindings } of policies) {
    const matched = matchResources(policy.match, request, context.catalog)
    if (!matched) continue
    const lacks = missing(matched, request)
    if (lacks !== undefined) yield { kind: 'lacks', policy, binding: undefined, rule: 'matchConstraints', lacks }
    else for (const binding of bindings) yield* ofBinding(policy, binding, request, context)
  }
}
