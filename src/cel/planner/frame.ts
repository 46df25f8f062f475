import type { Outcome } from '../values/index.ts'

/** Ends a run from within; no value of the expression may absorb it. */
export class Cancelled extends Error {}

/** Iterations of loops between two looks at whether the run should stop. */
const INTERVAL = 100

/** One segment of a pattern for attributes that are not known: a key, or any. */
export type UnknownPattern = { readonly variable: string; readonly path: readonly string[] }

/** The state of one run. */
export class Frame {
  readonly bindings: { readonly [name: string]: unknown }
  /** Variables of loops, each with a slot of its own. */
  readonly slots: (Outcome | undefined)[]
  readonly unknowns: readonly UnknownPattern[] | undefined
  /** What was done so far, in cel-go's units. */
  cost = 0
  readonly #limit: number
  readonly #interrupt: (() => boolean) | undefined
  #iterations = 0

  constructor(
    bindings: { readonly [name: string]: unknown },
    slots: number,
    limit: number,
    interrupt: (() => boolean) | undefined,
    unknowns: readonly UnknownPattern[] | undefined,
  ) {
    this.bindings = bindings
    // eslint-disable-next-line unicorn/no-new-array
    this.slots = slots === 0 ? NONE : new Array<Outcome | undefined>(slots)
    this.unknowns = unknowns
    this.#limit = limit
    this.#interrupt = interrupt
  }

  charge(cost: number): void {
    this.cost += cost
    if (this.cost > this.#limit) throw new Cancelled('operation cancelled: actual cost limit exceeded')
  }

  /** Called for each iteration of a loop. */
  tick(): void {
    if (++this.#iterations % INTERVAL === 0 && this.#interrupt?.()) throw new Cancelled('operation interrupted')
  }
}

const NONE: (Outcome | undefined)[] = []

/** A planned expression. */
export type Exec = (frame: Frame) => Outcome
