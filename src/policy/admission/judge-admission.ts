import type { AdmissionInput, Json, Judged, Judgement } from '../judgement.ts'
import { type AdmissionRequest, admissionRequest } from './admission-request.ts'
import type { ValidatingPolicy } from './compiled-policy.ts'
import { isExempt } from './exempt.ts'
import { type AdmissionContext, invocations } from './invocations.ts'
import type { AdmissionPolicies, BoundPolicy } from './load-admission.ts'
import { mutate } from './mutate.ts'
import { podsOf } from './pods-of.ts'
import { requestBindings } from './policy-bindings.ts'
import { validate } from './validate.ts'
import { annotation, problemVerdict, verdictOf } from './verdict.ts'

/** Values for the audit log by policy and key; one that several bindings give is there once. */
type Annotations = Map<ValidatingPolicy, Map<string, Set<string>>>

function note(annotations: Annotations, policy: ValidatingPolicy, key: string, value: string): void {
  const ofPolicy = annotations.get(policy) ?? new Map<string, Set<string>>()
  annotations.set(policy, ofPolicy.set(key, (ofPolicy.get(key) ?? new Set()).add(value)))
}

/** What the validating policies say of one request. */
function judgeRequest(policies: readonly BoundPolicy<ValidatingPolicy>[], request: AdmissionRequest, context: AdmissionContext): Judged {
  const judgements: Judgement[] = []
  const judged = new Set<string>()
  const annotations: Annotations = new Map()
  const bindings = requestBindings(request, context.access)
  for (const one of invocations(policies, request, context)) {
    if (one.kind !== 'invocation') {
      judgements.push(problemVerdict(one))
      continue
    }
    const { policy, binding, params } = one
    judged.add(policy.id)
    const { decisions, annotations: made } = validate(policy, { ...bindings, params }, context.interrupt)
    for (const decision of decisions) judgements.push(verdictOf(policy, binding, decision))
    for (const { key, value } of made) note(annotations, policy, key, value)
  }
  for (const [policy, keys] of annotations) for (const [key, values] of keys) judgements.push(annotation(policy, key, [...values]))
  return { judgements, judged: [...judged] }
}

/** The same said twice, as for two params objects, is said once. */
function distinct(judgements: readonly Judgement[]): Judgement[] {
  const seen = new Map(judgements.map((one) => [JSON.stringify(one), one]))
  return [...seen.values()]
}

/** What became of an object: where mutating policies changed it, also what they made of it. */
export type AdmissionJudged = Judged & { readonly mutated?: { readonly object: Json; readonly by: readonly string[] } }

/** Mutating policies come first; validating ones see what they made. */
function judgeOne(input: AdmissionInput, { mutating, validating }: AdmissionPolicies, context: AdmissionContext): AdmissionJudged {
  const { object, changedBy, judgements, judged } = mutate(input, mutating, context)
  const request = admissionRequest({ ...input, object }, context.catalog)
  if (isExempt(request)) return { judgements: [], judged: [] }
  const own = judgeRequest(validating, request, context)
  return {
    judgements: [...judgements, ...own.judgements],
    judged: [...judged, ...own.judged],
    ...(changedBy.length > 0 ? { mutated: { object, by: changedBy } } : {}),
  }
}

/**
 * What the API server's policies say of an object, and of the pods that it would create.
 * Whoever gives no namespace, params, user or permissions gets what depends on them as undetermined.
 */
export function judgeAdmission(input: AdmissionInput, policies: AdmissionPolicies, context: AdmissionContext): AdmissionJudged {
  const own = judgeOne(input, policies, context)
  // A controller creates pods of what was stored of it.
  const pods = podsOf({ ...input, object: own.mutated?.object ?? input.object }).map(({ via, fieldOf, input: pod }) => {
    const { judgements, judged } = judgeOne(pod, policies, context)
    return { judged, judgements: judgements.map((one) => ({ ...one, via, ...(one.field ? { field: fieldOf(one.field) } : {}) })) }
  })
  return {
    ...own,
    judgements: distinct([...own.judgements, ...pods.flatMap(({ judgements }) => judgements)]),
    judged: [...new Set([...own.judged, ...pods.flatMap(({ judged }) => judged)])].toSorted(),
  }
}
