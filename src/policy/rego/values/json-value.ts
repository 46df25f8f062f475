import { ParseError, limits } from '#base/index.ts'
import { RegoDecimal, RegoObject, type Value, isArray, wholeNumber, RegoSet } from './value.ts'
import { writeValue } from './print-value.ts'

/**
 * A value of a parsed JSON or YAML document. What neither has is left out: undefined where nothing is left.
 * @throws ParseError where it is nested too deep, or holds itself
 */
export function valueOfJson(json: unknown, depth = 0): Value | undefined {
  if (depth > limits.depth) throw new ParseError('too-deep', `nested deeper than ${limits.depth}`)
  if (json === null || typeof json === 'boolean' || typeof json === 'string' || typeof json === 'number') return json
  if (typeof json === 'bigint') return wholeNumber(json)
  if (Array.isArray(json)) return json.map((item) => valueOfJson(item, depth + 1) ?? null)
  if (typeof json !== 'object') return undefined
  return new RegoObject(
    Object.entries(json).flatMap(([key, item]) => {
      const value = valueOfJson(item, depth + 1)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** Sets become lists, keys texts, as in OPA's results. */
export function jsonOfValue(value: Value): unknown {
  if (isArray(value)) return value.map(jsonOfValue)
  if (value instanceof RegoSet) return value.items.map(jsonOfValue)
  if (value instanceof RegoDecimal) return value.number
  if (!(value instanceof RegoObject)) return value
  return Object.fromEntries(value.entries.map(([key, item]) => [typeof key === 'string' ? key : writeValue(key), jsonOfValue(item)]))
}
