import type { Overload } from '../library.ts'
import { CelFailure, CelUnknown, type Outcome, type Value, isFault, mergeUnknowns, typeOf } from '../values/index.ts'
import type { Exec, Frame } from './frame.ts'
import { type Guard, guardOf } from './guard.ts'

type Bound = {
  readonly guards: readonly Guard[]
  readonly strict: boolean
  readonly evaluate: (...args: readonly Outcome[]) => Outcome
  readonly cost: ((args: readonly Value[], result: Outcome) => number) | undefined
}

export type Call = {
  readonly name: string
  readonly overloads: readonly Overload[]
  /** The only overload that the checker left. */
  readonly resolved: Overload | undefined
  readonly args: readonly Exec[]
  /** What of the arguments is constant. */
  readonly constants: readonly (Value | undefined)[]
  readonly at: number
}

/** What the cost of a call goes by; undefined when it is 1. */
export function costOf(overload: Overload | undefined, resolved: Overload | undefined): Bound['cost'] {
  const cost = overload?.cost
  if (!cost?.run || (cost.onlyResolved === true && overload !== resolved)) return undefined
  return (args, result) => cost.run!(args, result)
}

function bind(overload: Overload, { resolved, constants }: Call): Bound {
  return {
    guards: overload.params.map(overload.unguarded === true ? () => () => true : guardOf),
    strict: overload.strict ?? true,
    evaluate: overload.specialize?.(constants) ?? ((...args) => overload.evaluate(...args)),
    cost: costOf(overload, resolved),
  }
}

const fits = ({ guards, strict }: Bound, args: readonly Outcome[]): boolean =>
  guards.every((guard, i) => (isFault(args[i]) ? !strict : guard(args[i] as Value)))

/** Functions that cel-go has one implementation of for all types; its message then has no types. */
const ONE_FOR_ALL: ReadonlySet<string> = new Set(['size', 'sort', '@sortByAssociatedKeys'])

/** No overload takes the arguments. */
function noOverload(frame: Frame, { name, at }: Call, bounds: readonly Bound[], args: readonly Outcome[]): CelFailure {
  const types = ONE_FOR_ALL.has(name) ? '' : `(${args.map((arg) => (isFault(arg) ? 'unknown' : typeOf(arg).name)).join(', ')})`
  const failure = new CelFailure(`no such overload: ${name}${types}`, at)
  const cost = bounds.length === 1 ? bounds[0]!.cost : undefined
  frame.charge(cost && !args.some(isFault) ? cost(args as readonly Value[], failure) : 1)
  return failure
}

function settle(frame: Frame, bound: Bound, args: readonly Outcome[], at: number): Outcome {
  const result = bound.evaluate(...args)
  frame.charge(bound.cost ? bound.cost(args as readonly Value[], result) : 1)
  if (result instanceof CelFailure && result.at < 0) result.at = at
  return result
}

/** One argument and one overload: nothing is chosen, nothing collected. */
function planUnary(call: Call, arg: Exec, bound: Bound): Exec {
  const guard = bound.guards[0]!
  return (frame) => {
    const value = arg(frame)
    if (isFault(value)) {
      frame.charge(1)
      return value
    }
    return guard(value) ? settle(frame, bound, [value], call.at) : noOverload(frame, call, [bound], [value])
  }
}

/** The arguments, or what is wrong with them: the first error, which ends it, else what is unknown. */
function evaluateArgs(frame: Frame, execs: readonly Exec[], strict: boolean): readonly Outcome[] | CelFailure | CelUnknown {
  const args: Outcome[] = []
  let unknown: CelUnknown | undefined
  for (let i = 0; i < execs.length; i++) {
    const value = execs[i]!(frame)
    if (strict && typeof value === 'object' && value !== null) {
      if (value instanceof CelFailure) {
        // The call counts when all its arguments were tried.
        if (i === execs.length - 1) frame.charge(1)
        return value
      }
      if (value instanceof CelUnknown) unknown = unknown ? mergeUnknowns(unknown, value) : value
    }
    args.push(value)
  }
  if (unknown) frame.charge(1)
  return unknown ?? args
}

/** A call of a function of a library. */
export function planCall(call: Call): Exec {
  const { args: execs, at } = call
  const bounds = call.overloads.map((overload) => bind(overload, call))
  const strict = bounds.every((bound) => bound.strict)
  if (execs.length === 1 && bounds.length === 1 && strict) return planUnary(call, execs[0]!, bounds[0]!)
  return (frame) => {
    const args = evaluateArgs(frame, execs, strict)
    if (args instanceof CelFailure || args instanceof CelUnknown) return args
    for (const bound of bounds) if (fits(bound, args)) return settle(frame, bound, args, at)
    return noOverload(frame, call, bounds, args)
  }
}
