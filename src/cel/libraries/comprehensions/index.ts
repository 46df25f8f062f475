import { type Node, type NodeMaker } from '../../ast/index.ts'
import type { CelFunction, Library, Macro } from '../../library.ts'
import { type Variables, allOf, existsIn, existsOneIn, listOf, variableOf } from '../../parser/index.ts'
import { CelFailure, CelMap, type Outcome, type PlainMap, type Value, mapOf, types } from '../../values/index.ts'

const INSERT = 'cel.@mapInsert'

const K = types.param('K')
const V = types.param('V')
const mapKV = types.map(K, V)

const entriesOf = (map: PlainMap | CelMap): readonly (readonly [Value, Value])[] =>
  map instanceof CelMap ? [...map.entries()] : Object.entries(map)

const inserted = (map: PlainMap | CelMap, more: readonly (readonly [Value, Value])[]): Outcome => mapOf([...entriesOf(map), ...more])

/** The loop inserts by itself; the function is for the checker and for programs that have it otherwise. */
const functions: readonly CelFunction[] = [
  {
    name: INSERT,
    overloads: [
      {
        id: '@mapInsert_map_key_value',
        params: [mapKV, K, V],
        result: mapKV,
        evaluate: (map: PlainMap | CelMap, key: Value, value: Value) => inserted(map, [[key, value]]),
      },
      {
        id: '@mapInsert_map_map',
        params: [mapKV, mapKV],
        result: mapKV,
        evaluate: (map: PlainMap | CelMap, more: PlainMap | CelMap) => inserted(map, entriesOf(more)),
      },
    ],
  },
]

function variablesOf(make: NodeMaker, first: Node, second: Node): Variables | CelFailure {
  const variable = variableOf(make, first)
  if (variable instanceof CelFailure) return variable
  const other = variableOf(make, second)
  if (other instanceof CelFailure) return other
  return variable === other ? make.failure(second, `duplicate variable name: ${variable}`) : { variable, second: other }
}

/** `args` counts the two variables, an optional predicate and the expression. */
function macro(
  name: string,
  args: 3 | 4,
  expand: (make: NodeMaker, range: Node, variables: Variables, parts: readonly Node[]) => Node,
): Macro {
  return {
    name,
    member: true,
    args,
    expand: (make, target, [first, second, ...parts]) => {
      const variables = variablesOf(make, first!, second!)
      return variables instanceof CelFailure ? variables : expand(make, target!, variables, parts)
    },
  }
}

function insertAll(make: NodeMaker, range: Node, variables: Variables, predicate: Node | undefined, added: readonly Node[]): Node {
  const step = make.call(INSERT, make.accumulator(), ...added)
  return make.comprehension({
    form: 'map-entries',
    range,
    ...variables,
    init: make.map([]),
    step: predicate ? make.conditional(predicate, step, make.accumulator()) : step,
  })
}

const transforms = (args: 3 | 4): readonly Macro[] => {
  const predicateOf = (parts: readonly Node[]): Node | undefined => (args === 4 ? parts[0] : undefined)
  return [
    macro('transformList', args, (make, range, variables, parts) => listOf(make, range, variables, predicateOf(parts), parts.at(-1)!)),
    macro('transformMap', args, (make, range, variables, parts) =>
      insertAll(make, range, variables, predicateOf(parts), [make.ident(variables.variable), parts.at(-1)!]),
    ),
    macro('transformMapEntry', args, (make, range, variables, parts) =>
      insertAll(make, range, variables, predicateOf(parts), [parts.at(-1)!]),
    ),
  ]
}

/** Macros with an index or key and a value: cel-go's ext.TwoVarComprehensions. */
export const comprehensionsLibrary: Library = {
  id: 'comprehensions',
  functions,
  macros: [
    macro('all', 3, (make, range, variables, [predicate]) => allOf(make, range, variables, predicate!)),
    macro('exists', 3, (make, range, variables, [predicate]) => existsIn(make, range, variables, predicate!)),
    macro('existsOne', 3, (make, range, variables, [predicate]) => existsOneIn(make, range, variables, predicate!)),
    macro('exists_one', 3, (make, range, variables, [predicate]) => existsOneIn(make, range, variables, predicate!)),
    ...transforms(3),
    ...transforms(4),
  ],
}
