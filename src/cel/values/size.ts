import { CelMap, isPlainMap } from './map.ts'
import { CelOptional } from './optional.ts'
import type { Outcome } from './value.ts'

/** Code points of a string. */
export function countCodePoints(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(i + 1)
      if (next >= 0xdc00 && next < 0xe000) {
        count--
        i++
      }
    }
  }
  return count
}

function countKeys(map: object): number {
  let count = 0
  for (const key in map) if (Object.hasOwn(map, key)) count++
  return count
}

/** What size() gives; undefined for what has none. */
export function sizeOf(value: Outcome): number | undefined {
  if (typeof value === 'string') return countCodePoints(value)
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length
  if (value instanceof CelMap) return value.size
  return isPlainMap(value) ? countKeys(value) : undefined
}

/** The size that the cost of an operation goes by: 1 for all that has none. */
export function costSize(value: Outcome): number {
  if (value instanceof CelOptional && value.value !== undefined) return costSize(value.value)
  return sizeOf(value) ?? 1
}
