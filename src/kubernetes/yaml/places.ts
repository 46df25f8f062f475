import type { Position } from '#source-text/index.ts'

type Key = string | number

/** The offsets of the fields of maps (their keys) and of the items of lists, by the map or list that was read. */
export type Offsets = Map<object, Map<Key, number>>

/** What a document says and where each part of it stands; `start` is the offset of the whole. */
export type PlacedValue = { readonly value: unknown; readonly offsets: Offsets; readonly start: number }

/** Notes where a field stands; a no-op for a reader that only wants values. */
export function noteOffset(offsets: Offsets | undefined, container: object, key: Key, offset: number): void {
  if (!offsets) return
  const known = offsets.get(container)
  if (known) known.set(key, offset)
  else offsets.set(container, new Map([[key, offset]]))
}

/** The offset of a field; of the nearest parent that is there where it is not. */
export function offsetOfField({ value, offsets, start }: PlacedValue, field: readonly Key[]): number {
  let at = start
  let here: unknown = value
  for (const key of field) {
    const offset = typeof here === 'object' && here !== null ? offsets.get(here)?.get(key) : undefined
    if (offset === undefined) return at
    at = offset
    here = (here as Readonly<Record<Key, unknown>>)[key]
  }
  return at
}

/** Where each line of a text begins, once for many positions in it. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** A position in a text that begins on a line of another. Columns are code points, as everywhere. */
export function positionFrom(text: string, starts: readonly number[], offset: number, firstLine: number): Position {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return { line: firstLine + low, column: Array.from(text.slice(starts[low], offset)).length + 1 }
}
