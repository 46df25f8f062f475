import { type InlineComment, inlineIgnore } from '#source-text/index.ts'
import type { Sighting } from '../engine/sighting.ts'

const LINE_END = 0x0a

/** Bytes to each side of a value in which the ends of its line are looked for, and those of the line above. */
const REACH = 4096

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')

/** Where the line begins that holds `at`, not before `least`. */
function lineStart(bytes: Uint8Array, at: number, least: number): number {
  const before = at > least ? bytes.lastIndexOf(LINE_END, at - 1) + 1 : at
  return Math.max(before, least)
}

/**
 * The comment of another tool by which it would leave out what stands at `from` to `to` of these bytes: on one of its lines, or on the line
 * above. Of a long line the part around the value is looked at.
 */
export function commentAt(bytes: Uint8Array, from: number, to: number, { rule }: Pick<Sighting, 'rule'>): InlineComment | undefined {
  const start = lineStart(bytes, from, Math.max(0, from - REACH))
  const limit = Math.min(bytes.length, to + REACH)
  const end = bytes.subarray(to, limit).indexOf(LINE_END)
  const line = latin1(bytes, start, end < 0 ? limit : to + end)
  const above =
    start === 0 || bytes[start - 1] !== LINE_END ? '' : latin1(bytes, lineStart(bytes, start - 1, Math.max(0, start - REACH)), start - 1)
  return inlineIgnore('secret', [rule], { line, above })
}
