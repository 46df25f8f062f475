import { CelFailure } from './failure.ts'
import { CelDouble, CelUint, intOf, isDouble, isInt, numberOf } from './numbers.ts'
import type { Value } from './value.ts'

type Entry = readonly [key: Value, value: Value]

/** What two keys have in common when they are the same key: 1, 1u and 1.0 are. Undefined for what can be no key. */
function keyOf(key: Value): unknown {
  if (typeof key === 'string' || typeof key === 'boolean' || isInt(key)) return key
  if (key instanceof CelUint) return intOf(key.value) ?? key.value
  if (isDouble(key)) {
    const double = numberOf(key)
    return Number.isInteger(double) ? (intOf(BigInt(double)) ?? BigInt(double)) : double
  }
  return undefined
}

/** A map some of whose keys are no strings. In order of insertion. */
export class CelMap {
  readonly #entries: ReadonlyMap<unknown, Entry>

  private constructor(entries: ReadonlyMap<unknown, Entry>) {
    this.#entries = entries
    Object.freeze(this)
  }

  /** A failure when a key is of a type that can be none or is there twice. */
  static of(entries: Iterable<Entry>): CelMap | CelFailure {
    const found = new Map<unknown, Entry>()
    for (const entry of entries) {
      const key = keyOf(entry[0])
      if (key === undefined || (isDouble(entry[0]) && !(entry[0] instanceof CelDouble))) return new CelFailure('unsupported key type')
      if (found.has(key)) return new CelFailure(`insert failed: key ${String(key)} already exists`)
      found.set(key, entry)
    }
    return new CelMap(found)
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: Value): Value | undefined {
    return this.#entries.get(keyOf(key))?.[1]
  }

  has(key: Value): boolean {
    return this.#entries.has(keyOf(key))
  }

  keys(): Value[] {
    return Array.from(this.#entries.values(), ([key]) => key)
  }

  entries(): Iterable<Entry> {
    return this.#entries.values()
  }
}

export type PlainMap = { readonly [key: string]: Value }

/** Whether it is a plain object, from here or from another realm; arrays and instances of classes are none. */
export function isPlainMap(value: unknown): value is PlainMap {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return true
  return Object.getPrototypeOf(prototype) === null && !Array.isArray(value)
}

/** Sets a key of a map that is being made; `__proto__` is a key as any other. */
export function setKey(map: { [key: string]: Value }, key: string, value: Value): void {
  if (key === '__proto__') Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  else map[key] = value
}

/** A map from its entries: a plain object when all keys are strings. A failure as CelMap.of has it. */
export function mapOf(entries: readonly Entry[]): PlainMap | CelMap | CelFailure {
  if (!entries.every(([key]) => typeof key === 'string')) return CelMap.of(entries)
  const map: { [key: string]: Value } = {}
  for (const [key, value] of entries as readonly (readonly [string, Value])[]) {
    if (Object.hasOwn(map, key)) return new CelFailure(`insert failed: key ${key} already exists`)
    setKey(map, key, value)
  }
  return map
}
