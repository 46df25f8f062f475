import { type Ast, CelError, type CelType, type Environment, type Program, types } from '#cel/index.ts'
import { KUBERNETES_PROGRAM } from '#resources/index.ts'
import type { FieldPath } from '../judgement.ts'
import { type PolicyDocument, errorAt } from '../policy-document.ts'
import { showPath } from '../workloads/field-path.ts'

/** A compiled expression of a policy. */
export type Expression = { readonly source: string; readonly program: Program; readonly ast: Ast; readonly type: CelType }

/** As cel-go writes types: `list(string)`, `google.protobuf.Timestamp`. */
export const typeText = ({ name, params }: CelType): string => (params.length === 0 ? name : `${name}(${params.map(typeText).join(', ')})`)

/** What the API server's type checking says of an expression that gives another type than it should. */
function mismatch(type: CelType, wanted: readonly CelType[]): string | undefined {
  if (wanted.length === 0 || wanted.some((one) => typeText(one) === typeText(type))) return undefined
  const names = wanted.map(typeText)
  return `must evaluate to ${names.length === 1 ? names[0]! : `one of [${names.join(' ')}]`} but got ${typeText(type)}`
}

/** What an expression of each place may give; nothing where anything will do. */
export const RESULTS = Object.freeze({
  condition: [types.bool],
  message: [types.string],
  annotation: [types.string, types.null],
  variable: [],
  applyConfiguration: [types.struct('Object')],
  jsonPatch: [types.list(types.struct('JSONPatch'))],
}) satisfies Readonly<Record<string, readonly CelType[]>>

/** @throws PolicyError at the expression, with CEL's own diagnostics */
export function compileExpression(
  source: string,
  wanted: readonly CelType[],
  scope: Environment,
  document: PolicyDocument,
  field: FieldPath,
): Expression {
  try {
    const checked = scope.compile(source)
    const wrong = mismatch(checked.type, wanted)
    if (wrong !== undefined) throw errorAt(document, field, `${showPath(field)}: ${wrong}`, 'expression')
    return { source, program: scope.program(checked, KUBERNETES_PROGRAM), ast: checked.ast, type: checked.type }
  } catch (cause) {
    if (!(cause instanceof CelError)) throw cause
    throw errorAt(document, field, `${showPath(field)}: compilation failed: ${cause.message}`, 'expression', cause)
  }
}
