import { KiB } from '#base/index.ts'
import type { Bindings } from '#cel/index.ts'
import { COST_LIMITS } from '#resources/index.ts'
import { blamedField } from '../blame/blamed-field.ts'
import type { FieldPath } from '../judgement.ts'
import type { AuditAnnotation, NamedExpression, PolicyBase, Validation, Validator } from './compiled-policy.ts'
import { type Evaluated, Evaluation } from './evaluation.ts'
import type { Expression } from './expression.ts'

/** Bytes of a message that an expression gives. */
const MESSAGE_LIMIT = 5 * KiB

/** What a policy says before it is known what that leads to. */
export type Decision =
  | {
      readonly kind: 'deny'
      readonly rule: string
      readonly message: string
      readonly reason: string
      readonly field: FieldPath | undefined
    }
  /** An expression failed: denied under Fail, allowed under Ignore. */
  | { readonly kind: 'error'; readonly rule: string; readonly message: string }
  | { readonly kind: 'undetermined'; readonly rule: string; readonly lacks: readonly string[] }

export type Decided = {
  readonly decisions: readonly Decision[]
  /** What it would have the audit log say. */
  readonly annotations: readonly { readonly key: string; readonly value: string }[]
}

export type Matching = 'matches' | 'no' | Decision

/** As Go prints several errors as one (utilerrors.NewAggregate): each once. */
function aggregate(messages: readonly string[]): string {
  const distinct = [...new Set(messages)]
  return distinct.length === 1 ? distinct[0]! : `[${distinct.join(', ')}]`
}

/**
 * Whether the match conditions hold (k8s.io/apiserver pkg/admission/plugin/webhook/matchconditions): one that is false decides, whatever the
 * others are. They see no namespaceObject.
 */
export function matchConditions(policy: PolicyBase, bindings: Bindings, interrupt: (() => boolean) | undefined): Matching {
  if (policy.matchConditions.length === 0) return 'matches'
  const options = { budget: COST_LIMITS.matchConditions, interrupt }
  const evaluation = new Evaluation({ ...bindings, namespaceObject: null }, policy.variables, options)
  const errors: { readonly name: string; readonly message: string }[] = []
  const lacks: string[] = []
  for (const { name, expression } of policy.matchConditions) {
    const result = evaluation.run(expression)
    if (result.kind === 'exhausted') return { kind: 'error', rule: ruleOf(name), message: result.message }
    if (result.kind === 'value' && result.value === false) return 'no'
    if (result.kind === 'error') errors.push({ name, message: result.message })
    if (result.kind === 'unknown') lacks.push(...result.lacks)
  }
  // What is not known may be false, and then errors do not matter.
  if (lacks.length > 0) return { kind: 'undetermined', rule: 'matchConditions', lacks }
  const [first] = errors
  return first ? { kind: 'error', rule: ruleOf(first.name), message: aggregate(errors.map(({ message }) => message)) } : 'matches'
}

const ruleOf = (name: NamedExpression['name']): string => `matchConditions[${name}]`

/** The text of a messageExpression; undefined where it is not to be used: empty, too long or of several lines. */
function usableMessage(result: Evaluated): string | undefined {
  if (result.kind !== 'value' || typeof result.value !== 'string') return undefined
  const text = result.value.trim()
  return text === '' || Buffer.byteLength(text) > MESSAGE_LIMIT || text.includes('\n') ? undefined : text
}

function messageOf({ message, expression }: Validation, said: Evaluated | undefined): string {
  const text = (said && usableMessage(said)) ?? message?.trim()
  return text || `failed expression: ${expression.source.trim()}`
}

function decisionOf(
  validation: Validation,
  result: Evaluated,
  said: Evaluated | undefined,
  blame: (expression: Expression) => FieldPath | undefined,
): Decision | undefined {
  const { rule, expression, reason } = validation
  switch (result.kind) {
    case 'error':
    case 'exhausted':
      return { kind: 'error', rule, message: result.message }
    case 'unknown':
      return { kind: 'undetermined', rule, lacks: result.lacks }
    case 'value':
      if (result.value === true) return undefined
      return { kind: 'deny', rule, reason, message: messageOf(validation, said), field: blame(expression) }
  }
}

