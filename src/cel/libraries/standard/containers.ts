import { OPERATORS } from '../../ast/index.ts'
import type { CelFunction, Overload } from '../../library.ts'
import {
  type CelFailure,
  CelMap,
  type CelType,
  type Outcome,
  type Value,
  costSize,
  equals,
  isPlainMap,
  noSuchOverload,
  sizeOf,
  types,
} from '../../values/index.ts'
import { missing, readKey } from '../../values/access.ts'

const paramA = types.param('A')
const paramB = types.param('B')
const listOfA = types.list(paramA)
const mapOfAB = types.map(paramA, paramB)

export function isIn(value: Value, container: Value): Outcome {
  if (Array.isArray(container)) return (container as readonly Value[]).some((item) => equals(item, value))
  if (container instanceof CelMap) return container.has(value)
  if (isPlainMap(container)) return typeof value === 'string' && Object.hasOwn(container, value)
  return noSuchOverload()
}

function index(container: Value, key: Value): Outcome {
  const found = readKey(container, key)
  return found === undefined ? missing(container, key) : found
}

const size = (value: Value): number | CelFailure => sizeOf(value) ?? noSuchOverload()

const sizes = (type: CelType, name: string): readonly Overload[] => [
  { id: `size_${name}`, params: [type], result: types.int, evaluate: size },
  { id: `${name}_size`, member: true, params: [type], result: types.int, evaluate: size },
]

export const containers: readonly CelFunction[] = [
  {
    name: OPERATORS.in,
    overloads: [
      {
        id: 'in_list',
        params: [paramA, listOfA],
        result: types.bool,
        evaluate: isIn,
        cost: { onlyResolved: true, run: ([, list]) => costSize(list!) },
      },
      { id: 'in_map', params: [paramA, mapOfAB], result: types.bool, evaluate: isIn },
    ],
  },
  {
    name: OPERATORS.index,
    overloads: [
      { id: 'index_list', params: [listOfA, types.int], result: paramA, evaluate: index },
      { id: 'index_map', params: [mapOfAB, paramA], result: paramB, evaluate: index },
    ],
  },
  {
    name: 'size',
    overloads: [...sizes(types.bytes, 'bytes'), ...sizes(listOfA, 'list'), ...sizes(mapOfAB, 'map'), ...sizes(types.string, 'string')],
  },
]
