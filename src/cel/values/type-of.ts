import { CelDuration } from './duration.ts'
import { CelDouble, CelUint } from './numbers.ts'
import { CelObject } from './object.ts'
import { CelOptional } from './optional.ts'
import { CelTimestamp } from './timestamp.ts'
import { CelType, types } from './type.ts'
import type { Value } from './value.ts'

const list = types.list(types.dyn)
const map = types.map(types.dyn, types.dyn)
const optional = types.optional(types.dyn)

/** The type of a value at run time; of lists, maps and optionals without what is in them. */
export function typeOf(value: Value): CelType {
  switch (typeof value) {
    case 'string':
      return types.string
    case 'boolean':
      return types.bool
    case 'number':
      return Number.isSafeInteger(value) ? types.int : types.double
    case 'bigint':
      return types.int
    default:
  }
  if (value === null) return types.null
  if (Array.isArray(value)) return list
  if (value instanceof CelDouble) return types.double
  if (value instanceof CelUint) return types.uint
  if (value instanceof Uint8Array) return types.bytes
  if (value instanceof CelTimestamp) return types.timestamp
  if (value instanceof CelDuration) return types.duration
  if (value instanceof CelType) return types.type
  if (value instanceof CelOptional) return optional
  return value instanceof CelObject ? value.type : map
}
