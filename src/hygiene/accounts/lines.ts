import { ParseError } from '#base/index.ts'

/** Lines of one file, a count; and characters of a line that are read. */
const LINES = 20_000
const WIDTH = 4_096

/** The lines of a file of accounts, numbered from 1. @throws ParseError */
export function* linesOf(bytes: Uint8Array): Generator<readonly [line: string, number: number]> {
  // Names are bytes and mostly ASCII; one character for each byte keeps what is no UTF-8 as it differs.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  let number = 0
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at)
    const stop = end < 0 ? text.length : end
    if (++number > LINES) throw new ParseError('too-large', `more than ${LINES} lines`)
    if (stop - at <= WIDTH) yield [text.slice(at, text[stop - 1] === '\r' ? stop - 1 : stop), number]
    at = stop + 1
  }
}

/** A name as others may see it: a line break or NUL of a hostile file is none of it. */
export const shortName = (name: string): string => name.slice(0, 64)

/** A user's or group's number; others are no account. */
export function idOf(text: string): number | undefined {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  return id <= 0xffff_ffff ? id : undefined
}
