import type { Bindings, Value } from '#cel/index.ts'
import { COST_LIMITS, PartialObject, PatchOperation, misplacedTypes } from '#resources/index.ts'
import { messageOf } from '#base/index.ts'
import type { Json } from '../judgement.ts'
import { textAt } from '../policy-document.ts'
import type { MutatingPolicy, Mutation } from './compiled-policy.ts'
import { Evaluation } from './evaluation.ts'
import { type Operation, PatchFault, applyJsonPatch } from './json-patch.ts'
import { NoJson, jsonOf } from './json-value.ts'

/** What is known of the forms of objects. */
export type ObjectForms = {
  /** One object merged into another by the schema of its kind. Undefined where nobody knows that. @throws Error where it does not fit */
  merge(live: Json, applied: Json): Json | undefined
  withDefaults(object: Json): Json
}

/** What became of an object. */
export type Patched =
  | { readonly kind: 'patched'; readonly object: Json }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'unknown'; readonly lacks: readonly string[] }

const error = (message: string): Patched => ({ kind: 'error', message })

/** `Object{…}` as part of an object of the same kind. */
function applied(object: Json, value: Value): Json {
  const { apiVersion, kind } = object
  return { ...(jsonOf(value) as Json), apiVersion, kind }
}

/** pkg/admission/plugin/policy/mutating/patch/smd.go */
function applyConfiguration(object: Json, value: Value, forms: ObjectForms | undefined): Patched {
  const misplaced = misplacedTypes(value)
  if (misplaced.length > 0) return error(`type mismatch: ${misplaced.join('\n')}`)
  try {
    const merged = forms?.merge(object, applied(object, value))
    if (merged) return { kind: 'patched', object: merged }
    return { kind: 'unknown', lacks: [`the schema of ${textAt(object, 'apiVersion')} ${textAt(object, 'kind')}`] }
  } catch (cause) {
    return error(`error applying patch: ${messageOf(cause)}`)
  }
}

function operationOf(value: Value): Operation {
  if (!(value instanceof PatchOperation)) throw new NoJson('the expression should give a list of JSONPatch')
  const { op, path, from } = value
  const given = value.value
  if (given instanceof PartialObject) {
    const misplaced = misplacedTypes(given, given.type.name)
    if (misplaced.length > 0) throw new NoJson(`type mismatch: ${misplaced.join('\n')}`)
  }
  return { op, path, from, ...(given === undefined ? {} : { value: jsonOf(given) }) }
}

/** pkg/admission/plugin/policy/mutating/patch/json_patch.go */
function jsonPatch(object: Json, value: Value): Patched {
  try {
    const patch = (value as readonly Value[]).map(operationOf)
    return { kind: 'patched', object: applyJsonPatch(object, patch) }
  } catch (cause) {
    if (cause instanceof PatchFault) return error(`JSON Patch: ${cause.message}`)
    if (cause instanceof NoJson) return error(cause.message)
    throw cause
  }
}

/** What one mutation of a policy makes of an object. Each has a budget of its own. */
export function patchObject(
  object: Json,
  { kind, expression }: Mutation,
  policy: MutatingPolicy,
  bindings: Bindings,
  { forms, interrupt }: { readonly forms?: ObjectForms | undefined; readonly interrupt?: (() => boolean) | undefined },
): Patched {
  const result = new Evaluation(bindings, policy.variables, { budget: COST_LIMITS.policy, interrupt }).run(expression)
  switch (result.kind) {
    case 'error':
    case 'exhausted':
      return error(result.message)
    case 'unknown':
      return result
    case 'value': {
      const patched = kind === 'JSONPatch' ? jsonPatch(object, result.value) : applyConfiguration(object, result.value, forms)
      return patched.kind === 'patched' && forms ? { kind: 'patched', object: forms.withDefaults(patched.object) } : patched
    }
  }
}
