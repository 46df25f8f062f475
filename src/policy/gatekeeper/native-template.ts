import { type CompileOptions, PolicyCompiler, type Validator } from '../admission/compiled-policy.ts'
import { PolicyScope } from '../admission/policy-environment.ts'
import type { NativeSource, Template } from './template.ts'

/** What Gatekeeper puts before a template's own variables (pkg/drivers/k8scel/transform/cel_snippets.go). */
const OWN = [
  { name: 'anyObject', expression: 'request.operation == "DELETE" && object == null ? oldObject : object' },
  { name: 'params', expression: 'has(params.spec) && has(params.spec.parameters) ? params.spec.parameters : null' },
] as const

/**
 * A template in CEL as a policy whose params are its constraints.
 * @throws PolicyError at an expression that does not compile, which Gatekeeper would tell at each review
 */
export function compileNative(template: Template, source: NativeSource, index: number, { release }: CompileOptions): Validator {
  const { document, kind } = template
  const scope = new PolicyScope({ release, params: 'variables', hasAuthorizer: false })
  const compiler = new PolicyCompiler(document, scope)
  const at = ['spec', 'targets', 0, 'code', index, 'source']
  const own = OWN.map((one) => ({ ...one, field: at }))
  const more = (source.variables ?? []).map((one, i) => ({ ...one, field: [...at, 'variables', i, 'expression'] }))
  return {
    id: kind,
    name: kind,
    document,
    failurePolicy: source.failurePolicy ?? 'Fail',
    variables: compiler.variables([...own, ...more]),
    matchConditions: compiler.conditions(source.matchCondition ?? [], [...at, 'matchCondition']),
    validations: (source.validations ?? []).map(({ expression, message, messageExpression }, i) => ({
      rule: `validations[${i}]`,
      expression: compiler.compile(expression, 'condition', [...at, 'validations', i, 'expression']),
      message: message ?? undefined,
      messageExpression: messageExpression
        ? compiler.compile(messageExpression, 'message', [...at, 'validations', i, 'messageExpression'])
        : undefined,
      reason: 'Invalid',
    })),
    auditAnnotations: [],
  }
}
