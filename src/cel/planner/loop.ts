import { type ComprehensionNode, OPERATORS } from '../ast/index.ts'
import {
  CelFailure,
  CelMap,
  CelUnknown,
  type Outcome,
  type PlainMap,
  type Value,
  isFault,
  isPlainMap,
  MapBuilder,
  mergeUnknowns,
  noSuchOverload,
  typeOf,
} from '../values/index.ts'
import type { Exec, Frame } from './frame.ts'
import { worse } from './logic.ts'

/** A loop over a range, with the slots of its variables; the second is -1 when there is none. */
export type Loop = { readonly range: Exec; readonly first: number; readonly second: number; readonly at: number }

type Items = { readonly firsts: readonly Value[] | undefined; readonly seconds: readonly Value[]; readonly count: number }

/** What cel-go calls the types of values that cannot be iterated over, in its messages. */
const GO_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bool: 'types.Bool',
    bytes: 'types.Bytes',
    double: 'types.Double',
    'google.protobuf.Duration': 'types.Duration',
    'google.protobuf.Timestamp': 'types.Timestamp',
    int: 'types.Int',
    null_type: 'types.Null',
    optional_type: '*types.Optional',
    string: 'types.String',
    type: '*types.Type',
    uint: 'types.Uint',
  }),
)

/** What is iterated over: elements or keys, with a second variable indices or keys and their values. */
function itemsOf(range: Outcome, { second, at }: Loop): Items | CelFailure | CelUnknown {
  if (Array.isArray(range)) return { firsts: undefined, seconds: range, count: range.length }
  if (isFault(range)) return range
  const keys = range instanceof CelMap ? range.keys() : isPlainMap(range) ? Object.keys(range) : undefined
  if (!keys) {
    const name = GO_TYPES.get(typeOf(range).name) ?? typeOf(range).name
    return new CelFailure(second < 0 ? `got '${name}', expected iterable type` : `unsupported comprehension range type: ${name}`, at)
  }
  if (second < 0) return { firsts: undefined, seconds: keys, count: keys.length }
  const valueOf = (key: Value): Value => (range instanceof CelMap ? range.get(key)! : (range as PlainMap)[key as string]!)
  return { firsts: keys, seconds: keys.map(valueOf), count: keys.length }
}

function setVariables(frame: Frame, { first, second }: Loop, { firsts, seconds }: Items, i: number): void {
  frame.tick()
  if (second < 0) {
    frame.slots[first] = seconds[i]!
    return
  }
  frame.slots[first] = firsts ? firsts[i]! : i
  frame.slots[second] = seconds[i]!
}

/** `all` (decisive false) and `exists` (decisive true): an element that decides ends the loop, errors do not. */
export function planQuantifier(loop: Loop, predicate: Exec, decisive: boolean): Exec {
  // The accumulator and the function of the condition, for exists a `!` too; the accumulator in the step.
  const before = decisive ? 3 : 2
  return (frame) => {
    const items = itemsOf(loop.range(frame), loop)
    if (items instanceof CelFailure || items instanceof CelUnknown) return items
    let fault: CelFailure | CelUnknown | undefined
    for (let i = 0; i < items.count; i++) {
      frame.charge(before + 1)
      setVariables(frame, loop, items, i)
      const value = predicate(frame)
      if (value === decisive) {
        // The condition is asked once more where there would be another element; the result is the accumulator.
        frame.charge((i + 1 < items.count ? before : 0) + 1)
        return decisive
      }
      if (value !== !decisive) fault = worse(fault, value, loop.at)
    }
    frame.charge(1)
    return fault ?? !decisive
  }
}

/** `exists_one`: no element may be an error. */
export function planExistsOne(loop: Loop, predicate: Exec): Exec {
  return (frame) => {
    const items = itemsOf(loop.range(frame), loop)
    if (items instanceof CelFailure || items instanceof CelUnknown) return items
    let count = 0
    let fault: CelFailure | CelUnknown | undefined
    for (let i = 0; i < items.count; i++) {
      setVariables(frame, loop, items, i)
      const value = predicate(frame)
      if (value === true) {
        frame.charge(fault instanceof CelFailure ? 1 : 2)
        count++
      } else if (value !== false) fault = worse(undefined, value, loop.at)
    }
    frame.charge(fault instanceof CelFailure ? 1 : 2)
    return fault ?? count === 1
  }
}

