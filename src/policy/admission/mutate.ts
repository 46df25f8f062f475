import { isDeepStrictEqual } from 'node:util'
import { type Bindings, CelUnknown } from '#cel/index.ts'
import type { AdmissionInput, Json, Judged, Judgement } from '../judgement.ts'
import { textAt } from '../policy-document.ts'
import { type AdmissionRequest, admissionRequest } from './admission-request.ts'
import type { MutatingPolicy } from './compiled-policy.ts'
import { isExempt } from './exempt.ts'
import { type AdmissionContext, type Invocation, invocations } from './invocations.ts'
import type { BoundPolicy } from './load-admission.ts'
import { patchObject } from './patch-object.ts'
import { requestBindings } from './policy-bindings.ts'
import { matchConditions } from './validate.ts'
import { problemVerdict, verdictOf } from './verdict.ts'

/** An object as the policies leave it. */
export type Mutated = Judged & {
  readonly object: Json
  /** The policies that changed it, in order. */
  readonly changedBy: readonly string[]
}

type Run = Invocation<MutatingPolicy>

/** One policy with one binding and one params object: what is invoked again is the same of all three. */
function keyOf({ policy, binding, params }: Run): string {
  const object = params === null || params instanceof CelUnknown ? {} : params
  return JSON.stringify([policy.id, binding.name, textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name')])
}

/** The object on its way through the policies. */
class Mutating {
  object: Json
  readonly judgements: Judgement[] = []
  readonly judged = new Set<string>()
  readonly changedBy: string[] = []
  /** A patch was applied, whether it changed anything or not: then policies that ask for it run once more. */
  isTouched = false
  readonly #input: AdmissionInput
  readonly #context: AdmissionContext

  constructor(input: AdmissionInput, context: AdmissionContext) {
    this.object = input.object
    this.#input = input
    this.#context = context
  }

  get #request(): AdmissionRequest {
    return admissionRequest({ ...this.#input, object: this.object }, this.#context.catalog)
  }

  #bindings({ params }: Run): Bindings {
    return { ...requestBindings(this.#request, this.#context.access), params }
  }

  /** Which policies are about the object is asked once, before any has changed it. */
  pass(policies: readonly BoundPolicy<MutatingPolicy>[], isWanted: (run: Run) => boolean): readonly Run[] {
    const runs: Run[] = []
    for (const one of invocations(policies, this.#request, this.#context))
      if (one.kind !== 'invocation') this.#note(problemVerdict(one))
      else if (isWanted(one)) {
        runs.push(one)
        this.#invoke(one)
      }
    return runs
  }

  #note(judgement: Judgement): void {
    if (!this.judgements.some((known) => isDeepStrictEqual(known, judgement))) this.judgements.push(judgement)
  }

  #invoke(run: Run): void {
    const { policy, binding } = run
    this.judged.add(policy.id)
    const matching = matchConditions(policy, this.#bindings(run), this.#context.interrupt)
    if (matching === 'no') return
    if (matching !== 'matches') {
      this.#note(verdictOf(policy, binding, matching))
      return
    }
    const before = this.object
    for (const mutation of policy.mutations) {
      const patched = patchObject(this.object, mutation, policy, this.#bindings(run), this.#context)
      const { rule } = mutation
      if (patched.kind === 'patched') {
        this.object = patched.object
        this.isTouched = true
      } else if (patched.kind === 'error') this.#note(verdictOf(policy, binding, { kind: 'error', rule, message: patched.message }))
      else this.#note(verdictOf(policy, binding, { kind: 'undetermined', rule, lacks: patched.lacks }))
    }
    if (!isDeepStrictEqual(this.object, before)) this.changedBy.push(policy.id)
  }
}

/**
 * What the API server's mutating policies make of an object (pkg/admission/plugin/policy/mutating): all in order of their names, then once more
 * those that ask for it where anything was patched.
 */
export function mutate(input: AdmissionInput, policies: readonly BoundPolicy<MutatingPolicy>[], context: AdmissionContext): Mutated {
  const mutating = new Mutating(input, context)
  const isNever = policies.length === 0 || input.operation === 'DELETE' || isExempt(admissionRequest(input, context.catalog))
  if (!isNever) {
    const first = mutating.pass(policies, () => true)
    const again = new Set(first.filter(({ policy }) => policy.isReinvoked).map(keyOf))
    if (mutating.isTouched && again.size > 0) mutating.pass(policies, (run) => again.has(keyOf(run)))
  }
  const { object, judgements, judged, changedBy } = mutating
  return { object, judgements, judged: [...judged], changedBy: [...new Set(changedBy)] }
}
