import { OPERATORS } from '../ast/index.ts'
import { add, divide, modulo, multiply, negate, subtract } from '../libraries/standard/arithmetic.ts'
import { isIn } from '../libraries/standard/containers.ts'
import { CelFailure, type Outcome, type Value, compare, isFault, noSuchOverload, typeOf } from '../values/index.ts'
import { type Call, costOf } from './call.ts'
import type { Exec } from './frame.ts'
import { faultOf } from './logic.ts'

type Binary = (a: Value, b: Value) => Outcome

const ordered =
  (holds: (order: number) => boolean): Binary =>
  (a, b) => {
    const order = compare(a, b)
    return order === undefined ? noSuchOverload() : holds(order)
  }

/** Operators that take two values; which overload it is they find out by themselves. */
const BINARY_OPERATORS: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  [OPERATORS.add, add],
  [OPERATORS.subtract, subtract],
  [OPERATORS.multiply, multiply],
  [OPERATORS.divide, divide],
  [OPERATORS.modulo, modulo],
  [OPERATORS.less, ordered((order) => order < 0)],
  [OPERATORS.lessEquals, ordered((order) => order <= 0)],
  [OPERATORS.greater, ordered((order) => order > 0)],
  [OPERATORS.greaterEquals, ordered((order) => order >= 0)],
  [OPERATORS.in, isIn],
])

const UNARY_OPERATORS: ReadonlyMap<string, (value: Value) => Outcome> = new Map([[OPERATORS.negate, negate]])

/** Kinds of values that cel-go has an operator's method for: of others its message names the operator. */
const RECEIVERS = ['duration', 'string', 'timestamp']
const ORDERED = new Set(['bool', 'bytes', 'double', 'duration', 'int', 'string', 'timestamp', 'uint'])
const METHODS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [OPERATORS.add, new Set(['bytes', 'double', 'duration', 'int', 'list', 'string', 'timestamp', 'uint'])],
  [OPERATORS.subtract, new Set(['double', 'int', 'uint', ...RECEIVERS])],
  [OPERATORS.multiply, new Set(['double', 'int', 'uint', ...RECEIVERS])],
  [OPERATORS.divide, new Set(['double', 'int', 'uint', ...RECEIVERS])],
  [OPERATORS.modulo, new Set(['int', 'uint', ...RECEIVERS])],
  [OPERATORS.negate, new Set(['bool', 'double', 'int', ...RECEIVERS])],
  [OPERATORS.less, ORDERED],
  [OPERATORS.lessEquals, ORDERED],
  [OPERATORS.greater, ORDERED],
  [OPERATORS.greaterEquals, ORDERED],
])

/** The value, or the failure with its place and the message that cel-go would have. */
function settle(value: Outcome, name: string, left: Value, at: number): Outcome {
  if (!(value instanceof CelFailure)) return value
  if (value.at < 0) value.at = at
  const methods = METHODS.get(name)
  const isWithout = value.message === 'no such overload' && methods !== undefined && !methods.has(typeOf(left).kind)
  return isWithout ? new CelFailure(`no such overload: ${name}`, at) : value
}

/** An operator's program; undefined for what is no operator of values. */
export function planOperator({ name, args, resolved, at }: Call): Exec | undefined {
  const cost = costOf(resolved, resolved)
  const unary = UNARY_OPERATORS.get(name)
  if (unary && args.length === 1) {
    const operand = args[0]!
    return (frame) => {
      const value = operand(frame)
      frame.charge(1)
      return isFault(value) ? value : settle(unary(value), name, value, at)
    }
  }
  const binary = BINARY_OPERATORS.get(name)
  if (!binary || args.length !== 2) return undefined
  const [left, right] = args as readonly [Exec, Exec]
  return (frame) => {
    const a = left(frame)
    if (a instanceof CelFailure) return a
    const b = right(frame)
    const fault = faultOf(a, b)
    if (fault) {
      // Both were tried, so that the call counts; what is none has a size of 1.
      frame.charge(cost ? cost([a as Value, b as Value], fault) : 1)
      return fault
    }
    const result = binary(a as Value, b as Value)
    frame.charge(cost ? cost([a as Value, b as Value], result) : 1)
    return settle(result, name, a as Value, at)
  }
}
