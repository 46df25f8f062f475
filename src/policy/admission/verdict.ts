import type { FieldPath, Judgement } from '../judgement.ts'
import type { PolicyBase } from './compiled-policy.ts'
import type { Problem } from './invocations.ts'
import type { PolicyBinding } from './load-admission.ts'
import type { Decision } from './validate.ts'

type Policy = Pick<PolicyBase, 'failurePolicy' | 'id' | 'name'>
type Binding = Pick<PolicyBinding, 'actions' | 'name'> | undefined

/** `ValidatingAdmissionPolicy 'x' with binding 'y'`; the API server calls a mutating one `policy`. */
function subject({ id, name }: Policy, binding: Binding): string {
  const kind = id.startsWith('MutatingAdmissionPolicy/') ? 'policy' : id.slice(0, id.indexOf('/'))
  return `${kind} '${name}'${binding?.name === undefined ? '' : ` with binding '${binding.name}'`}`
}

/** Of what a binding asks for the strictest; the API server does all of it. */
function outcomeOf(binding: Binding): 'audit' | 'deny' | 'warn' {
  const actions = binding?.actions ?? []
  if (actions.length === 0 || actions.includes('Deny')) return 'deny'
  return actions.includes('Warn') ? 'warn' : 'audit'
}

/** The sentence of the API server's answer, warning or note. */
const sentence = (policy: Policy, binding: Binding, outcome: 'audit' | 'deny' | 'warn', message: string): string =>
  outcome === 'deny'
    ? `${subject(policy, binding)} denied request: ${message}`
    : `Validation failed for ${subject(policy, binding)}: ${message}`

function failed(policy: Policy, binding: Binding, rule: string, message: string, outcome: 'audit' | 'deny' | 'warn'): Judgement {
  if (policy.failurePolicy === 'Ignore')
    return { policy: policy.id, rule, outcome: 'undetermined', message: `${subject(policy, binding)} failed and is ignored: ${message}` }
  return { policy: policy.id, rule, outcome, message: sentence(policy, binding, outcome, message), reason: 'Invalid' }
}

export function undetermined(policy: Policy, binding: Binding, rule: string, names: readonly string[]): Judgement {
  const lacks = [...new Set(names)].toSorted().join(', ')
  const message = `${subject(policy, binding)} cannot be decided: ${lacks} was not given`
  return { policy: policy.id, rule, outcome: 'undetermined', message, lacks }
}

/** What a decision of a policy leads to. */
export function verdictOf(policy: Policy, binding: Binding, decision: Decision): Judgement {
  const { rule } = decision
  switch (decision.kind) {
    case 'undetermined':
      return undetermined(policy, binding, rule, decision.lacks)
    case 'error':
      // What the audit log should say has no action of its own: where that fails, the request does.
      return failed(policy, binding, rule, decision.message, rule.startsWith('auditAnnotations') ? 'deny' : outcomeOf(binding))
    case 'deny': {
      const outcome = outcomeOf(binding)
      const message = sentence(policy, binding, outcome, decision.message)
      return { policy: policy.id, rule, outcome, message, reason: decision.reason, ...fieldOf(decision.field) }
    }
  }
}

const fieldOf = (field: FieldPath | undefined): { readonly field?: FieldPath } => (field ? { field } : {})

/** A mistake of the configuration is no matter of actions. */
export function problemVerdict(problem: Problem<Policy>): Judgement {
  const { policy, binding, rule } = problem
  if (problem.kind === 'lacks') return undetermined(policy, binding, rule, [problem.lacks])
  return failed(policy, binding, rule, `failed to configure ${binding ? 'binding' : 'policy'}: ${problem.message}`, 'deny')
}

/** What would stand in the audit log. */
export const annotation = (policy: Policy, key: string, values: readonly string[]): Judgement => ({
  policy: policy.id,
  rule: `auditAnnotations[${key}]`,
  outcome: 'audit',
  message: `${subject(policy, undefined)} notes ${policy.name}/${key}: ${values.join(', ')}`,
})
