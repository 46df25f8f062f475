import type { CelDuration } from './duration.ts'
import type { CelFailure, CelUnknown } from './failure.ts'
import type { CelMap } from './map.ts'
import type { CelDouble, CelUint } from './numbers.ts'
import type { CelObject } from './object.ts'
import type { CelOptional } from './optional.ts'
import type { CelTimestamp } from './timestamp.ts'
import type { CelType } from './type.ts'

/**
 * A value, over plain JSON. A value has one form:
 * - int: an integral number while it is safe (below 2^53), else a bigint; exact over 64 bits.
 * - double: a number that is no safe integer (a fraction, NaN, an infinity, 1e300), else a CelDouble (2.0, -0.0).
 * - uint: a CelUint. string, bool, null: JavaScript's own. bytes: Uint8Array.
 * - list: an array. map: a plain object, of which only own keys count, or a CelMap when a key is no string.
 * Timestamps, durations, types, optionals and objects of libraries are instances of small classes. Values are never changed.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | CelDouble
  | CelUint
  | CelTimestamp
  | CelDuration
  | CelType
  | CelOptional
  | CelObject
  | CelMap
  | readonly Value[]
  | { readonly [key: string]: Value }

/** What an evaluation gives: a value, an error or what is missing. */
export type Outcome = Value | CelFailure | CelUnknown
