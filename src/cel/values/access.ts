import { CelFailure, isFault } from './failure.ts'
import { formatValue } from './format.ts'
import { CelMap, type PlainMap, isPlainMap } from './map.ts'
import { CelUint, isDouble, isInt, numberOf } from './numbers.ts'
import { CelObject } from './object.ts'
import { CelOptional } from './optional.ts'
import { typeOf } from './type-of.ts'
import type { Outcome, Value } from './value.ts'

const plainPrototype = Object.prototype

/** The common case first: an object of this realm. */
const isPlain = (value: Outcome): value is PlainMap =>
  typeof value === 'object' && value !== null && (Object.getPrototypeOf(value) === plainPrototype || isPlainMap(value))

/** Whether a key could be found on an object that does not have it: `constructor`, `__proto__`. */
const isInherited = (key: string): boolean => key in plainPrototype

/** Reads a key; undefined when it is not there. */
export type Read = (from: Outcome) => Outcome | undefined

/** Of what is no plain map. */
function readOther(from: Outcome, key: Value): Outcome | undefined {
  if (isFault(from)) return from
  if (from instanceof CelMap) return from.get(key)
  if (from instanceof CelObject) return typeof key === 'string' ? from.get(key) : undefined
  return Array.isArray(from) ? readItem(from, key) : undefined
}

/** The index that a key is; a failure when it can be none. */
function indexOf(key: Value): number | CelFailure {
  if (isInt(key)) return Number(key)
  if (key instanceof CelUint) return Number(key.value)
  if (!isDouble(key)) return new CelFailure(`unsupported index type '${typeOf(key).name}' in list`)
  const index = numberOf(key)
  return Number.isSafeInteger(index) ? index : new CelFailure(`unsupported index value ${formatValue(key)} in list`)
}

function readItem(list: readonly Value[], key: Value): Outcome | undefined {
  const index = indexOf(key)
  return typeof index === 'number' ? list[index] : index
}

/** Reads one constant key. */
export function reader(key: Value): Read {
  if (typeof key === 'number' && key >= 0) return (from) => (Array.isArray(from) ? (from[key] as Value | undefined) : readKey(from, key))
  if (typeof key !== 'string') return (from) => readKey(from, key)
  if (isInherited(key)) return (from) => (isPlain(from) ? (Object.hasOwn(from, key) ? from[key] : undefined) : readOther(from, key))
  return (from) => (isPlain(from) ? from[key] : readOther(from, key))
}

/** Reads any key. */
export function readKey(from: Outcome, key: Value): Outcome | undefined {
  if (!isPlain(from)) return readOther(from, key)
  return typeof key === 'string' && Object.hasOwn(from, key) ? from[key] : undefined
}

/** What has() says of a field; a failure where it cannot be asked. */
export function isPresent(from: Outcome, key: string): Outcome {
  if (isPlain(from)) return Object.hasOwn(from, key)
  if (from instanceof CelObject) return from.has(key)
  if (from instanceof CelOptional) return from.value !== undefined && isPresent(from.value, key)
  const found = readOther(from, key)
  return isFault(found) ? found : found !== undefined
}

/** Why a key is not there. */
export const missing = (from: Outcome, key: Value): CelFailure =>
  new CelFailure(`${Array.isArray(from) ? 'index out of bounds' : 'no such key'}: ${formatValue(key)}`)
