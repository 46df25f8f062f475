import type { Value } from '../values/value.ts'

/** What functions know beside their arguments. */
export type EvaluationContext = {
  /** Nanoseconds since 1970 of the judgement: a policy is told one time in all of its run. */
  readonly now: bigint
}

/** A function that policies may call. Undefined where OPA has no result either: a wrong argument makes the expression undefined. */
export type Builtin = (args: readonly Value[], context: EvaluationContext) => Value | undefined

/** Functions by the name that OPA gives them. */
export type Builtins = Readonly<Record<string, Builtin>>
