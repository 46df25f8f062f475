import {
  CelFailure,
  CelOptional,
  CelUnknown,
  type Outcome,
  type Value,
  formatValue,
  isFault,
  MapBuilder,
  mergeUnknowns,
} from '../values/index.ts'
import type { TypeProvider } from '../library.ts'
import { LIST, MAP, STRUCT } from '../cost/units.ts'
import type { Exec, Frame } from './frame.ts'

type Part = { readonly compute: Exec; readonly optional: boolean }

const merge = (a: CelUnknown | undefined, b: CelUnknown): CelUnknown => (a ? mergeUnknowns(a, b) : b)

/** An element that may be left out; undefined when it is, a failure when it is no optional. */
function present(value: Outcome, optional: boolean, what: () => string): Outcome | undefined {
  if (!optional || isFault(value)) return value
  return value instanceof CelOptional
    ? value.value
    : new CelFailure(`cannot initialize optional ${what()} from non-optional value ${formatValue(value)}`)
}

/** `[a, ?b]` */
export function planListLiteral(elements: readonly Part[], at: number): Exec {
  const build = (frame: Frame): Outcome => {
    const list: Value[] = []
    let unknown: CelUnknown | undefined
    for (const { compute, optional } of elements) {
      const value = present(compute(frame), optional, () => 'list element')
      if (value === undefined) continue
      if (value instanceof CelFailure) return value
      if (value instanceof CelUnknown) unknown = merge(unknown, value)
      else list.push(value)
    }
    return unknown ?? list
  }
  return charged(build, LIST, at)
}

type EntryPart = Part & { readonly key: Exec }

/** `{a: b, ?c: d}` */
export function planMapLiteral(entries: readonly EntryPart[], at: number): Exec {
  const build = (frame: Frame): Outcome => {
    const builder = new MapBuilder()
    let unknown: CelUnknown | undefined
    for (const { key, compute, optional } of entries) {
      const name = key(frame)
      if (name instanceof CelFailure) return name
      const value = present(compute(frame), optional, () => `entry '${name instanceof CelUnknown ? '' : formatValue(name)}'`)
      if (value === undefined) {
        if (!isFault(name)) builder.remove(name)
        continue
      }
      if (value instanceof CelFailure) return value
      if (name instanceof CelUnknown) unknown = merge(unknown, name)
      if (value instanceof CelUnknown) unknown = merge(unknown, value)
      // The last of two is it, as with cel-go.
      const failure = isFault(name) || isFault(value) ? undefined : builder.add(name, value, true)
      if (failure) return failure
    }
    return unknown ?? builder.build()
  }
  return charged(build, MAP, at)
}

/** `Name{field: value}` */
export function planStruct(name: string, provider: TypeProvider, fields: readonly (Part & { readonly name: string })[], at: number): Exec {
  const build = (frame: Frame): Outcome => {
    const made: (readonly [string, Value])[] = []
    let unknown: CelUnknown | undefined
    for (const { name: field, compute, optional } of fields) {
      const value = present(compute(frame), optional, () => `entry '${field}'`)
      if (value === undefined) continue
      if (value instanceof CelFailure) return value
      if (value instanceof CelUnknown) unknown = merge(unknown, value)
      else made.push([field, value])
    }
    return unknown ?? provider.construct?.(name, Object.fromEntries(made)) ?? new CelFailure(`unknown type: ${name}`)
  }
  return charged(build, STRUCT, at)
}

function charged(build: Exec, cost: number, at: number): Exec {
  return (frame) => {
    const value = build(frame)
    frame.charge(cost)
    if (value instanceof CelFailure && value.at < 0) value.at = at
    return value
  }
}
