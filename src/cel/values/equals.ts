import { CelDuration } from './duration.ts'
import { CelMap, type PlainMap, isPlainMap } from './map.ts'
import { compareNumbers, isNumeric } from './numbers.ts'
import { CelObject } from './object.ts'
import { CelOptional } from './optional.ts'
import { CelTimestamp } from './timestamp.ts'
import { CelType, sameType } from './type.ts'
import type { Value } from './value.ts'

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])

/** Values that are compared within one: lists that share their parts can be small and have any number of them. */
const MOST = 10_000_000

let left = MOST

function sameLists(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, i) => same(item, b[i]!))
}

function samePlainMaps(a: PlainMap, b: PlainMap): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key]!, b[key]!))
}

function sameMaps(a: CelMap, b: CelMap): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a.entries()) if (!b.has(key) || !same(value, b.get(key)!)) return false
  return true
}

/** Whether types are the same as values: by name, without parameters. */
const sameTypeValue = (a: CelType, b: CelType): boolean => a.name === b.name || sameType(a, b)

function sameObjects(a: object, b: object): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && sameLists(a, b)
  if (isPlainMap(a)) return isPlainMap(b) && samePlainMaps(a, b)
  if (a instanceof CelMap) return b instanceof CelMap && sameMaps(a, b)
  if (a instanceof Uint8Array) return b instanceof Uint8Array && sameBytes(a, b)
  if (a instanceof CelTimestamp) return b instanceof CelTimestamp && a.seconds === b.seconds && a.nanos === b.nanos
  if (a instanceof CelDuration) return b instanceof CelDuration && a.nanos === b.nanos
  if (a instanceof CelType) return b instanceof CelType && sameTypeValue(a, b)
  if (a instanceof CelOptional) return b instanceof CelOptional && sameOptionals(a, b)
  if (a instanceof CelObject) return b instanceof CelObject && sameType(a.type, b.type) && a.equals(b)
  return false
}

function sameOptionals(a: CelOptional, b: CelOptional): boolean {
  if (a.value === undefined || b.value === undefined) return a.value === b.value
  return same(a.value, b.value)
}

/**
 * Equality of the language: numbers by their value whatever their type, NaN equals nothing, values of other types are not equal.
 * @throws RangeError when there is too much to compare.
 */
export function equals(a: Value, b: Value): boolean {
  left = MOST
  return same(a, b)
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true
  if (isNumeric(a)) return isNumeric(b) && compareNumbers(a, b) === 0
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (--left < 0) throw new RangeError('too much to compare')
  return sameObjects(a, b)
}
