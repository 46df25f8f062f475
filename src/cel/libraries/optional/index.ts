import { type Node, type NodeMaker, OPERATORS } from '../../ast/index.ts'
import type { CelFunction, Library, Macro } from '../../library.ts'
import {
  CelDouble,
  CelDuration,
  CelFailure,
  CelObject,
  CelOptional,
  CelTimestamp,
  CelUint,
  type Outcome,
  type Value,
  formatValue,
  noSuchOverload,
  sizeOf,
  types,
} from '../../values/index.ts'

const K = types.param('K')
const V = types.param('V')
const optionalV = types.optional(V)
const listV = types.list(V)
const mapKV = types.map(K, V)
const listOptionalV = types.list(optionalV)

/** What protobuf has where nothing was set. */
function isZero(value: Value): boolean {
  if (value === null || value === false || value === 0) return true
  if (value instanceof CelDouble) return value.value === 0
  if (value instanceof CelUint) return value.value === 0n
  if (value instanceof CelDuration) return value.nanos === 0n
  if (value instanceof CelTimestamp) return value.seconds === -62_135_596_800 && value.nanos === 0
  if (value instanceof CelObject) return value.isZero
  return sizeOf(value) === 0
}

function unwrap(list: readonly Value[]): Outcome {
  const present: Value[] = []
  for (const item of list) {
    if (!(item instanceof CelOptional)) return new CelFailure(`value ${formatValue(item)} is not optional`)
    if (item.value !== undefined) present.push(item.value)
  }
  return present
}

const valueOf = ({ value }: CelOptional): Outcome => value ?? new CelFailure('optional.none() dereference')

const optionalAt = (list: readonly Value[], index: number): CelOptional => {
  const value = list.at(index)
  return value === undefined ? CelOptional.none : CelOptional.of(value)
}

const functions: readonly CelFunction[] = [
  {
    name: 'optional.of',
    overloads: [{ id: 'optional_of', params: [V], result: optionalV, evaluate: (value: Value) => CelOptional.of(value) }],
  },
  {
    name: 'optional.ofNonZeroValue',
    overloads: [
      {
        id: 'optional_ofNonZeroValue',
        params: [V],
        result: optionalV,
        evaluate: (value: Value) => (isZero(value) ? CelOptional.none : CelOptional.of(value)),
      },
    ],
  },
  { name: 'optional.none', overloads: [{ id: 'optional_none', params: [], result: optionalV, evaluate: () => CelOptional.none }] },
  { name: 'optional.unwrap', overloads: [{ id: 'optional_unwrap', params: [listOptionalV], result: listV, evaluate: unwrap }] },
  { name: 'unwrapOpt', overloads: [{ id: 'optional_unwrapOpt', member: true, params: [listOptionalV], result: listV, evaluate: unwrap }] },
  { name: 'value', overloads: [{ id: 'optional_value', member: true, params: [optionalV], result: V, evaluate: valueOf }] },
  {
    name: 'hasValue',
    overloads: [
      {
        id: 'optional_hasValue',
        member: true,
        params: [optionalV],
        result: types.bool,
        evaluate: ({ value }: CelOptional) => value !== undefined,
      },
    ],
  },
  // The planner computes their second argument only when it is needed.
  {
    name: 'or',
    overloads: [{ id: 'optional_or_optional', member: true, params: [optionalV, optionalV], result: optionalV, evaluate: noSuchOverload }],
  },
  {
    name: 'orValue',
    overloads: [{ id: 'optional_orValue_value', member: true, params: [optionalV, V], result: V, evaluate: noSuchOverload }],
  },
  {
    name: 'first',
    overloads: [
      { id: 'list_first', member: true, params: [listV], result: optionalV, evaluate: (list: readonly Value[]) => optionalAt(list, 0) },
    ],
  },
  {
    name: 'last',
    overloads: [
      { id: 'list_last', member: true, params: [listV], result: optionalV, evaluate: (list: readonly Value[]) => optionalAt(list, -1) },
    ],
  },
  // Reading is the planner's; these are for the checker.
  {
    name: OPERATORS.optionalIndex,
    overloads: [
      { id: 'list_optindex_optional_int', params: [listV, types.int], result: optionalV, evaluate: noSuchOverload },
      {
        id: 'optional_list_optindex_optional_int',
        params: [types.optional(listV), types.int],
        result: optionalV,
        evaluate: noSuchOverload,
      },
      { id: 'map_optindex_optional_value', params: [mapKV, K], result: optionalV, evaluate: noSuchOverload },
      { id: 'optional_map_optindex_optional_value', params: [types.optional(mapKV), K], result: optionalV, evaluate: noSuchOverload },
    ],
  },
  {
    name: OPERATORS.index,
    overloads: [
      { id: 'optional_list_index_int', params: [types.optional(listV), types.int], result: optionalV, evaluate: noSuchOverload },
      { id: 'optional_map_index_value', params: [types.optional(mapKV), K], result: optionalV, evaluate: noSuchOverload },
    ],
  },
]

/** A name for what the receiver gives, where it is no name itself. */
const TARGET = '#target'

/** What the value becomes, if there is one. */
function mapping(name: string, wrap: boolean): Macro {
  const expand = (make: NodeMaker, target: Node | undefined, [variable, expression]: readonly Node[]): Node | CelFailure => {
    if (variable!.kind !== 'ident') return make.failure(variable!, `${name}() variable name must be a simple identifier`)
    const own = target?.kind === 'ident'
    const receiver = (): Node => make.ident(own ? target.name : TARGET)
    const bound = make.bind(variable!.name, make.memberCall('value', receiver()), expression!)
    const then = wrap ? make.call('optional.of', bound) : bound
    const result = make.conditional(make.memberCall('hasValue', receiver()), then, make.call('optional.none'))
    return own ? result : make.bind(TARGET, target!, result)
  }
  return { name, member: true, args: 2, expand }
}

/** cel-go's cel.OptionalTypes. */
export const optionalLibrary: Library = {
  id: 'optional',
  functions,
  macros: [mapping('optMap', true), mapping('optFlatMap', false)],
  types: [types.optional(types.dyn)],
  optionalSyntax: true,
}
