import { OPERATORS } from '../../ast/index.ts'
import { traversal } from '../../cost/units.ts'
import type { CelFunction, Overload } from '../../library.ts'
import {
  CelDouble,
  CelDuration,
  CelFailure,
  CelTimestamp,
  type CelType,
  CelUint,
  type Outcome,
  type Value,
  addDuration,
  costSize,
  doubleOf,
  durationOf,
  intOrOverflow,
  isDouble,
  isInt,
  noSuchOverload,
  numberOf,
  timeBetween,
  types,
  uintOrOverflow,
} from '../../values/index.ts'

type Integers = {
  /** On safe integers; a result that is none is computed once more, exactly. */
  readonly safe: (a: number, b: number) => number
  readonly exact: (a: bigint, b: bigint) => bigint
  readonly double: ((a: number, b: number) => number) | undefined
}

/** What two numbers of one type give; undefined when they are of two types or no numbers. */
function numbers(a: Value, b: Value, { safe, exact, double }: Integers): Outcome | undefined {
  if (isInt(a) && isInt(b)) {
    if (typeof a === 'number' && typeof b === 'number') {
      const result = safe(a, b)
      // No negative zero: it would be another double.
      if (Number.isSafeInteger(result)) return result + 0
    }
    return intOrOverflow(exact(BigInt(a), BigInt(b)))
  }
  if (a instanceof CelUint && b instanceof CelUint) return uintOrOverflow(exact(a.value, b.value))
  return double && isDouble(a) && isDouble(b) ? doubleOf(double(numberOf(a), numberOf(b))) : undefined
}

const PLUS: Integers = { safe: (a, b) => a + b, exact: (a, b) => a + b, double: (a, b) => a + b }
const MINUS: Integers = { safe: (a, b) => a - b, exact: (a, b) => a - b, double: (a, b) => a - b }
const TIMES: Integers = { safe: (a, b) => a * b, exact: (a, b) => a * b, double: (a, b) => a * b }
const BY: Integers = { safe: (a, b) => (a - (a % b)) / b, exact: (a, b) => a / b, double: (a, b) => a / b }
const REST: Integers = { safe: (a, b) => a % b, exact: (a, b) => a % b, double: undefined }

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

/** Elements of a list, and units of a text or of bytes, that a sum may have: an expression that doubles one is short. */
const MOST_ELEMENTS = 1_000_000
const LONGEST = 1 << 24

const tooLong = (what: string, bound: number): CelFailure => new CelFailure(`${what} exceeds limit of ${bound}`)

function addOther(a: Value, b: Value): Outcome {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length + b.length > MOST_ELEMENTS ? tooLong('list size', MOST_ELEMENTS) : (a as readonly Value[]).concat(b as readonly Value[])
  if (a instanceof Uint8Array && b instanceof Uint8Array)
    return a.length + b.length > LONGEST ? tooLong('size of bytes', LONGEST) : joinBytes(a, b)
  if (a instanceof CelTimestamp && b instanceof CelDuration) return addDuration(a, b)
  if (a instanceof CelDuration && b instanceof CelTimestamp) return addDuration(b, a)
  if (a instanceof CelDuration && b instanceof CelDuration) return durationOf(a.nanos + b.nanos)
  return noSuchOverload()
}

export function add(a: Value, b: Value): Outcome {
  if (typeof a === 'string' && typeof b === 'string') return a.length + b.length > LONGEST ? tooLong('string size', LONGEST) : a + b
  return numbers(a, b, PLUS) ?? addOther(a, b)
}

export function subtract(a: Value, b: Value): Outcome {
  const result = numbers(a, b, MINUS)
  if (result !== undefined) return result
  if (a instanceof CelTimestamp && b instanceof CelTimestamp) return timeBetween(a, b)
  if (a instanceof CelTimestamp && b instanceof CelDuration) return addDuration(a, new CelDuration(-b.nanos))
  if (a instanceof CelDuration && b instanceof CelDuration) return durationOf(a.nanos - b.nanos)
  return noSuchOverload()
}

