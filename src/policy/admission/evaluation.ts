import { type Bindings, CelFailure, CelObject, CelUnknown, type Value } from '#cel/index.ts'
import { COST_LIMITS } from '#resources/index.ts'
import type { Expression } from './expression.ts'
import { VARIABLES } from './policy-types.ts'

/** What an expression of a policy came to. */
export type Evaluated =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'unknown'; readonly lacks: readonly string[] }
  /** The budget is spent: no further expression runs. */
  | { readonly kind: 'exhausted'; readonly message: string }

const EXHAUSTED = 'validation failed due to running out of cost budget, no further validation rules will be run'

/** `variables`: each is computed when it is first read, and charged to the expression that reads it. */
class Variables extends CelObject {
  readonly type = VARIABLES
  readonly #read: (name: string) => Value | CelFailure | CelUnknown | undefined
  readonly #values = new Map<string, Value | CelFailure | CelUnknown>()

  constructor(read: (name: string) => Value | CelFailure | CelUnknown | undefined) {
    super()
    this.#read = read
  }

  override get(name: string): Value | CelFailure | CelUnknown | undefined {
    let value = this.#values.get(name)
    if (value === undefined && (value = this.#read(name)) !== undefined) this.#values.set(name, value)
    return value
  }

  override equals(other: CelObject): boolean {
    return this === other
  }
}

/** Expressions that share their variables and a budget (k8s.io/apiserver pkg/admission/plugin/cel, ForInput). */
export class Evaluation {
  readonly bindings: Bindings
  readonly #interrupt: (() => boolean) | undefined
  #budget: number
  /** Of variables that the expression at hand has read. */
  #charged = 0

  constructor(
    bindings: Bindings,
    variables: ReadonlyMap<string, Expression>,
    { budget, interrupt }: { readonly budget: number; readonly interrupt?: (() => boolean) | undefined },
  ) {
    this.bindings = { ...bindings, variables: new Variables((name) => this.#variable(name, variables.get(name))) }
    this.#budget = budget
    this.#interrupt = interrupt
  }

  /** What is left for others. */
  get budget(): number {
    return this.#budget
  }

  #variable(name: string, expression: Expression | undefined): Value | CelFailure | CelUnknown | undefined {
    if (!expression) return undefined
    const result = expression.program.evaluate(this.bindings, { costLimit: COST_LIMITS.call, ...this.#interruption })
    this.#charged += result.cost
    switch (result.kind) {
      case 'value':
        return result.value
      case 'unknown':
        return new CelUnknown(result.attributes)
      case 'error':
        return new CelFailure(`composited variable ${JSON.stringify(name)} fails to evaluate: ${result.message}`)
    }
  }

  get #interruption(): { readonly interrupt?: () => boolean } {
    return this.#interrupt ? { interrupt: this.#interrupt } : {}
  }

  run({ source, program }: Expression): Evaluated {
    this.#charged = 0
    const result = program.evaluate(this.bindings, { costLimit: COST_LIMITS.call, ...this.#interruption })
    this.#budget -= this.#charged + result.cost
    if (this.#budget < 0) return { kind: 'exhausted', message: EXHAUSTED }
    switch (result.kind) {
      case 'value':
        return { kind: 'value', value: result.value }
      case 'unknown':
        return { kind: 'unknown', lacks: result.attributes }
      case 'error':
        return { kind: 'error', message: `expression '${source}' resulted in error: ${result.message}` }
    }
  }
}
