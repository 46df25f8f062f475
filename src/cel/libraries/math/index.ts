import type { Node, NodeMaker } from '../../ast/index.ts'
import type { CelFunction, Library, Macro, Overload } from '../../library.ts'
import {
  CelDouble,
  CelFailure,
  type CelType,
  CelUint,
  type Outcome,
  type Value,
  compareNumbers,
  costSize,
  doubleOf,
  intOf,
  intOrOverflow,
  isDouble,
  isInt,
  isNumeric,
  numberOf,
  types,
} from '../../values/index.ts'
import { isNamespace } from '../namespace.ts'

const { bool, double, dyn, int, uint } = types

type Double = number | CelDouble
type Int = number | bigint

const NUMBERS = [
  ['double', double],
  ['int', int],
  ['uint', uint],
] as const

const overload = (id: string, params: readonly CelType[], result: CelType, evaluate: Overload['evaluate']): Overload => ({
  id: `math_${id}`,
  params,
  result,
  evaluate,
})

const fn = (name: string, ...overloads: readonly Overload[]): CelFunction => ({ name: `math.${name}`, overloads })

/** The lesser of two (sign 1) or the greater (-1); the first where they are equal. */
const pick =
  (sign: 1 | -1) =>
  (a: Value, b: Value): Outcome =>
    isNumeric(a) && isNumeric(b) && compareNumbers(a, b) === sign ? b : a

function pickOf(name: string, sign: 1 | -1): (list: readonly Value[]) => Outcome {
  return (list) => {
    if (list.length === 0) return new CelFailure(`math.@${name}(list) argument must not be empty`)
    if (!list.every(isNumeric)) return new CelFailure(`no such overload: math.@${name}`)
    return (list as readonly Value[]).reduce((least, item) => pick(sign)(least, item) as Value)
  }
}

function extreme(name: 'min' | 'max', sign: 1 | -1): CelFunction {
  const pair = pick(sign)
  return fn(
    `@${name}`,
    ...NUMBERS.map(([id, type]) => overload(`@${name}_${id}`, [type], type, (value) => value)),
    ...NUMBERS.flatMap(([a, left]) =>
      NUMBERS.map(([b, right]) =>
        overload(`@${name}_${a}_${b}`, [left, right], a === b ? left : dyn, (x, y) => pair(x as Value, y as Value)),
      ),
    ),
    ...NUMBERS.map(([id, type]): Overload => {
      const ofList = pickOf(name, sign)
      const evaluate = (list: readonly Value[]): Outcome => ofList(list)
      return {
        id: `math_@${name}_list_${id}`,
        params: [types.list(type)],
        result: type,
        evaluate,
        cost: { onlyResolved: true, run: ([list]) => 1 + costSize(list!) },
      }
    }),
  )
}

/** Literals that are no numbers are refused when the expression is parsed. */
const mayBeNumber = (node: Node): boolean =>
  node.kind === 'literal' ? isNumeric(node.value) : node.kind !== 'list' && node.kind !== 'map' && node.kind !== 'struct'

const isNumberList = (node: Node): boolean => node.kind === 'list' && node.elements.length > 0 && node.elements.every(mayBeNumber)

function extremeMacro(name: string, of: string): Macro {
  const expand = (make: NodeMaker, target: Node | undefined, args: readonly Node[]): Node | CelFailure | undefined => {
    if (!isNamespace(target, 'math')) return undefined
    if (args.length === 0) return make.failure(target!, `math.${name}() requires at least one argument`)
    if (args.length === 1) {
      const fits = isNumberList(args[0]!) || mayBeNumber(args[0]!)
      return fits ? make.call(of, args[0]!) : make.failure(args[0]!, `math.${name}() invalid single argument value`)
    }
    const wrong = args.find((arg) => !mayBeNumber(arg))
    if (wrong) return make.failure(wrong, `math.${name}() simple literal arguments must be numeric`)
    return args.length === 2 ? make.call(of, ...args) : make.call(of, make.list(args))
  }
  return { name, member: true, expand }
}

const ofDouble = (name: string, compute: (value: number) => number): CelFunction =>
  fn(
    name,
    overload(`${name}_double`, [double], double, (value) => doubleOf(compute(numberOf(value as Double)))),
  )

