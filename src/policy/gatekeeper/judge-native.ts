import { type AdmissionRequest, admissionRequest } from '../admission/admission-request.ts'
import type { CompileOptions, Validator } from '../admission/compiled-policy.ts'
import type { AdmissionContext } from '../admission/invocations.ts'
import { podsOf } from '../admission/pods-of.ts'
import { requestBindings } from '../admission/policy-bindings.ts'
import { type Decision, validate } from '../admission/validate.ts'
import type { AdmissionInput, Judged, Judgement } from '../judgement.ts'
import { matchTarget, matchesConstraint } from './constraint-match.ts'
import type { Constraint } from './constraint.ts'
import { compileNative } from './native-template.ts'
import type { Gatekeeper } from './read-gatekeeper.ts'

/** A constraint whose template is written in CEL, ready to judge. */
export type NativeConstraint = Constraint & { readonly validator: Validator }

/** Those of the constraints whose templates are in CEL. @throws PolicyError */
export function nativeConstraints({ templates, constraints }: Gatekeeper, options: CompileOptions = {}): NativeConstraint[] {
  const validators = new Map(
    templates.flatMap((template) =>
      template.code.engine === 'native'
        ? [[template, compileNative(template, template.code.source, template.code.index, options)] as const]
        : [],
    ),
  )
  return constraints.flatMap((constraint) => {
    const validator = validators.get(constraint.template)
    return validator ? [{ ...constraint, validator }] : []
  })
}

const idOf = ({ template, name }: Constraint): string => `${template.kind}/${name}`

function lacking(constraint: Constraint, rule: string, names: readonly string[]): Judgement {
  const lacks = [...new Set(names)].toSorted().join(', ')
  return { policy: idOf(constraint), rule, outcome: 'undetermined', message: `cannot be decided: ${lacks} was not given`, lacks }
}

function judgementOf(constraint: NativeConstraint, outcome: 'audit' | 'deny' | 'warn', decision: Decision): Judgement {
  const { rule } = decision
  const policy = idOf(constraint)
  switch (decision.kind) {
    case 'undetermined':
      return lacking(constraint, rule, decision.lacks)
    case 'error':
      return constraint.validator.failurePolicy === 'Ignore'
        ? { policy, rule, outcome: 'undetermined', message: `failed and is ignored: ${decision.message}` }
        : { policy, rule, outcome, message: decision.message }
    case 'deny':
      return { policy, rule, outcome, message: decision.message, ...(decision.field ? { field: decision.field } : {}) }
  }
}

/** What one constraint says; undefined where it is not about the object. */
function judgeConstraint(
  constraint: NativeConstraint,
  input: AdmissionInput,
  request: AdmissionRequest,
  isGenerated: boolean,
  { interrupt }: AdmissionContext,
): readonly Judgement[] | undefined {
  const { outcome, match, template, validator, object } = constraint
  if (outcome === 'off' || template.operations?.includes(input.operation) === false) return undefined
  const { namespace, namespaceObject } = request
  const target = matchTarget({ ...input, ...(namespaceObject ? { namespaceObject } : {}) }, isGenerated, namespace)
  const answer = matchesConstraint(match, target)
  if ('lacks' in answer) return [lacking(constraint, 'match', [answer.lacks])]
  if (!answer.matches) return undefined
  // Gatekeeper gives its expressions no namespace.
  const bindings = { ...requestBindings(request, undefined), params: object, namespaceObject: null }
  return validate(validator, bindings, interrupt).decisions.map((decision) => judgementOf(constraint, outcome, decision))
}

/** What Gatekeeper's constraints in CEL say of an object and of the pods that it would create. */
export function judgeNative(input: AdmissionInput, constraints: readonly NativeConstraint[], context: AdmissionContext): Judged {
  const targets = [{ input, via: undefined, fieldOf: undefined }, ...podsOf(input)]
  const judgements: Judgement[] = []
  const judged = new Set<string>()
  for (const target of targets) {
    const request = admissionRequest(target.input, context.catalog)
    for (const constraint of constraints) {
      const said = judgeConstraint(constraint, target.input, request, target.via !== undefined, context)
      if (!said) continue
      if (said.every(({ rule }) => rule !== 'match')) judged.add(idOf(constraint))
      for (const one of said)
        judgements.push(target.via ? { ...one, via: target.via, ...(one.field ? { field: target.fieldOf(one.field) } : {}) } : one)
    }
  }
  return { judgements, judged: [...judged].toSorted() }
}
