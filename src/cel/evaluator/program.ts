import type { Ast, Node } from '../ast/index.ts'
import type { Checked } from '../checker/index.ts'
import type { Declarations } from '../declarations.ts'
import { Cancelled, Frame, type Plan, type PlanOptions, parsePattern, plan } from '../planner/index.ts'
import { CelFailure, type Outcome, type Value, isFault } from '../values/index.ts'

/** Values of variables by name: plain JSON, or values of the language. What is undefined is not bound. */
export type Bindings = { readonly [variable: string]: unknown }

export type EvaluateOptions = {
  /** In cel-go's units; past it the run ends with an error. */
  readonly costLimit?: number
  /** Asked every 100 iterations of loops; true ends the run with an error. */
  readonly interrupt?: () => boolean
  /** Attributes that are not known, such as `params.*` or `namespaceObject.metadata.labels`. */
  readonly unknowns?: readonly string[]
}

export type Result =
  | { readonly kind: 'value'; readonly value: Value; readonly cost: number }
  /** `position` is an offset in the source, -1 where there is none. */
  | { readonly kind: 'error'; readonly message: string; readonly position: number; readonly cost: number }
  /** Names of what is missing, sorted. */
  | { readonly kind: 'unknown'; readonly attributes: readonly string[]; readonly cost: number }

/** A part of the source and what it was: of a part that ran several times, as in a loop, one entry for each. */
export type Observation = { readonly start: number; readonly end: number; readonly value: Outcome }

/** Observations that are kept of one run. */
const MOST = 10_000

/** An expression that can be run, any number of times. */
export class Program {
  readonly #ast: Ast
  readonly #checked: Checked | undefined
  readonly #declarations: Declarations
  readonly #options: PlanOptions
  readonly #plan: Plan
  #observing: Plan | undefined
  readonly #seen = new WeakMap<Frame, Observation[]>()

  constructor(ast: Ast, checked: Checked | undefined, declarations: Declarations, options: PlanOptions) {
    this.#ast = ast
    this.#checked = checked
    this.#declarations = declarations
    this.#options = options
    this.#plan = plan(ast, checked, declarations, options)
  }

  /** Constant parts that can only fail, with their offsets: where cel-go, and with it the API server, refuses to make a program. */
  get refused(): readonly { readonly message: string; readonly at: number }[] {
    return this.#plan.refused
  }

  evaluate(bindings: Bindings, options?: EvaluateOptions): Result {
    return run(this.#plan, frameOf(this.#plan, bindings, options))
  }

  /** A run that keeps the values of the parts, in the order in which they were computed. */
  explain(bindings: Bindings, options?: EvaluateOptions): { readonly result: Result; readonly observations: readonly Observation[] } {
    this.#observing ??= plan(this.#ast, this.#checked, this.#declarations, {
      ...this.#options,
      observe: (frame, node, value) => this.#observe(frame, node, value),
    })
    const frame = frameOf(this.#observing, bindings, options)
    const seen: Observation[] = []
    this.#seen.set(frame, seen)
    return { result: run(this.#observing, frame), observations: seen }
  }

  #observe(frame: Frame, { start, end }: Node, value: Outcome): void {
    const seen = this.#seen.get(frame)
    if (seen && seen.length < MOST) seen.push({ start, end, value })
  }
}

const DEFAULTS: EvaluateOptions = {}

function frameOf({ slots }: Plan, bindings: Bindings, options: EvaluateOptions = DEFAULTS): Frame {
  const { costLimit = Number.POSITIVE_INFINITY, interrupt, unknowns } = options
  return new Frame(bindings, slots, costLimit, interrupt, unknowns?.map(parsePattern))
}

function run({ compute }: Plan, frame: Frame): Result {
  try {
    const value = compute(frame)
    const { cost } = frame
    if (typeof value !== 'object' || !isFault(value)) return { kind: 'value', value, cost }
    if (value instanceof CelFailure) return { kind: 'error', message: value.message, position: value.at, cost }
    return { kind: 'unknown', attributes: value.attributes, cost }
  } catch (error) {
    // A RangeError is JavaScript's own for what is too long or too deep.
    if (error instanceof Cancelled || error instanceof RangeError)
      return { kind: 'error', message: error.message, position: -1, cost: frame.cost }
    throw error
  }
}
