import type { CelFailure, CelUnknown } from './failure.ts'
import type { CelType } from './type.ts'
import type { Value } from './value.ts'

/**
 * An object that a library or host brings: a quantity, an address, a set of variables that are evaluated when they are read. Subclass it; what
 * it has beyond its type is its own.
 */
export abstract class CelObject {
  abstract readonly type: CelType

  /** A field by its name; undefined when there is none: then an expression that reads it fails with `no such key`. */
  get(_field: string): Value | CelFailure | CelUnknown | undefined {
    return undefined
  }

  /** What has() says of a field. */
  has(field: string): boolean {
    return this.get(field) !== undefined
  }

  /** What `optional.ofNonZeroValue` takes for nothing. */
  get isZero(): boolean {
    return false
  }

  /** Both are of the same type. */
  abstract equals(other: CelObject): boolean

  /** -1, 0, 1; undefined when objects of this type have no order. */
  compare(_other: CelObject): number | undefined {
    return undefined
  }
}
