import { CelFailure } from './failure.ts'
import { formatValue } from './format.ts'
import { CelUint, intOf, isDouble, isInt, numberOf } from './numbers.ts'
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

  /** Made by a MapBuilder: the keys are what two that are the same have in common. */
  constructor(entries: ReadonlyMap<unknown, Entry>) {
    this.#entries = entries
    Object.freeze(this)
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

/** Collects the entries of a map. */
export class MapBuilder {
  readonly #entries = new Map<unknown, Entry>()
  #plain = true

  /** A failure when a key is of a type that can be none or, unless it replaces, is there already. */
  add(key: Value, value: Value, replace = false): CelFailure | undefined {
    const common = keyOf(key)
    if (common === undefined || (typeof key === 'number' && isDouble(key))) return new CelFailure('unsupported key type')
    if (!replace && this.#entries.has(common)) return new CelFailure(`insert failed: key ${formatValue(key)} already exists`)
    this.#plain &&= typeof key === 'string'
    this.#entries.set(common, [key, value])
    return undefined
  }

  /** Takes an entry out again. */
  remove(key: Value): void {
    this.#entries.delete(keyOf(key))
  }

  /** A plain object when all keys are strings. */
  build(): PlainMap | CelMap {
    if (!this.#plain) return new CelMap(this.#entries)
    const map: { [key: string]: Value } = {}
    for (const [key, value] of this.#entries.values()) setKey(map, key as string, value)
    return map
  }
}

/** Sets a key of a map that is being made; `__proto__` is a key as any other. */
function setKey(map: { [key: string]: Value }, key: string, value: Value): void {
  if (key === '__proto__') Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  else map[key] = value
}

/** A map from its entries; a failure when a key can be none or is there twice. */
export function mapOf(entries: Iterable<Entry>): PlainMap | CelMap | CelFailure {
  const builder = new MapBuilder()
  for (const [key, value] of entries) {
    const failure = builder.add(key, value)
    if (failure) return failure
  }
  return builder.build()
}
