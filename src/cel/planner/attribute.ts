import { CelFailure, CelOptional, CelUnknown, type Outcome, type Value, isFault } from '../values/index.ts'
import { type Read, isPresent, missing, readKey, reader } from '../values/access.ts'
import { QUALIFIER } from '../cost/units.ts'
import type { Exec, Frame } from './frame.ts'
import { unknownOf } from './unknown.ts'

/** One step of a path. */
export type Qualifier =
  | { readonly kind: 'key'; readonly key: Value; readonly read: Read; readonly optional: boolean; readonly at: number }
  | { readonly kind: 'dynamic'; readonly key: Exec; readonly optional: boolean; readonly at: number }
  | { readonly kind: 'test'; readonly key: string; readonly at: number }

/** A variable or value with a path into it, as `object.spec.containers[0]`. */
export type Attribute = {
  readonly root: Exec
  /** The variable that the root reads; undefined when it is a value or of a loop. */
  readonly variable: string | undefined
  /** What reading it costs beyond its qualifiers; nothing when it is the choice of a `?:`. */
  readonly charge: number
  readonly qualifiers: readonly Qualifier[]
  readonly at: number
}

export const keyQualifier = (key: Value, optional: boolean, at: number): Qualifier => ({
  kind: 'key',
  key,
  read: reader(key),
  optional,
  at,
})

export const withQualifier = (attribute: Attribute, qualifier: Qualifier): Attribute => ({
  ...attribute,
  qualifiers: [...attribute.qualifiers, qualifier],
})

const place = (failure: CelFailure, at: number): CelFailure => {
  if (failure.at < 0) failure.at = at
  return failure
}

/** What a path gives that ends at an optional without a value: a test at its end says no. */
const nothing = (qualifiers: readonly Qualifier[]): Outcome => (qualifiers.at(-1)?.kind === 'test' ? false : CelOptional.none)

/** A run along the qualifiers, whatever they are. */
function walk(frame: Frame, root: Outcome, qualifiers: readonly Qualifier[]): Outcome {
  let value = root
  let optional = false
  if (value instanceof CelOptional) {
    if (value.value === undefined) return nothing(qualifiers)
    optional = true
    value = value.value
  }
  for (const qualifier of qualifiers) {
    if (qualifier.kind === 'test') {
      frame.charge(QUALIFIER)
      const present = isPresent(value, qualifier.key)
      return present instanceof CelFailure ? place(present, qualifier.at) : present
    }
    optional ||= qualifier.optional
    const key = qualifier.kind === 'key' ? qualifier.key : qualifier.key(frame)
    if (isFault(key)) {
      frame.charge(QUALIFIER)
      return key
    }
    const next = qualifier.kind === 'key' ? qualifier.read(value) : readKey(value, key)
    if (next === undefined && optional) return nothing(qualifiers)
    if (next instanceof CelFailure && optional) return place(next, qualifier.at)
    frame.charge(QUALIFIER)
    if (next === undefined) return place(missing(value, key), qualifier.at)
    if (isFault(next)) return next instanceof CelFailure ? place(next, qualifier.at) : next
    value = next
  }
  return optional ? CelOptional.of(value as Value) : value
}

type KeyQualifier = Extract<Qualifier, { kind: 'key' }>

/** A path of constant keys, all of which must be there: one loop without choices. */
function keyPath(root: Exec, qualifiers: readonly KeyQualifier[]): (frame: Frame, charge: number) => Outcome {
  const reads = qualifiers.map(({ read }) => read)
  const count = reads.length
  return (frame, charge) => {
    const first = root(frame)
    let value: Outcome | undefined = first
    for (let i = 0; i < count; i++) {
      value = reads[i]!(value)
      if (value === undefined) return slow(frame, first, qualifiers, charge)
    }
    if (typeof value === 'object' && isFault(value)) return slow(frame, first, qualifiers, charge)
    frame.charge(charge + count * QUALIFIER)
    return value
  }
}

/** What did not go well, once more with all cases. */
function slow(frame: Frame, root: Outcome, qualifiers: readonly Qualifier[], charge: number): Outcome {
  frame.charge(charge)
  return isFault(root) ? root : walk(frame, root, qualifiers)
}

/** A test at the end of a path of constant keys. */
function testPath(
  root: Exec,
  qualifiers: readonly KeyQualifier[],
  key: string,
  all: readonly Qualifier[],
): (frame: Frame, charge: number) => Outcome {
  const reads = qualifiers.map(({ read }) => read)
  const test = reader(key)
  const count = reads.length
  return (frame, charge) => {
    const first = root(frame)
    let value: Outcome | undefined = first
    for (let i = 0; i < count; i++) {
      value = reads[i]!(value)
      if (value === undefined) return slow(frame, first, all, charge)
    }
    // Objects of libraries have their own answer, and what has no fields is an error.
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return slow(frame, first, all, charge)
    const found = test(value)
    frame.charge(charge + (count + 1) * QUALIFIER)
    return found !== undefined
  }
}

const isKey = (qualifier: Qualifier): qualifier is KeyQualifier => qualifier.kind === 'key' && !qualifier.optional

function plan({ root, qualifiers }: Attribute): (frame: Frame, charge: number) => Outcome {
  if (qualifiers.length === 0)
    return (frame, charge) => {
      const value = root(frame)
      if (charge > 0) frame.charge(charge)
      return value
    }
  if (qualifiers.every(isKey)) return keyPath(root, qualifiers)
  const last = qualifiers.at(-1)!
  const before = qualifiers.slice(0, -1)
  if (last.kind === 'test' && before.every(isKey)) return testPath(root, before, last.key, qualifiers)
  return (frame, charge) => slow(frame, root(frame), qualifiers, charge)
}

/** The attribute as a program; `charged` is what it costs to be read, where the reader pays for that. */
export function planAttribute(attribute: Attribute, charge = attribute.charge): Exec {
  const { variable, qualifiers, at } = attribute
  const run = plan(attribute)
  const labelled = (frame: Frame): Outcome => {
    const value = run(frame, charge)
    if (typeof value === 'object' && value instanceof CelFailure) place(value, at)
    return value
  }
  if (variable === undefined) return qualifiers.length === 0 ? (frame) => run(frame, charge) : labelled
  return (frame) => {
    if (frame.unknowns !== undefined) {
      const unknown = unknownOf(frame, variable, qualifiers)
      if (unknown instanceof CelUnknown) {
        frame.charge(charge)
        return unknown
      }
    }
    return labelled(frame)
  }
}
