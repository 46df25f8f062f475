import type { FieldPath } from '../judgement.ts'
import { type PolicyDocument, readPart } from '../policy-document.ts'
import { checkSelector } from '../label-selector.ts'
import { type Expression, RESULTS, compileExpression } from './expression.ts'
import { PolicyScope, type Purpose } from './policy-environment.ts'
import { type MatchResources, MutatingSpec, type ParamKind, ValidatingSpec } from './policy-schema.ts'

export type NamedExpression = { readonly name: string; readonly expression: Expression }

/** What every policy has: when it runs, and the parts of its expressions. */
export type PolicyBase = {
  /** `ValidatingAdmissionPolicy/no-latest`. */
  readonly id: string
  readonly name: string
  readonly document: PolicyDocument
  readonly failurePolicy: 'Fail' | 'Ignore'
  readonly matchConditions: readonly NamedExpression[]
  readonly variables: ReadonlyMap<string, Expression>
}

export type Validation = {
  /** `validations[0]`. */
  readonly rule: string
  readonly expression: Expression
  readonly message: string | undefined
  readonly messageExpression: Expression | undefined
  readonly reason: string
}

export type AuditAnnotation = { readonly key: string; readonly expression: Expression }

/** The expressions that say whether something is wrong. */
export type Validator = PolicyBase & { readonly validations: readonly Validation[]; readonly auditAnnotations: readonly AuditAnnotation[] }

type Bound = { readonly match: MatchResources; readonly paramKind: ParamKind | undefined }

export type ValidatingPolicy = Validator & Bound

export type Mutation = { readonly rule: string; readonly kind: 'ApplyConfiguration' | 'JSONPatch'; readonly expression: Expression }

export type MutatingPolicy = PolicyBase & Bound & { readonly mutations: readonly Mutation[]; readonly isReinvoked: boolean }

/** Compiles one policy's expressions in the order in which they may see each other. */
export class PolicyCompiler {
  readonly #document: PolicyDocument
  readonly #scope: PolicyScope

  constructor(document: PolicyDocument, scope: PolicyScope) {
    this.#document = document
    this.#scope = scope
  }

  /** @throws PolicyError */
  compile(source: string, purpose: Purpose, field: FieldPath): Expression {
    return compileExpression(source, RESULTS[purpose], this.#scope.environment(purpose), this.#document, field)
  }

  /** A variable is seen by those after it. @throws PolicyError */
  variables(list: readonly { readonly name: string; readonly expression: string; readonly field: FieldPath }[]): Map<string, Expression> {
    const compiled = new Map<string, Expression>()
    for (const { name, expression, field } of list) {
      const variable = this.compile(expression, 'variable', field)
      this.#scope.declare(name, variable.type)
      compiled.set(name, variable)
    }
    return compiled
  }

  /** @throws PolicyError */
  conditions(list: readonly { readonly name: string; readonly expression: string }[], field: FieldPath): NamedExpression[] {
    return list.map(({ name, expression }, i) => ({ name, expression: this.compile(expression, 'condition', [...field, i, 'expression']) }))
  }
}

type Spec = Pick<ValidatingSpec, 'failurePolicy' | 'matchConditions' | 'matchConstraints' | 'paramKind' | 'variables'>

/** Which release's rules expressions must keep; all that any release runs where it is not there. */
export type CompileOptions = { readonly release?: string | undefined }

const scopeOf = ({ paramKind }: Spec, { release }: CompileOptions): PolicyScope =>
  new PolicyScope({ release, params: paramKind ? 'all' : 'none', hasAuthorizer: true })

/** @throws PolicyError */
export function checkMatch(match: MatchResources, document: PolicyDocument, field: FieldPath): void {
  for (const selector of ['namespaceSelector', 'objectSelector'] as const)
    if (match[selector]) checkSelector(match[selector], document, [...field, selector])
}

function base(document: PolicyDocument, kind: string, name: string, spec: Spec, compiler: PolicyCompiler): PolicyBase & Bound {
  checkMatch(spec.matchConstraints, document, ['spec', 'matchConstraints'])
  const list = (spec.variables ?? []).map((one, i) => ({ ...one, field: ['spec', 'variables', i, 'expression'] }))
  return {
    id: `${kind}/${name}`,
    name,
    document,
    failurePolicy: spec.failurePolicy ?? 'Fail',
    variables: compiler.variables(list),
    matchConditions: compiler.conditions(spec.matchConditions ?? [], ['spec', 'matchConditions']),
    match: spec.matchConstraints,
    paramKind: spec.paramKind ?? undefined,
  }
}

/** @throws PolicyError */
export function compileValidating(document: PolicyDocument, name: string, options: CompileOptions): ValidatingPolicy {
  const spec = readPart(ValidatingSpec, document, ['spec'], document.object.spec)
  const compiler = new PolicyCompiler(document, scopeOf(spec, options))
  const common = base(document, 'ValidatingAdmissionPolicy', name, spec, compiler)
  return {
    ...common,
    validations: (spec.validations ?? []).map(({ expression, message, messageExpression, reason }, i) => ({
      rule: `validations[${i}]`,
      expression: compiler.compile(expression, 'condition', ['spec', 'validations', i, 'expression']),
      message: message ?? undefined,
      messageExpression: messageExpression
        ? compiler.compile(messageExpression, 'message', ['spec', 'validations', i, 'messageExpression'])
        : undefined,
      reason: reason ?? 'Invalid',
    })),
    auditAnnotations: (spec.auditAnnotations ?? []).map(({ key, valueExpression }, i) => ({
      key,
      expression: compiler.compile(valueExpression, 'annotation', ['spec', 'auditAnnotations', i, 'valueExpression']),
    })),
  }
}

/** @throws PolicyError */
export function compileMutating(document: PolicyDocument, name: string, options: CompileOptions): MutatingPolicy {
  const spec = readPart(MutatingSpec, document, ['spec'], document.object.spec)
  const compiler = new PolicyCompiler(document, scopeOf(spec, options))
  return {
    ...base(document, 'MutatingAdmissionPolicy', name, spec, compiler),
    isReinvoked: spec.reinvocationPolicy === 'IfNeeded',
    mutations: spec.mutations.map((mutation, i) => {
      const { patchType } = mutation
      const [part, source] =
        patchType === 'JSONPatch'
          ? (['jsonPatch', mutation.jsonPatch.expression] as const)
          : (['applyConfiguration', mutation.applyConfiguration.expression] as const)
      const expression = compiler.compile(source, part, ['spec', 'mutations', i, part, 'expression'])
      return { rule: `mutations[${i}]`, kind: patchType, expression }
    }),
  }
}