/** Whether messages could spend what is left: each expression and variable has a limit of its own. */
const couldExhaust = ({ validations, variables }: Validator, budget: number): boolean =>
  (validations.filter(({ messageExpression }) => messageExpression).length + variables.size) * COST_LIMITS.call > budget

function decideValidations(policy: Validator, bindings: Bindings, interrupt: (() => boolean) | undefined): Decision[] {
  const { validations, variables } = policy
  const evaluation = new Evaluation(bindings, variables, { budget: COST_LIMITS.policy, interrupt })
  const results: Evaluated[] = []
  for (const { rule, expression } of validations) {
    const result = evaluation.run(expression)
    if (result.kind === 'exhausted') return [{ kind: 'error', rule, message: result.message }]
    results.push(result)
  }
  const isGood = results.every((result) => result.kind === 'value' && result.value === true)
  if (isGood && !couldExhaust(policy, evaluation.budget)) return []
  const messages = new Evaluation(bindings, variables, { budget: evaluation.budget, interrupt })
  const said: (Evaluated | undefined)[] = []
  for (const { messageExpression } of validations) {
    const result = messageExpression && messages.run(messageExpression)
    if (result?.kind === 'exhausted')
      // The API server then takes no verdict for good, also not one that is.
      return validations.map(({ rule }) => ({ kind: 'error', rule, message: `failed messageExpression: ${result.message}` }))
    said.push(result)
  }
  const asts = new Map(Array.from(variables, ([name, { ast }]) => [name, ast]))
  const blame = ({ ast, program }: Expression): FieldPath | undefined => {
    const { observations } = program.explain(evaluation.bindings, { costLimit: COST_LIMITS.call })
    return blamedField(ast, observations, bindings.object, asts)
  }
  return validations.flatMap((validation, i) => decisionOf(validation, results[i]!, said[i], blame) ?? [])
}

type Annotated = { readonly key: string; readonly value: string } | Decision | undefined

function annotate({ key }: AuditAnnotation, result: Evaluated): Annotated {
  const rule = `auditAnnotations[${key}]`
  switch (result.kind) {
    case 'error':
    case 'exhausted':
      return { kind: 'error', rule, message: result.message }
    case 'unknown':
      return { kind: 'undetermined', rule, lacks: result.lacks }
    case 'value': {
      const value = typeof result.value === 'string' ? result.value.trim() : ''
      return value === '' ? undefined : { key, value }
    }
  }
}

function decideAnnotations(policy: Validator, bindings: Bindings, interrupt: (() => boolean) | undefined): Annotated[] | Decision {
  const evaluation = new Evaluation(bindings, policy.variables, { budget: COST_LIMITS.policy, interrupt })
  const found: Annotated[] = []
  for (const annotation of policy.auditAnnotations) {
    const result = evaluation.run(annotation.expression)
    // Then nothing else that the policy says counts.
    if (result.kind === 'exhausted') return { kind: 'error', rule: 'validations', message: result.message }
    found.push(annotate(annotation, result))
  }
  return found
}

/** What the expressions of a policy say of a request with one params object (pkg/admission/plugin/policy/validating/validator.go). */
export function validate(policy: Validator, bindings: Bindings, interrupt?: () => boolean): Decided {
  const matching = matchConditions(policy, bindings, interrupt)
  if (matching === 'no') return { decisions: [], annotations: [] }
  if (matching !== 'matches') return { decisions: [matching], annotations: [] }
  const annotated = decideAnnotations(policy, bindings, interrupt)
  if (!Array.isArray(annotated)) return { decisions: [annotated], annotations: [] }
  return {
    decisions: [...decideValidations(policy, bindings, interrupt), ...annotated.flatMap((one) => (one && 'rule' in one ? [one] : []))],
    annotations: annotated.flatMap((one) => (one && 'key' in one ? [one] : [])),
  }
}
