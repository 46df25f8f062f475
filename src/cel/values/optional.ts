import type { Value } from './value.ts'

/** A value that may not be there: what `?.`, `[?]` and `optional.of` give. */
export class CelOptional {
  /** Undefined when there is none. */
  readonly value: Value | undefined

  private constructor(value: Value | undefined) {
    this.value = value
    Object.freeze(this)
  }

  static readonly none = new CelOptional(undefined)

  static of(value: Value): CelOptional {
    return new CelOptional(value)
  }
}
