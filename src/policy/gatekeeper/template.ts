import * as z from 'zod'
import type { Json } from '../judgement.ts'
import { type PolicyDocument, errorAt, readPart } from '../policy-document.ts'

/** Gatekeeper's only target. */
const TARGET = 'admission.k8s.gatekeeper.sh'

const Expression = z.object({ name: z.string().min(1), expression: z.string() })

/** `source` of the engine K8sNativeValidation (gatekeeper pkg/drivers/k8scel/schema): a ValidatingAdmissionPolicy's parts. */
const NativeSource = z.object({
  validations: z
    .array(z.object({ expression: z.string(), message: z.string().nullish(), messageExpression: z.string().nullish() }))
    .nullish(),
  failurePolicy: z.enum(['Fail', 'Ignore']).nullish(),
  /** One that is called so; `matchConditions` is no field of it. */
  matchCondition: z.array(Expression).nullish(),
  variables: z.array(Expression).nullish(),
})
export type NativeSource = z.output<typeof NativeSource>

const RegoSource = z.object({ rego: z.string(), version: z.string().nullish(), libs: z.array(z.string()).nullish() })

const Target = z.object({
  target: z.literal(TARGET),
  rego: z.string().nullish(),
  libs: z.array(z.string()).nullish(),
  code: z.array(z.object({ engine: z.string(), source: z.unknown() })).nullish(),
  operations: z.array(z.enum(['*', 'CREATE', 'DELETE', 'UPDATE', 'CONNECT'])).nullish(),
})

const Spec = z.object({
  crd: z.object({
    spec: z.object({
      names: z.object({ kind: z.string().min(1) }),
      validation: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()).nullish() }).nullish(),
    }),
  }),
  targets: z.array(Target).length(1, 'must be one target'),
})

/** What a template is written in. Native code is run where a template has both, as Gatekeeper does. */
export type TemplateCode =
  | { readonly engine: 'native'; readonly source: NativeSource; readonly index: number }
  | { readonly engine: 'rego'; readonly rego: string; readonly libs: readonly string[]; readonly version: string }

/** A kind of constraint: what it asks, and the schema of what can be set. */
export type Template = {
  readonly document: PolicyDocument
  /** Of its constraints. */
  readonly kind: string
  readonly code: TemplateCode
  /** Of `spec.parameters`; undefined where it takes none. */
  readonly schema: Json | undefined
  /** Operations that it is asked about; undefined for all. */
  readonly operations: readonly string[] | undefined
}

const RESERVED_PREFIX = 'gatekeeper_internal_'

/** Names that Gatekeeper keeps for itself. */
function checkNames(source: NativeSource, document: PolicyDocument, at: readonly (string | number)[]): void {
  for (const [i, { name }] of (source.variables ?? []).entries())
    if (name === 'params' || name === 'anyObject' || name.startsWith(RESERVED_PREFIX))
      throw errorAt(document, [...at, 'variables', i, 'name'], `variable "${name}": the name is Gatekeeper's own`)
  for (const [i, { name }] of (source.matchCondition ?? []).entries())
    if (name.startsWith(RESERVED_PREFIX))
      throw errorAt(document, [...at, 'matchCondition', i, 'name'], `match condition "${name}": the prefix is Gatekeeper's own`)
}

function codeOf(target: z.output<typeof Target>, document: PolicyDocument): TemplateCode {
  const code = target.code ?? []
  const at = ['spec', 'targets', 0] as const
  const native = code.findIndex(({ engine }) => engine === 'K8sNativeValidation')
  if (native >= 0) {
    const path = [...at, 'code', native, 'source']
    const source = readPart(NativeSource, document, path, code[native]!.source)
    checkNames(source, document, path)
    return { engine: 'native', source, index: native }
  }
  const rego = code.findIndex(({ engine }) => engine === 'Rego')
  if (rego >= 0) {
    const source = readPart(RegoSource, document, [...at, 'code', rego, 'source'], code[rego]!.source)
    return { engine: 'rego', rego: source.rego, libs: source.libs ?? [], version: source.version || 'v0' }
  }
  if (target.rego) return { engine: 'rego', rego: target.rego, libs: target.libs ?? [], version: 'v0' }
  const engines = code.map(({ engine }) => `"${engine}"`)
  const given = engines.length > 0 ? `has code for ${engines.join(', ')}` : 'has no code'
  throw errorAt(document, at, `the target ${given}, should have it for "K8sNativeValidation" or "Rego"`, 'unsupported')
}

/** @throws PolicyError */
export function readTemplate(document: PolicyDocument): Template {
  const { crd, targets } = readPart(Spec, document, ['spec'], document.object.spec)
  const { kind } = crd.spec.names
  const { name } = readPart(z.object({ name: z.string() }), document, ['metadata'], document.object.metadata)
  if (name !== kind.toLowerCase())
    throw errorAt(document, ['metadata', 'name'], `the template of kind "${kind}" is called "${name}", should be "${kind.toLowerCase()}"`)
  const operations = targets[0]!.operations ?? []
  return {
    document,
    kind,
    code: codeOf(targets[0]!, document),
    schema: crd.spec.validation?.openAPIV3Schema ?? undefined,
    operations: operations.length === 0 || operations.includes('*') ? undefined : operations,
  }
}
