import { CelFailure, CelUnknown, type Outcome, equals, isFault, mergeUnknowns, noSuchOverload } from '../values/index.ts'
import { comparisonCost } from '../cost/units.ts'
import type { Exec, Frame } from './frame.ts'

/** What remains of operands that decide nothing: an unknown before an error, the first error. */
export function worse(a: CelFailure | CelUnknown | undefined, b: Outcome, at: number): CelFailure | CelUnknown {
  if (b instanceof CelUnknown) return a instanceof CelUnknown ? mergeUnknowns(a, b) : b
  if (a) return a
  return b instanceof CelFailure ? b : Object.assign(noSuchOverload(), { at })
}

/** `&&` and `||`: one operand that is `decisive` decides, whatever the others are. */
function logical(terms: readonly Exec[], decisive: boolean, at: number): Exec {
  const undecided = (frame: Frame, from: number, first: Outcome): Outcome => {
    let fault = worse(undefined, first, at)
    for (let i = from; i < terms.length; i++) {
      const value = terms[i]!(frame)
      if (value === decisive) return decisive
      if (value !== !decisive) fault = worse(fault, value, at)
    }
    return fault
  }
  if (terms.length === 2) {
    const [left, right] = terms as readonly [Exec, Exec]
    return (frame) => {
      const a = left(frame)
      if (a === decisive) return decisive
      if (a !== !decisive) return undecided(frame, 1, a)
      const b = right(frame)
      return b === true || b === false ? b : worse(undefined, b, at)
    }
  }
  return (frame) => {
    for (let i = 0; i < terms.length; i++) {
      const value = terms[i]!(frame)
      if (value === decisive) return decisive
      if (value !== !decisive) return undecided(frame, i + 1, value)
    }
    return !decisive
  }
}

export const planAnd = (terms: readonly Exec[], at: number): Exec => logical(terms, false, at)
export const planOr = (terms: readonly Exec[], at: number): Exec => logical(terms, true, at)

/** `!`: what is no bool is an error. */
export function planNot(operand: Exec, at: number): Exec {
  return (frame) => {
    const value = operand(frame)
    frame.charge(1)
    if (value === true) return false
    if (value === false) return true
    return isFault(value) ? value : new CelFailure('no such overload', at)
  }
}

/** The choice costs nothing by itself, and an attribute that is chosen only its qualifiers. */
export function planConditional(condition: Exec, then: Exec, otherwise: Exec, at: number): Exec {
  return (frame) => {
    const value = condition(frame)
    if (value === true) return then(frame)
    if (value === false) return otherwise(frame)
    return isFault(value) ? value : new CelFailure('no such overload', at)
  }
}

/** Arguments of which one is an error or unknown: what the call gives then. */
export function faultOf(a: Outcome, b: Outcome): CelFailure | CelUnknown | undefined {
  if (a instanceof CelFailure) return a
  if (b instanceof CelFailure) return b
  if (a instanceof CelUnknown) return b instanceof CelUnknown ? mergeUnknowns(a, b) : a
  return b instanceof CelUnknown ? b : undefined
}

const isObject = (value: Outcome): boolean => typeof value === 'object' && value !== null

/** `==` and `!=`. */
export function planEquals(left: Exec, right: Exec, wanted: boolean): Exec {
  return (frame) => {
    const a = left(frame)
    if (a instanceof CelFailure) return a
    const b = right(frame)
    frame.charge(comparisonCost(a, b))
    if (isObject(a) || isObject(b)) {
      const fault = faultOf(a, b)
      if (fault) return fault
      return equals(a as Exclude<Outcome, CelFailure | CelUnknown>, b as Exclude<Outcome, CelFailure | CelUnknown>) === wanted
    }
    if (typeof a === typeof b && typeof a !== 'number') return (a === b) === wanted
    return equals(a as number, b as number) === wanted
  }
}
