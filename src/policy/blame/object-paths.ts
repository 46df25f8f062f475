import type { FieldPath } from '../judgement.ts'

/** Objects and lists of one object that are looked at, a count; beyond it a place is not found. */
const MOST = 100_000

/**
 * Where in an object each of its parts stands, by the part itself: an expression may carry it through variables and lists, it stays the same
 * part. What stands in several places, as an alias of YAML does, is found in the first.
 */
export function objectPaths(root: unknown): ReadonlyMap<unknown, FieldPath> {
  const paths = new Map<unknown, FieldPath>()
  const open: [unknown, FieldPath][] = [[root, []]]
  for (let i = 0; i < open.length && paths.size < MOST; i++) {
    const [value, path] = open[i]!
    if (typeof value !== 'object' || value === null || paths.has(value)) continue
    paths.set(value, path)
    if (Array.isArray(value)) for (const [index, item] of value.entries()) open.push([item, [...path, index]])
    else for (const [key, item] of Object.entries(value)) open.push([item, [...path, key]])
  }
  return paths
}
