import { LIST } from '../../cost/units.ts'
import { type Range, UNKNOWN, add, fixed, multiply, scale } from '../../cost/range.ts'
import type { ArgumentEstimate, CelFunction, Library, OverloadCost } from '../../library.ts'
import { variableOf, listOf } from '../../parser/index.ts'
import {
  CelFailure,
  type CelType,
  type Outcome,
  type Value,
  compare,
  costSize,
  equals,
  sameType,
  typeOf,
  types,
} from '../../values/index.ts'

type List = readonly Value[]

const T = types.param('T')
const listT = types.list(T)
const listDyn = types.list(types.dyn)

/** Numbers that lists.range makes; cel-go's own bound where it has one is the host's. */
const LONGEST = 1_000_000

function slice(list: List, start: number | bigint, end: number | bigint): Outcome {
  if (start < 0 || end < 0) return new CelFailure(`cannot slice(${start}, ${end}), negative indexes not supported`)
  if (start > end) return new CelFailure(`cannot slice(${start}, ${end}), start index must be less than or equal to end index`)
  if (list.length < end) return new CelFailure(`cannot slice(${start}, ${end}), list is length ${list.length}`)
  return list.slice(Number(start), Number(end))
}

function flatten(list: List, depth: number | bigint): Outcome {
  if (depth < 0) return new CelFailure('level must be non-negative')
  const flat: Value[] = []
  const add = (items: List, left: number): void => {
    for (const item of items) {
      if (Array.isArray(item) && left > 0) add(item as List, left - 1)
      else if (flat.push(item) > LONGEST) throw new RangeError('flatten: list too long')
    }
  }
  add(list, Number(depth))
  return flat
}

function range(size: number | bigint): Outcome {
  if (size < 0) return new CelFailure(`lists.range: size must be non-negative, got ${size}`)
  if (size > LONGEST) return new CelFailure(`lists.range: size ${size} exceeds maximum allowed (${LONGEST})`)
  return Array.from({ length: Number(size) }, (_, i) => i)
}

function distinct(list: List): Outcome {
  const strings = new Set<Value>()
  const others: Value[] = []
  return list.filter((item) => {
    if (typeof item === 'string') return strings.size < strings.add(item).size
    if (others.some((other) => equals(other, item))) return false
    others.push(item)
    return true
  })
}

/** The list in the order of its keys; all keys are of one type that has an order. */
function sortBy(list: List, keys: List): Outcome {
  if (list.length !== keys.length)
    return new CelFailure(
      `@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got ${list.length} and ${keys.length} elements respectively`,
    )
  const [first] = keys
  if (first === undefined) return list
  if (compare(first, first) === undefined) return new CelFailure('list elements must be comparable')
  const type = typeOf(first)
  if (!keys.every((key) => sameType(typeOf(key), type))) return new CelFailure('list elements must have the same type')
  const indices = list.map((_, i) => i).toSorted((a, b) => compare(keys[a]!, keys[b]!) || 0)
  return indices.map((i) => list[i]!)
}

type Estimate = NonNullable<OverloadCost['estimate']>

/** One for the call, the new list, and each of its elements so many times. */
const allocating =
  (sizeOf: (args: readonly ArgumentEstimate[]) => Range, factor = 1): Estimate =>
  (args) => {
    const resultSize = sizeOf(args)
    return { cost: add(fixed(1 + LIST), scale(resultSize, factor)), resultSize }
  }

/** A literal that counts elements; `otherwise` for what is only known in a run. */
const countOf = (arg: ArgumentEstimate | undefined, otherwise: number): number =>
  typeof arg?.literal === 'number' ? Math.max(0, arg.literal) : otherwise

const square = (list: ArgumentEstimate | undefined): Range => multiply(list!.size, list!.size)

const ofOutput = (estimate: Estimate): OverloadCost => ({
  onlyResolved: true,
  run: (_args, result) => 1 + LIST + costSize(result),
  estimate,
})

const ofSlice = ofOutput(allocating(([list, start, end]) => fixed(Math.max(0, countOf(end, list!.size.max) - countOf(start, 0)))))
const ofRange = ofOutput(allocating(([count]) => fixed(countOf(count, UNKNOWN.max))))
const ofReverse = ofOutput(allocating(([list]) => list!.size))

