import { RegoObject, RegoSet, type Value, compareValues, integerOf, isArray, itemsOf, wholeNumber } from '../values/value.ts'
import type { Builtins } from './contract.ts'

const same = (a: Value, b: Value): boolean => compareValues(a, b) === 0

const has = (items: readonly Value[], wanted: Value): boolean => items.some((item) => same(item, wanted))

/** The list as it stands somewhere in the other. */
const isPartOf = (list: readonly Value[], part: readonly Value[]): boolean =>
  list.some((_, at) => part.every((item, i) => at + i < list.length && same(list[at + i]!, item))) || part.length === 0

/** A set in a list: each item that is in the set counts, the same one twice too (topdown/subset.go). */
function setInList(list: readonly Value[], set: RegoSet): boolean {
  const found = list.filter((item) => has(set.items, item)).length
  return list.length > 0 && found >= set.items.length
}

function isSubset(whole: Value, part: Value): boolean | undefined {
  if (whole instanceof RegoObject && part instanceof RegoObject)
    return part.entries.every(([key, value]) => {
      const own = whole.get(key)
      return own !== undefined && (same(own, value) || (!(isArray(own) && value instanceof RegoSet) && (isSubset(own, value) ?? false)))
    })
  if (whole instanceof RegoSet && part instanceof RegoSet) return part.items.every((item) => has(whole.items, item))
  if (isArray(whole) && isArray(part)) return isPartOf(whole, part)
  return isArray(whole) && part instanceof RegoSet ? setInList(whole, part) : undefined
}

/** Each way from a start along the edges of a graph, up to where it ends or comes back to itself. */
function pathsFrom(graph: RegoObject, starts: readonly Value[]): Value {
  const paths: Value[] = []
  const edgesOf = (node: Value): readonly Value[] | undefined => {
    const edges = graph.get(node)
    return edges === undefined ? undefined : (itemsOf(edges) ?? [])
  }
  const follow = (path: readonly Value[], node: Value): void => {
    const edges = edgesOf(node)
    if (!edges) {
      paths.push(path)
      return
    }
    const longer = [...path, node]
    if (edges.length === 0) paths.push(longer)
    for (const next of edges)
      if (has(longer, next)) paths.push(longer)
      else follow(longer, next)
  }
  for (const start of starts) if (edgesOf(start)) follow([], start)
  return new RegoSet(paths)
}

/** Numbers of a range at most; as many bytes and more are what a policy may take. */
const NUMBERS = 10_000_000

function rangeOf(from: bigint, to: bigint, step: bigint): Value | undefined {
  const count = (from <= to ? to - from : from - to) / step + 1n
  if (count > NUMBERS) return undefined
  return Array.from({ length: Number(count) }, (_, i) => wholeNumber(from <= to ? from + BigInt(i) * step : from - BigInt(i) * step))
}

export const collectionFunctions: Builtins = {
  'object.subset': ([whole, part]) => (whole === undefined || part === undefined ? undefined : isSubset(whole, part)),
  'graph.reachable_paths': ([graph, starts]) => {
    const nodes = starts === undefined ? undefined : itemsOf(starts)
    return graph instanceof RegoObject && nodes ? pathsFrom(graph, nodes) : undefined
  },
  'numbers.range_step': (args) => {
    const [from, to, step] = args.map(integerOf)
    return from !== undefined && to !== undefined && step !== undefined && step > 0n ? rangeOf(from, to, step) : undefined
  },
}
