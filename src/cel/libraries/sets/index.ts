import { add, fixed, multiply, scale } from '../../cost/range.ts'
import type { CelFunction, Library, OverloadCost } from '../../library.ts'
import { type Value, costSize, equals, types } from '../../values/index.ts'

const listT = types.list(types.param('T'))

type List = readonly Value[]

/** Strings and bools are found by hash; other values by comparing, as 1 and 1.0 are the same. */
function finder(list: List): (item: Value) => boolean {
  const simple = new Set(list.filter((item) => typeof item === 'string'))
  const others = list.filter((item) => typeof item !== 'string')
  return (item) => (typeof item === 'string' ? simple.has(item) : others.some((other) => equals(other, item)))
}

const contains = (list: List, part: List): boolean => part.every(finder(list))
const intersects = (a: List, b: List): boolean => a.some(finder(b))
const equivalent = (a: List, b: List): boolean => contains(a, b) && contains(b, a)

function operation(name: string, evaluate: (a: List, b: List) => boolean, factor: number): CelFunction {
  const cost: OverloadCost = {
    onlyResolved: true,
    run: ([a, b]) => 1 + costSize(a!) * costSize(b!) * factor,
    estimate: ([a, b]) => ({ cost: add(fixed(1), scale(multiply(a!.size, b!.size), factor)) }),
  }
  return { name: `sets.${name}`, overloads: [{ id: `list_sets_${name}_list`, params: [listT, listT], result: types.bool, evaluate, cost }] }
}

/** cel-go's ext.Sets. */
export const setsLibrary: Library = {
  id: 'sets',
  functions: [operation('contains', contains, 1), operation('intersects', intersects, 1), operation('equivalent', equivalent, 2)],
}