/** By what is given, for each level that is taken away. */
const ofFlatten: OverloadCost = {
  onlyResolved: true,
  run: ([list, depth]) => {
    const levels = depth === undefined ? 1 : Number(depth)
    return 1 + LIST + Math.floor(costSize(list!) * (levels < 0 ? 1 : levels))
  },
  estimate: (args) => allocating(([list]) => list!.size, args.length > 1 ? countOf(args[1], UNKNOWN.max) : 1)(args),
}

/** Each with each, as the worst case is. */
function selfCompare(list: Value): number {
  const size = costSize(list)
  const first = Array.isArray(list) ? (list[0] as Value | undefined) : undefined
  const factor = typeof first === 'string' || first instanceof Uint8Array ? 2.1 : 2
  return 1 + LIST + Math.floor(size * size * factor)
}

const factorOf = ({ kind }: CelType): number => (kind === 'string' || kind === 'bytes' ? 2.1 : 2)

const COMPARABLE = [types.int, types.uint, types.double, types.bool, types.duration, types.timestamp, types.string, types.bytes]

const functions: readonly CelFunction[] = [
  {
    name: 'slice',
    overloads: [{ id: 'list_slice', member: true, params: [listT, types.int, types.int], result: listT, evaluate: slice, cost: ofSlice }],
  },
  {
    name: 'flatten',
    overloads: [
      {
        id: 'list_flatten',
        member: true,
        params: [types.list(listT)],
        result: listT,
        // What is no list within it stays as it is.
        unguarded: true,
        evaluate: (list: Value) =>
          Array.isArray(list) ? flatten(list, 1) : new CelFailure(`no such overload: ${typeOf(list).name}.flatten()`),
        cost: ofFlatten,
      },
      { id: 'list_flatten_int', member: true, params: [listDyn, types.int], result: listDyn, evaluate: flatten, cost: ofFlatten },
    ],
  },
  {
    name: 'lists.range',
    overloads: [{ id: 'lists_range', params: [types.int], result: types.list(types.int), evaluate: range, cost: ofRange }],
  },
  {
    name: 'reverse',
    overloads: [
      { id: 'list_reverse', member: true, params: [listT], result: listT, evaluate: (list: List) => list.toReversed(), cost: ofReverse },
    ],
  },
  {
    name: 'distinct',
    overloads: [
      {
        id: 'list_distinct',
        member: true,
        params: [listT],
        result: listT,
        evaluate: distinct,
        cost: { onlyResolved: true, run: ([list]) => selfCompare(list!), estimate: allocating(([list]) => square(list), 2) },
      },
    ],
  },
  {
    name: 'sort',
    overloads: COMPARABLE.map((type) => ({
      id: `list_${type.name}_sort`,
      member: true,
      params: [types.list(type)],
      result: types.list(type),
      unguarded: true,
      evaluate: (list: Value) => (Array.isArray(list) ? sortBy(list, list) : new CelFailure('no such overload: sort')),
      cost: {
        onlyResolved: true,
        run: ([list]: List) => selfCompare(list!),
        estimate: allocating(([list]) => square(list), factorOf(type)),
      },
    })),
  },
  {
    name: '@sortByAssociatedKeys',
    overloads: COMPARABLE.map((type) => ({
      id: `list_${type.name}_sortByAssociatedKeys`,
      member: true,
      params: [listT, types.list(type)],
      result: listT,
      unguarded: true,
      evaluate: (list: Value, keys: Value) =>
        Array.isArray(list) && Array.isArray(keys) ? sortBy(list, keys) : new CelFailure('no such overload: @sortByAssociatedKeys'),
      cost: {
        onlyResolved: true,
        run: ([, keys]: List) => selfCompare(keys!),
        estimate: allocating(([, keys]) => square(keys), factorOf(type)),
      },
    })),
  },
]

const INPUT = '@__sortBy_input__'

/** cel-go's ext.Lists. */
export const listsLibrary: Library = {
  id: 'lists',
  functions,
  macros: [
    {
      name: 'sortBy',
      member: true,
      args: 2,
      expand: (make, target, [first, key]) => {
        if (target!.kind === 'literal' || target!.kind === 'map' || target!.kind === 'struct')
          return make.failure(target!, 'sortBy can only be applied to a list, identifier, comprehension, call or select expression')
        const variable = variableOf(make, first!, 'argument is not an identifier')
        if (variable instanceof CelFailure) return variable
        const keys = listOf(make, make.ident(INPUT), { variable, second: undefined }, undefined, key!)
        return make.bind(INPUT, target!, make.memberCall('@sortByAssociatedKeys', make.ident(INPUT), keys))
      },
    },
  ],
}
