import { type Value, equals, isFault, isNumeric } from '../values/index.ts'
import type { Exec } from './frame.ts'

/**
 * `x in [a, b, c]` with constants that have no parts: it costs what x does. False for an empty list, undefined where the list is another.
 */
export function planMembership(item: Exec, list: readonly Value[]): Exec | false | undefined {
  if (list.length === 0) return false
  if (!list.every((one) => typeof one === 'string' || typeof one === 'boolean' || one === null || isNumeric(one))) return undefined
  const simple = new Set<Value>(list)
  const numbers = list.filter(isNumeric)
  return (frame) => {
    const value = item(frame)
    if (isFault(value)) return value
    return simple.has(value) ? !Number.isNaN(value) : numbers.some((number) => equals(number, value))
  }
}