export const multiply = (a: Value, b: Value): Outcome => numbers(a, b, TIMES) ?? noSuchOverload()

const isZero = (value: Value): boolean => value === 0 || (value instanceof CelUint && value.value === 0n)

const sameKind = (a: Value, b: Value): boolean => (isInt(a) && isInt(b)) || (a instanceof CelUint && b instanceof CelUint)

export function divide(a: Value, b: Value): Outcome {
  if (isZero(b) && sameKind(a, b)) return new CelFailure('division by zero')
  return numbers(a, b, BY) ?? noSuchOverload()
}

export function modulo(a: Value, b: Value): Outcome {
  if (isZero(b) && sameKind(a, b)) return new CelFailure('modulus by zero')
  return numbers(a, b, REST) ?? noSuchOverload()
}

export function negate(value: Value): Outcome {
  if (isInt(value)) return typeof value === 'number' ? 0 - value : intOrOverflow(-value)
  if (isDouble(value)) return value instanceof CelDouble ? new CelDouble(-value.value) : -value
  return value instanceof CelDuration ? durationOf(-value.nanos) : noSuchOverload()
}

const { bytes, double, duration, int, string, timestamp, uint } = types
const listOfA = types.list(types.param('A'))

const ofBoth = (size: (value: Value) => number): Overload['cost'] => ({
  onlyResolved: true,
  run: ([a, b]) => traversal(size(a!) + size(b!)),
})

const binary = (evaluate: (a: Value, b: Value) => Outcome, id: string, params: readonly CelType[], result: CelType): Overload => ({
  id,
  params,
  result,
  evaluate,
  ...(id === 'add_string' || id === 'add_bytes' ? { cost: ofBoth(costSize)! } : {}),
})

const NUMBERS = [
  ['double', double],
  ['int64', int],
  ['uint64', uint],
] as const

const ofNumbers = (prefix: string, evaluate: (a: Value, b: Value) => Outcome): Overload[] =>
  NUMBERS.map(([name, type]) => binary(evaluate, `${prefix}_${name}`, [type, type], type))

/** In cel-go's order: the first that fits decides what an unknown type becomes. */
export const arithmetic: readonly CelFunction[] = [
  {
    name: OPERATORS.add,
    overloads: [
      binary(add, 'add_bytes', [bytes, bytes], bytes),
      binary(add, 'add_double', [double, double], double),
      binary(add, 'add_duration_duration', [duration, duration], duration),
      binary(add, 'add_duration_timestamp', [duration, timestamp], timestamp),
      binary(add, 'add_timestamp_duration', [timestamp, duration], timestamp),
      binary(add, 'add_int64', [int, int], int),
      binary(add, 'add_list', [listOfA, listOfA], listOfA),
      binary(add, 'add_string', [string, string], string),
      binary(add, 'add_uint64', [uint, uint], uint),
    ],
  },
  {
    name: OPERATORS.subtract,
    overloads: [
      binary(subtract, 'subtract_double', [double, double], double),
      binary(subtract, 'subtract_duration_duration', [duration, duration], duration),
      binary(subtract, 'subtract_int64', [int, int], int),
      binary(subtract, 'subtract_timestamp_duration', [timestamp, duration], timestamp),
      binary(subtract, 'subtract_timestamp_timestamp', [timestamp, timestamp], duration),
      binary(subtract, 'subtract_uint64', [uint, uint], uint),
    ],
  },
  { name: OPERATORS.multiply, overloads: ofNumbers('multiply', multiply) },
  { name: OPERATORS.divide, overloads: ofNumbers('divide', divide) },
  { name: OPERATORS.modulo, overloads: ofNumbers('modulo', modulo).filter(({ id }) => id !== 'modulo_double') },
  {
    name: OPERATORS.negate,
    overloads: [
      { id: 'negate_double', params: [double], result: double, evaluate: negate },
      { id: 'negate_int64', params: [int], result: int, evaluate: negate },
    ],
  },
]
