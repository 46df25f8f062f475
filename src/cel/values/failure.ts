/**
 * An error as a value, so that `||`, `&&` and `?:` can absorb it. It is no exception and has no stack; the call that returns it gives it its
 * place.
 */
export class CelFailure {
  readonly message: string
  /** Offset in the source, in UTF-16 code units; -1 until a node of the program took it for its own. */
  at: number

  constructor(message: string, at = -1) {
    this.message = message
    this.at = at
  }
}

/** What a value depends on that was not given: names of attributes such as `params.limit`, sorted. */
export class CelUnknown {
  readonly attributes: readonly string[]

  constructor(attributes: readonly string[]) {
    this.attributes = attributes
    Object.freeze(this)
  }
}

export const noSuchOverload = (): CelFailure => new CelFailure('no such overload')

/** Both are missing. */
export function mergeUnknowns(a: CelUnknown, b: CelUnknown): CelUnknown {
  return a === b ? a : new CelUnknown([...new Set([...a.attributes, ...b.attributes])].toSorted())
}

export const isFault = (value: unknown): value is CelFailure | CelUnknown => value instanceof CelFailure || value instanceof CelUnknown