const testDouble = (name: string, test: (value: number) => boolean): CelFunction =>
  fn(
    name,
    overload(`${name}_double`, [double], bool, (value) => test(numberOf(value as Double))),
  )

/** Half away from zero, as Go rounds. */
function round(value: number): number {
  const whole = Math.trunc(value)
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole
}

function abs(value: Outcome): Outcome {
  if (isInt(value)) return value < 0 ? intOrOverflow(-BigInt(value)) : value
  return isDouble(value) ? doubleOf(Math.abs(numberOf(value))) : value
}

function sign(value: Outcome): Outcome {
  if (isInt(value)) return value < 0 ? -1 : value > 0 ? 1 : 0
  if (isDouble(value)) {
    const number = numberOf(value)
    return Number.isNaN(number) ? number : new CelDouble(number > 0 ? 1 : number < 0 ? -1 : 0)
  }
  return value instanceof CelUint && value.value > 0n ? new CelUint(1n) : value
}

const sqrt = (value: Outcome): Outcome =>
  doubleOf(Math.sqrt(isDouble(value) ? numberOf(value) : Number(value instanceof CelUint ? value.value : (value as Int))))

const signed = (value: bigint): Outcome => intOf(BigInt.asIntN(64, value))!
const unsigned = (value: bigint): Outcome => new CelUint(BigInt.asUintN(64, value))

function bitwise(name: string, compute: (a: bigint, b: bigint) => bigint): CelFunction {
  return fn(
    name,
    overload(`${name}_int_int`, [int, int], int, (a, b) => signed(compute(BigInt(a as Int), BigInt(b as Int)))),
    overload(`${name}_uint_uint`, [uint, uint], uint, (a, b) => unsigned(compute((a as CelUint).value, (b as CelUint).value))),
  )
}

function shift(name: string, compute: (value: bigint, bits: bigint) => bigint): CelFunction {
  const by = (value: bigint, bits: Outcome, wrap: (value: bigint) => Outcome): Outcome => {
    const count = BigInt(bits as Int)
    if (count < 0n) return new CelFailure(`math.${name}() negative offset: ${count}`)
    return wrap(count > 63n ? 0n : compute(BigInt.asUintN(64, value), count))
  }
  return fn(
    name,
    overload(`${name}_int_int`, [int, int], int, (value, bits) => by(BigInt(value as Int), bits, signed)),
    overload(`${name}_uint_int`, [uint, int], uint, (value, bits) => by((value as CelUint).value, bits, unsigned)),
  )
}

/** cel-go's ext.Math. */
export const mathLibrary: Library = {
  id: 'math',
  macros: [extremeMacro('least', 'math.@min'), extremeMacro('greatest', 'math.@max')],
  functions: [
    extreme('min', 1),
    extreme('max', -1),
    ofDouble('ceil', Math.ceil),
    ofDouble('floor', Math.floor),
    ofDouble('round', round),
    ofDouble('trunc', Math.trunc),
    testDouble('isInf', (value) => Math.abs(value) === Number.POSITIVE_INFINITY),
    testDouble('isNaN', Number.isNaN),
    testDouble('isFinite', Number.isFinite),
    fn('abs', ...NUMBERS.map(([id, type]) => overload(`abs_${id}`, [type], type, (value) => abs(value)))),
    fn('sign', ...NUMBERS.map(([id, type]) => overload(`sign_${id}`, [type], type, (value) => sign(value)))),
    fn('sqrt', ...NUMBERS.map(([id, type]) => overload(`sqrt_${id}`, [type], double, (value) => sqrt(value)))),
    bitwise('bitAnd', (a, b) => a & b),
    bitwise('bitOr', (a, b) => a | b),
    bitwise('bitXor', (a, b) => a ^ b),
    fn(
      'bitNot',
      overload('bitNot_int_int', [int], int, (value) => signed(~BigInt(value as Int))),
      overload('bitNot_uint_uint', [uint], uint, (value) => unsigned(~(value as CelUint).value)),
    ),
    shift('bitShiftLeft', (value, bits) => value << bits),
    shift('bitShiftRight', (value, bits) => value >> bits),
  ],
}
