import type { CelType } from '../values/index.ts'

/** Variables of loops, the innermost first. */
export class Scope {
  readonly #outer: Scope | undefined
  readonly #variables: ReadonlyMap<string, CelType>

  constructor(variables: readonly (readonly [name: string, type: CelType])[] = [], outer?: Scope) {
    this.#variables = new Map(variables)
    this.#outer = outer
  }

  typeOf(name: string): CelType | undefined {
    return this.#variables.get(name) ?? this.#outer?.typeOf(name)
  }

  with(...variables: readonly (readonly [name: string, type: CelType])[]): Scope {
    return new Scope(variables, this)
  }
}