/**
 * `map` and `filter`: a list of elements, of those that the predicate holds for when there is one.
 * @param listCost Of the list of one element that is added each time: nothing when it is a constant.
 */
export function planList(loop: Loop, predicate: Exec | undefined, element: Exec, listCost: number): Exec {
  return (frame) => {
    const items = itemsOf(loop.range(frame), loop)
    if (items instanceof CelFailure || items instanceof CelUnknown) return items
    const list: Value[] = []
    let fault: CelFailure | CelUnknown | undefined
    for (let i = 0; i < items.count; i++) {
      setVariables(frame, loop, items, i)
      const chosen = predicate ? predicate(frame) : true
      if (chosen === false) continue
      if (chosen !== true) {
        fault = worse(undefined, chosen, loop.at)
        continue
      }
      frame.charge(1)
      if (fault instanceof CelFailure) continue
      const value = element(frame)
      frame.charge(listCost + 1)
      if (value instanceof CelFailure) fault = value
      else if (value instanceof CelUnknown) fault = fault ? mergeUnknowns(fault, value) : value
      else list.push(value)
    }
    frame.charge(1)
    return fault ?? list
  }
}

/** Any other loop, as its parts say. */
export function planFree(
  loop: Loop,
  accumulator: number,
  { init, condition, step, result }: { readonly init: Exec; readonly condition: Exec; readonly step: Exec; readonly result: Exec },
): Exec {
  return (frame) => {
    const items = itemsOf(loop.range(frame), loop)
    if (items instanceof CelFailure || items instanceof CelUnknown) return items
    frame.slots[accumulator] = init(frame)
    for (let i = 0; i < items.count; i++) {
      setVariables(frame, loop, items, i)
      if (condition(frame) === false) break
      frame.slots[accumulator] = step(frame)
    }
    return result(frame)
  }
}

/** What the parts of a macro's step are. */
export function partsOf({ step }: ComprehensionNode): {
  readonly predicate: ComprehensionNode['step'] | undefined
  readonly added: readonly ComprehensionNode['step'][]
} {
  const conditional = step.kind === 'call' && step.name === OPERATORS.conditional
  const inner = conditional ? step.args[1]! : step
  const args = inner.kind === 'call' ? inner.args.slice(1) : []
  return { predicate: conditional ? step.args[0] : undefined, added: args }
}

/** What `transformMap` and `transformMapEntry` add for one element. */
function entriesOf(values: readonly Outcome[]): readonly (readonly [Value, Value])[] | CelFailure | CelUnknown {
  let unknown: CelUnknown | undefined
  for (const value of values) {
    if (value instanceof CelFailure) return value
    if (value instanceof CelUnknown) unknown = unknown ? mergeUnknowns(unknown, value) : value
  }
  if (unknown) return unknown
  const [first, second] = values as readonly Value[]
  if (second !== undefined) return [[first!, second]]
  if (first instanceof CelMap) return [...first.entries()]
  return isPlainMap(first) ? Object.entries(first) : noSuchOverload()
}

/** `transformMap` and `transformMapEntry`: a map of what is added for each element, no key twice. */
export function planMapEntries(loop: Loop, predicate: Exec | undefined, added: readonly Exec[]): Exec {
  return (frame) => {
    const items = itemsOf(loop.range(frame), loop)
    if (items instanceof CelFailure || items instanceof CelUnknown) return items
    const builder = new MapBuilder()
    let fault: CelFailure | CelUnknown | undefined
    for (let i = 0; i < items.count; i++) {
      setVariables(frame, loop, items, i)
      const chosen = predicate ? predicate(frame) : true
      if (chosen === false) continue
      if (chosen !== true) {
        fault = worse(undefined, chosen, loop.at)
        continue
      }
      frame.charge(1)
      if (fault instanceof CelFailure) continue
      const more = entriesOf(added.map((compute) => compute(frame)))
      frame.charge(1)
      if (more instanceof CelFailure || more instanceof CelUnknown) fault = worse(fault, more, loop.at)
      else for (const [key, value] of more) fault ??= builder.add(key, value)
    }
    frame.charge(1)
    const result = fault ?? builder.build()
    if (result instanceof CelFailure && result.at < 0) result.at = loop.at
    return result
  }
}
