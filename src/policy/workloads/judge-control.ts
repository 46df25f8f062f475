import type { Program, Result } from '#cel/index.ts'
import type { FieldPath } from '../judgement.ts'
import type { CompiledControl, Each } from './compile.ts'
import type { WorkloadFacts } from './facts.ts'
import { showPath, valueAt } from './field-path.ts'

/** One place where a control does not hold. */
export type FailedPlace = {
  readonly field: FieldPath
  readonly message: string
  /** What was judged, as a path: a fix starts there. */ readonly base: FieldPath
}

/** What became of a control on one object. Only `passed` says that nothing is wrong. */
export type ControlVerdict =
  | { readonly status: 'not-applicable' | 'passed' }
  | { readonly status: 'failed'; readonly places: readonly FailedPlace[] }
  | { readonly status: 'undetermined'; readonly reason: string; readonly lacks?: string }

/** Of one control on one object with all its elements, in cel-go's units: what the API server allows a policy in all. */
const COST = 10_000_000
/** Elements of one object that are judged one by one, a count. */
const ELEMENTS = 10_000

type Bindings = Readonly<Record<string, unknown>>
type Element = { readonly path: FieldPath; readonly bindings: Bindings }
type Undetermined = Extract<ControlVerdict, { status: 'undetermined' }>

/** Every element that the steps lead to. */
function elementsAt(value: unknown, path: FieldPath, steps: FieldPath): { readonly path: FieldPath; readonly value: unknown }[] {
  const star = steps.indexOf('*')
  const at = star < 0 ? steps : steps.slice(0, star)
  const list = valueAt(value, at)
  if (!Array.isArray(list)) return []
  const listPath = [...path, ...at]
  if (star < 0) return list.map((one: unknown, i) => ({ path: [...listPath, i], value: one }))
  return list.flatMap((one: unknown, i) => elementsAt(one, [...listPath, i], steps.slice(star + 1)))
}

function elementsOf({ root, steps, as }: Each, { object, pod, containers }: WorkloadFacts): Element[] {
  if (root !== 'containers') {
    const from = root === 'object' ? { path: [], value: object } : pod
    return from ? elementsAt(from.value, from.path, steps).map(({ path, value }) => ({ path, bindings: { [as]: value } })) : []
  }
  return containers.flatMap(({ kind, path, container }): Element[] => {
    const seen = { ...container, kind }
    if (steps.length === 0) return [{ path, bindings: { [as]: seen } }]
    return elementsAt(container, path, steps).map((one) => ({ path: one.path, bindings: { container: seen, [as]: one.value } }))
  })
}

const undetermined = (result: Exclude<Result, { kind: 'value' }>): Undetermined =>
  result.kind === 'unknown'
    ? { status: 'undetermined', reason: `${result.attributes.join(', ')} was not given`, lacks: result.attributes.join(', ') }
    : { status: 'undetermined', reason: result.message }

type Ran = { readonly status: 'ran'; readonly value: unknown } | Undetermined

/** What the expressions of a control share while an object is judged. */
type Judging = { readonly unknowns: readonly string[]; /** What is left of COST. */ left: number }

function run(program: Program, bindings: Bindings, judging: Judging): Ran {
  const result = program.evaluate(bindings, { costLimit: Math.max(0, judging.left), unknowns: judging.unknowns })
  judging.left -= result.cost
  return result.kind === 'value' ? { status: 'ran', value: result.value } : undetermined(result)
}

function judgeElement(compiled: CompiledControl, element: Element, shared: Bindings, judging: Judging): ControlVerdict {
  const { control, when, variables, expression, message, field } = compiled
  const named: Record<string, unknown> = {}
  const bindings = { ...shared, ...element.bindings, variables: named }
  for (const { name, program } of variables) {
    const ran = run(program, bindings, judging)
    if (ran.status === 'undetermined') return ran
    named[name] = ran.value
  }
  const applies = when ? run(when, bindings, judging) : undefined
  if (applies?.status === 'undetermined') return applies
  if (applies && applies.value !== true) return { status: 'not-applicable' }
  const holds = run(expression, bindings, judging)
  if (holds.status === 'undetermined') return holds
  if (holds.value === true) return { status: 'passed' }
  if (holds.value !== false) return { status: 'undetermined', reason: 'the expression gave neither true nor false' }
  const said = message ? run(message, bindings, judging) : undefined
  const text =
    said?.status === 'ran' && typeof said.value === 'string' && said.value !== '' ? said.value : (control.message ?? control.title)
  return { status: 'failed', places: [{ field: [...element.path, ...field], base: element.path, message: text }] }
}

/** The worst of what became of the elements counts; places of all that failed are kept. */
function together(verdicts: readonly ControlVerdict[]): ControlVerdict {
  const places = verdicts.flatMap((one) => (one.status === 'failed' ? one.places : []))
  if (places.length > 0) return { status: 'failed', places }
  const open = verdicts.find(({ status }) => status === 'undetermined')
  return open ?? { status: verdicts.some(({ status }) => status === 'passed') ? 'passed' : 'not-applicable' }
}

export function judgeControl(compiled: CompiledControl, facts: WorkloadFacts, params: Bindings): ControlVerdict {
  const { each } = compiled
  const shared = { ...facts.bindings, params: { ...compiled.control.params, ...params } }
  const judging: Judging = { unknowns: 'namespaceObject' in facts.bindings ? [] : ['namespaceObject'], left: COST }
  const whole = compiled.control.on === 'pod' ? (facts.pod?.path ?? []) : []
  const elements = each ? elementsOf(each, facts) : [{ path: whole, bindings: {} }]
  if (elements.length > ELEMENTS) return { status: 'undetermined', reason: `more than ${ELEMENTS} elements` }
  const verdict = together(elements.map((element) => judgeElement(compiled, element, shared, judging)))
  if (compiled.control.on !== 'pod' || !facts.misshapen || verdict.status === 'failed') return verdict
  return { status: 'undetermined', reason: `${showPath(facts.misshapen)} is not of the form that the API has` }
}
