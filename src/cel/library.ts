import type { Node, NodeMaker } from './ast/index.ts'
import type { Range } from './cost/range.ts'
import type { CelFailure, CelType, Outcome, Value } from './values/index.ts'

/** What is known of an argument before a run. Sizes as size() has them; 1 for what has none. */
export type ArgumentEstimate = {
  readonly type: CelType
  readonly size: Range
  /** Where it is found, as the estimator's `sizeOf` is asked; empty for what is no part of a variable. */
  readonly path: readonly string[]
  /** The size of one of its elements, where it is a list. */
  elementSize(): Range
  /** Its value where it is a literal. */
  readonly literal?: Value
}

export type OverloadCost = {
  /**
   * Of one call, beyond what its arguments cost. Called with values only, also with those that do not fit: a call on an error costs 1.
   * Without it a call costs 1.
   * @param result May be a failure.
   */
  run?(args: readonly Value[], result: Outcome): number
  /**
   * Count `run` only where the checker found this overload to be the one that applies; a call on `dyn` then costs 1, as cel-go's own functions
   * do. Without it every call counts.
   */
  readonly onlyResolved?: boolean
  /** Before a run; `resultSize` where the result has a size other than 1. */
  estimate?(args: readonly ArgumentEstimate[]): { readonly cost: Range; readonly resultSize?: Range }
}

/** One signature of a function and what it computes. */
export type Overload = {
  /** Unique in an environment, such as `string_size`. */
  readonly id: string
  /** Called as `x.f(y)`: then the first parameter is the receiver. */
  readonly member?: boolean
  readonly params: readonly CelType[]
  readonly result: CelType
  /** False when it wants to see arguments that are errors or unknown; they are handed back for it otherwise. */
  readonly strict?: boolean
  /** True when it is called with any arguments: it finds out by itself whether they fit. */
  readonly unguarded?: boolean
  /** True when list literals within its arguments may hold values of several types where an environment otherwise refuses that. */
  readonly mixedLiterals?: boolean
  /**
   * Called only with values whose types fit `params`. A method of this type so that an implementation may name the classes it takes.
   * A failure that it returns gets the position of the call.
   */
  evaluate(...args: readonly Outcome[]): Outcome
  /**
   * The same for arguments of which some are constants of the expression, known once for all runs: a pattern is compiled here. Undefined, also
   * where an argument is wrong, leaves it to `evaluate`.
   */
  specialize?(constants: readonly (Value | undefined)[]): ((...args: readonly Outcome[]) => Outcome) | undefined
  /** Why no program is made of a call with these constants, whether or not it would run: a pattern that is none. */
  refuse?(constants: readonly (Value | undefined)[]): CelFailure | undefined
  readonly cost?: OverloadCost
}

/** A function is a name with overloads; namespaced ones have dots in it: `optional.of`. */
export type CelFunction = { readonly name: string; readonly overloads: readonly Overload[] }

/** Rewrites a call when it is parsed. */
export type Macro = {
  readonly name: string
  readonly member: boolean
  /** Without the receiver; any number when it is not there. */
  readonly args?: number
  /** Undefined leaves the call as it is; a failure with the offset of what is wrong is a diagnostic. */
  expand(make: NodeMaker, target: Node | undefined, args: readonly Node[]): Node | CelFailure | undefined
}

export type Constant = { readonly type: CelType; readonly value: Value }

/** What is known of types with fields. */
export type TypeProvider = {
  /** The type that a name stands for in an expression: of a struct, or of anything else whose name may be written. */
  findType(name: string): CelType | undefined
  /** The type of a field of the struct of that name; undefined when it has no such field. */
  findField(type: string, field: string): CelType | undefined
  /** Makes `Name{field: value}`; without it no struct can be made. */
  construct?(type: string, fields: { readonly [field: string]: Value }): Value | CelFailure
}

export type Library = {
  readonly id: string
  readonly functions?: readonly CelFunction[]
  readonly macros?: readonly Macro[]
  readonly constants?: Readonly<Record<string, Constant>>
  /** Names of types that may be written as values, such as `net.IP`. */
  readonly types?: readonly CelType[]
  /** Allows `?.`, `[?]` and `{?k: v}`. */
  readonly optionalSyntax?: boolean
}
