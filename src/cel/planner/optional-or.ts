import { CelFailure, CelOptional, CelUnknown } from '../values/index.ts'
import type { Exec } from './frame.ts'

/** `or` and `orValue`: the second is computed only where the first has no value. Costs nothing by itself. */
export function planOptionalOr(left: Exec, right: Exec, value: boolean, at: number): Exec {
  return (frame) => {
    const first = left(frame)
    if (first instanceof CelFailure || first instanceof CelUnknown) return first
    if (!(first instanceof CelOptional)) return new CelFailure('no such overload', at)
    if (first.value !== undefined) return value ? first.value : first
    return right(frame)
  }
}
