/** Of an object whose keys may be any value; in the order of OPA where it was read from a policy. */
export class RegoObject {
  readonly entries: readonly (readonly [Value, Value])[]

  constructor(entries: readonly (readonly [Value, Value])[]) {
    this.entries = entries
  }

  get(key: Value): Value | undefined {
    return this.entries.find(([name]) => compareValues(name, key) === 0)?.[1]
  }
}

/** Its items differ, and are in the order of OPA. */
export class RegoSet {
  readonly items: readonly Value[]

  constructor(items: Iterable<Value>) {
    const sorted = [...items].sort(compareValues)
    this.items = sorted.filter((item, i) => i === 0 || compareValues(sorted[i - 1]!, item) !== 0)
  }
}

/** A number whose value alone would not say how it was written: `1.0`, `1e2`, `2e308`. sprintf takes it for a fraction. */
export class RegoDecimal {
  readonly text: string
  readonly number: number

  constructor(text: string) {
    this.text = text
    this.number = Number(text)
  }
}

/** What a policy computes with. Whole numbers beyond 2^53 are bigints: nanoseconds and bytes are such. */
export type Value = RegoDecimal | RegoObject | RegoSet | bigint | boolean | number | string | readonly Value[] | null

export const isArray = (value: Value): value is readonly Value[] => Array.isArray(value)

/** The items of an array or set; undefined of all else. */
export const itemsOf = (value: Value): readonly Value[] | undefined =>
  isArray(value) ? value : value instanceof RegoSet ? value.items : undefined

/** A bigint only where a number would not be exact. */
export const wholeNumber = (value: bigint): bigint | number =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value

/** Of a number without a fraction; undefined of all else. */
export function integerOf(value: Value | undefined): bigint | undefined {
  if (typeof value === 'bigint') return value
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : undefined
}

export const isNumber = (value: Value): value is bigint | number => typeof value === 'number' || typeof value === 'bigint'

/** OPA's order of types (v1/ast/compare.go): null, false, true, numbers, strings, arrays, objects, sets. */
function rankOf(value: Value): number {
  if (value === null) return 0
  if (typeof value === 'boolean') return 1
  if (isNumber(value) || value instanceof RegoDecimal) return 2
  if (typeof value === 'string') return 3
  if (isArray(value)) return 5
  return value instanceof RegoObject ? 6 : 7
}

/** Go compares strings by their bytes, which is by code points: that differs from UTF-16 past the surrogates. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  let i = 0
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++
  if (i === length) return a.length - b.length
  const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)]
  const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff
  if (isSurrogate(one) !== isSurrogate(other)) return isSurrogate(one) ? 1 : -1
  return one - other
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const sign = compareValues(a[i]!, b[i]!)
    if (sign !== 0) return sign
  }
  return a.length - b.length
}

function compareObjects(a: RegoObject, b: RegoObject): number {
  const keys = compareLists(
    a.entries.map(([key]) => key),
    b.entries.map(([key]) => key),
  )
  if (keys !== 0) return keys
  return compareLists(
    a.entries.map(([, value]) => value),
    b.entries.map(([, value]) => value),
  )
}

const sorted = (object: RegoObject): RegoObject => new RegoObject([...object.entries].sort(([a], [b]) => compareValues(a, b)))

const plainNumber = (value: RegoDecimal | bigint | number): bigint | number => (value instanceof RegoDecimal ? value.number : value)

const compareNumbers = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** Negative, zero or positive. */
export function compareValues(a: Value, b: Value): number {
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0) return rank
  if (typeof a === 'string') return compareStrings(a, b as string)
  if (typeof a === 'boolean') return Number(a) - Number(b)
  if (a === null) return 0
  if (isNumber(a) || a instanceof RegoDecimal) return compareNumbers(plainNumber(a), plainNumber(b as RegoDecimal | number))
  if (isArray(a)) return compareLists(a, b as readonly Value[])
  return a instanceof RegoSet ? compareLists(a.items, (b as RegoSet).items) : compareObjects(sorted(a), sorted(b as RegoObject))
}
