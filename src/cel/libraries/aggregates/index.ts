import { add, fixed, multiply, scale } from '../../cost/range.ts'
import type { CelFunction, Library, Overload } from '../../library.ts'
import {
  CelDuration,
  CelFailure,
  CelMap,
  CelUint,
  type CelType,
  type Outcome,
  type Value,
  compare,
  doubleOf,
  equals,
  isFault,
  isPlainMap,
  noSuchOverload,
  types,
} from '../../values/index.ts'
import { add as plus } from '../standard/arithmetic.ts'

type List = readonly Value[]

const COMPARABLE: readonly (readonly [name: string, type: CelType])[] = [
  ['int', types.int],
  ['uint', types.uint],
  ['double', types.double],
  ['bool', types.bool],
  ['duration', types.duration],
  ['timestamp', types.timestamp],
  ['string', types.string],
  ['bytes', types.bytes],
]

const ZEROS: readonly (readonly [name: string, type: CelType, zero: Value])[] = [
  ['int', types.int, 0],
  ['uint', types.uint, new CelUint(0n)],
  ['double', types.double, doubleOf(0)],
  ['duration', types.duration, new CelDuration(0n)],
]

/** What has an order among its like. */
const isComparable = (value: Value): boolean => compare(value, value) !== undefined

function isSorted(list: List): Outcome {
  for (const [i, item] of list.entries()) {
    if (!isComparable(item)) return noSuchOverload()
    if (i > 0 && compare(list[i - 1]!, item) === 1) return false
  }
  return true
}

function sum(list: List, zero: Value): Outcome {
  let total = zero
  for (const item of list) {
    const next = plus(total, item)
    if (isFault(next)) return next
    total = next
  }
  return total
}

/** The first of the least or greatest: `sign` 1 looks for the least. */
function extreme(name: string, list: List, sign: 1 | -1): Outcome {
  let found: Value | undefined
  for (const item of list) {
    if (!isComparable(item)) return noSuchOverload()
    if (found === undefined || compare(found, item) === sign) found = item
  }
  return found === undefined ? new CelFailure(`${name} called on empty list`) : found
}

/** The whole value once: a tenth of its text's bytes, rounded down, and one for all else. */
function traversed(value: Value): number {
  if (typeof value === 'string') return Math.floor(Buffer.byteLength(value) * 0.1)
  if (value instanceof Uint8Array) return Math.floor(value.length * 0.1)
  if (Array.isArray(value)) return (value as List).reduce<number>((total, item) => total + traversed(item), 0)
  if (value instanceof CelMap) return [...value.entries()].reduce((total, [key, item]) => total + traversed(key) + traversed(item), 0)
  if (isPlainMap(value)) return Object.entries(value).reduce((total, [key, item]) => total + traversed(key) + traversed(item), 0)
  return 1
}

/** Each element once, and its text where it has one; of a text itself a tenth. */
export const cost: NonNullable<Overload['cost']> = {
  run: ([value]) => traversed(value!),
  estimate: ([value]) => {
    const { type, size } = value!
    const element = type.params[0]
    if (!element && type.kind === 'string') return { cost: scale(size, 0.1) }
    const isText = element?.kind === 'string' || element?.kind === 'bytes'
    return { cost: multiply(size, add(fixed(1), isText ? scale(value!.elementSize(), 0.1) : fixed(0))) }
  },
}

const ofLists = (
  name: string,
  result: (type: CelType) => CelType,
  id: (of: string) => string,
  evaluate: (list: List) => Outcome,
): CelFunction => ({
  name,
  overloads: COMPARABLE.map(([of, type]) => ({
    id: id(of),
    member: true,
    params: [types.list(type)],
    result: result(type),
    evaluate,
    cost,
  })),
})

const paramA = types.param('A')

const search = (name: string, id: string, evaluate: (list: List, item: Value) => number): CelFunction => ({
  name,
  overloads: [{ id, member: true, params: [types.list(paramA), paramA], result: types.int, evaluate, cost }],
})

/** Whether a list has an item; of what is no list, whether it is the item. */
const includes = (target: Value, item: Value): boolean =>
  Array.isArray(target) ? (target as List).some((other) => equals(other, item)) : equals(target, item)

/** What is no list is compared once, but counts as one that long. */
const including: NonNullable<Overload['cost']> = {
  ...cost,
  estimate: (args) => (args[0]!.type.kind === 'string' ? { cost: args[0]!.size } : cost.estimate!(args)),
}

/** What there is to say of a whole list of numbers, texts or times. */
export const aggregatesLibrary: Library = {
  id: 'aggregates',
  functions: [
    ofLists(
      'isSorted',
      () => types.bool,
      (of) => `list_${of}_is_sorted_bool`,
      isSorted,
    ),
    {
      name: 'sum',
      overloads: ZEROS.map(([of, type, zero]) => ({
        id: `list_${of}_sum_${of}`,
        member: true,
        params: [types.list(type)],
        result: type,
        evaluate: (list: List) => sum(list, zero),
        cost,
      })),
    },
    ofLists(
      'max',
      (type) => type,
      (of) => `list_${of}_max_${of}`,
      (list) => extreme('max', list, -1),
    ),
    ofLists(
      'min',
      (type) => type,
      (of) => `list_${of}_min_${of}`,
      (list) => extreme('min', list, 1),
    ),
    search('indexOf', 'list_a_index_of_int', (list, item) => list.findIndex((other) => equals(other, item))),
    search('lastIndexOf', 'list_a_last_index_of_int', (list, item) => list.findLastIndex((other) => equals(other, item))),
  ],
}

/** Asks whether something is in a list, or is it. */
export const includesLibrary: Library = {
  id: 'includes',
  functions: [
    {
      name: 'includes',
      overloads: [
        {
          id: 'list_includes_dyn_dyn',
          member: true,
          params: [types.dyn, types.dyn],
          result: types.bool,
          evaluate: includes,
          cost: including,
        },
      ],
    },
  ],
}
