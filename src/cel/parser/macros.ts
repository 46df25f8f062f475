import { ACCUMULATOR, type Node, type NodeMaker, OPERATORS } from '../ast/index.ts'
import type { Macro } from '../library.ts'
import { CelFailure } from '../values/index.ts'

/** Names of accumulators, of now and of before: a variable that hides one would change what a macro computes. */
const HIDDEN: ReadonlySet<string> = new Set([ACCUMULATOR, '__result__'])

/** The name of a loop's variable. */
export function variableOf(make: NodeMaker, node: Node, message = 'argument must be a simple name'): string | CelFailure {
  if (node.kind !== 'ident') return make.failure(node, message)
  return HIDDEN.has(node.name) ? make.failure(node, 'iteration variable overwrites accumulator variable') : node.name
}

export type Variables = { readonly variable: string; readonly second: string | undefined }

export type Quantifier = (make: NodeMaker, target: Node, variables: Variables, predicate: Node) => Node

export const allOf: Quantifier = (make, range, variables, predicate) =>
  make.comprehension({
    form: 'all',
    range,
    ...variables,
    init: make.literal(true),
    condition: make.call(OPERATORS.notStrictlyFalse, make.accumulator()),
    step: make.call(OPERATORS.and, make.accumulator(), predicate),
  })

export const existsIn: Quantifier = (make, range, variables, predicate) =>
  make.comprehension({
    form: 'exists',
    range,
    ...variables,
    init: make.literal(false),
    condition: make.call(OPERATORS.notStrictlyFalse, make.call(OPERATORS.not, make.accumulator())),
    step: make.call(OPERATORS.or, make.accumulator(), predicate),
  })

export const existsOneIn: Quantifier = (make, range, variables, predicate) =>
  make.comprehension({
    form: 'exists-one',
    range,
    ...variables,
    init: make.literal(0),
    step: make.conditional(predicate, make.call(OPERATORS.add, make.accumulator(), make.literal(1)), make.accumulator()),
    result: make.call(OPERATORS.equals, make.accumulator(), make.literal(1)),
  })

/** A list of `element` for each that `predicate`, where there is one, holds for. */
export function listOf(make: NodeMaker, range: Node, variables: Variables, predicate: Node | undefined, element: Node): Node {
  const step = make.call(OPERATORS.add, make.accumulator(), make.list([element]))
  return make.comprehension({
    form: 'list',
    range,
    ...variables,
    init: make.list([]),
    step: predicate ? make.conditional(predicate, step, make.accumulator()) : step,
  })
}

const quantifier = (name: string, quantify: Quantifier): Macro => ({
  name,
  member: true,
  args: 2,
  expand: (make, target, [first, predicate]) => {
    const variable = variableOf(make, first!)
    return variable instanceof CelFailure ? variable : quantify(make, target!, { variable, second: undefined }, predicate!)
  },
})

const NOT_NAMED = 'argument is not an identifier'

const mapMacro = (args: 2 | 3): Macro => ({
  name: 'map',
  member: true,
  args,
  expand: (make, target, [first, ...rest]) => {
    const variable = variableOf(make, first!, NOT_NAMED)
    if (variable instanceof CelFailure) return variable
    return listOf(make, target!, { variable, second: undefined }, args === 3 ? rest[0] : undefined, rest.at(-1)!)
  },
})

/** What every expression may use. */
export const STANDARD_MACROS: readonly Macro[] = [
  {
    name: 'has',
    member: false,
    args: 1,
    expand: (make, _target, [arg]) =>
      arg?.kind === 'select' ? make.select(arg.operand, arg.field, true) : make.failure(arg!, 'invalid argument to has() macro'),
  },
  quantifier('all', allOf),
  quantifier('exists', existsIn),
  quantifier('exists_one', existsOneIn),
  quantifier('existsOne', existsOneIn),
  mapMacro(2),
  mapMacro(3),
  {
    name: 'filter',
    member: true,
    args: 2,
    expand: (make, target, [first, predicate]) => {
      const variable = variableOf(make, first!, NOT_NAMED)
      return variable instanceof CelFailure
        ? variable
        : listOf(make, target!, { variable, second: undefined }, predicate, make.ident(variable))
    },
  },
]
