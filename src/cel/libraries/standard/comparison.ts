import { OPERATORS } from '../../ast/index.ts'
import { comparisonCost } from '../../cost/units.ts'
import type { CelFunction, Overload } from '../../library.ts'
import { type CelType, type Value, compare, equals, noSuchOverload, types } from '../../values/index.ts'

const { bool, bytes, double, duration, int, string, timestamp, uint } = types
const paramA = types.param('A')

type Pair = readonly [suffix: string, left: CelType, right: CelType]

/** Numbers of two types are for an environment that wants them. In cel-go's order. */
const ALL: readonly Pair[] = [
  ['bool', bool, bool],
  ['int64', int, int],
  ['int64_double', int, double],
  ['int64_uint64', int, uint],
  ['uint64', uint, uint],
  ['uint64_double', uint, double],
  ['uint64_int64', uint, int],
  ['double', double, double],
  ['double_int64', double, int],
  ['double_uint64', double, uint],
  ['string', string, string],
  ['bytes', bytes, bytes],
  ['timestamp', timestamp, timestamp],
  ['duration', duration, duration],
]

const SAME = ALL.filter(([, left, right]) => left === right)

const cost = { onlyResolved: true, run: ([a, b]: readonly Value[]) => comparisonCost(a!, b!) }

function ordered(name: string, prefix: string, holds: (order: number) => boolean, pairs: readonly Pair[]): CelFunction {
  const evaluate = (a: Value, b: Value): boolean | ReturnType<typeof noSuchOverload> => {
    const order = compare(a, b)
    return order === undefined ? noSuchOverload() : holds(order)
  }
  const overloads = pairs.map(([suffix, left, right]): Overload => ({
    id: `${prefix}_${suffix}`,
    params: [left, right],
    result: bool,
    evaluate,
    ...(suffix === 'string' || suffix === 'bytes' ? { cost } : {}),
  }))
  return { name, overloads }
}

const orders = (pairs: readonly Pair[]): readonly CelFunction[] => [
  ordered(OPERATORS.less, 'less', (order) => order < 0, pairs),
  ordered(OPERATORS.lessEquals, 'less_equals', (order) => order <= 0, pairs),
  ordered(OPERATORS.greater, 'greater', (order) => order > 0, pairs),
  ordered(OPERATORS.greaterEquals, 'greater_equals', (order) => order >= 0, pairs),
]

export const comparison: readonly CelFunction[] = [
  {
    name: OPERATORS.equals,
    overloads: [{ id: 'equals', params: [paramA, paramA], result: bool, evaluate: (a: Value, b: Value) => equals(a, b), cost }],
  },
  {
    name: OPERATORS.notEquals,
    overloads: [{ id: 'not_equals', params: [paramA, paramA], result: bool, evaluate: (a: Value, b: Value) => !equals(a, b), cost }],
  },
  ...orders(SAME),
]

/** `1 < 2.5` for the checker; on `dyn` numbers of any types have always been compared. */
export const mixedComparison: readonly CelFunction[] = orders(ALL)
