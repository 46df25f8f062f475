import { OPERATORS } from '../../ast/index.ts'
import type { CelFunction } from '../../library.ts'
import { noSuchOverload, types } from '../../values/index.ts'

const { bool } = types
const paramA = types.param('A')

/** Declared for the checker: the planner has loops and branches of its own for them. */
export const logic: readonly CelFunction[] = [
  {
    name: OPERATORS.conditional,
    overloads: [{ id: 'conditional', params: [bool, paramA, paramA], result: paramA, strict: false, evaluate: noSuchOverload }],
  },
  { name: OPERATORS.and, overloads: [{ id: 'logical_and', params: [bool, bool], result: bool, strict: false, evaluate: noSuchOverload }] },
  { name: OPERATORS.or, overloads: [{ id: 'logical_or', params: [bool, bool], result: bool, strict: false, evaluate: noSuchOverload }] },
  { name: OPERATORS.not, overloads: [{ id: 'logical_not', params: [bool], result: bool, evaluate: (value: boolean) => !value }] },
  {
    name: OPERATORS.notStrictlyFalse,
    overloads: [{ id: 'not_strictly_false', params: [bool], result: bool, strict: false, evaluate: (value: unknown) => value !== false }],
  },
]
