import { ParseError, readJson, textOf } from '#base/index.ts'

/** A member of a large object: its name and its text, not read yet. */
export type Member = { readonly name: string; readonly text: string }

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** The offset of the quote that ends the string which begins at `at`. */
function endOfString(text: Uint8Array, at: number): number {
  for (let i = at + 1; i < text.length; i++)
    if (text[i] === BACKSLASH) i++
    else if (text[i] === QUOTE) return i
  throw new ParseError('malformed', 'not JSON: a string that does not end', { position: `offset ${at}` })
}

const isOpen = (c: number): boolean => c === 0x7b || c === 0x5b
const isClose = (c: number): boolean => c === 0x7d || c === 0x5d

/** The offset behind the object or list that begins at `at`. Which bracket closes which is the reader's to check. */
function endOfValue(bytes: Uint8Array, at: number): number {
  let depth = 0
  for (let i = at; i < bytes.length; i++) {
    const c = bytes[i]!
    if (c === QUOTE) i = endOfString(bytes, i)
    else if (isOpen(c)) depth++
    else if (isClose(c) && --depth === 0) return i + 1
  }
  throw new ParseError('malformed', 'not JSON: it breaks off', { position: `offset ${bytes.length}` })
}

/**
 * The members of a JSON object whose values are objects or lists, one after the other: a document of 100 MB is never a tree of values as
 * a whole, and one bad member spoils no other. @throws ParseError with an offset
 */
export function* membersOf(bytes: Uint8Array): Generator<Member> {
  const isSpace = (c: number | undefined): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09
  let at = 0
  const skip = (wanted?: number): void => {
    while (isSpace(bytes[at])) at++
    if (wanted === undefined) return
    if (bytes[at] !== wanted)
      throw new ParseError('malformed', `not JSON: "${String.fromCharCode(wanted)}" is missing`, { position: `offset ${at}` })
    at++
  }
  skip(0x7b)
  for (skip(); bytes[at] !== 0x7d; skip()) {
    if (bytes[at] !== QUOTE) throw new ParseError('malformed', 'not JSON: a name is missing', { position: `offset ${at}` })
    const end = endOfString(bytes, at)
    const name = String(readJson(textOf(bytes.subarray(at, end + 1))))
    at = end + 1
    skip(0x3a)
    skip()
    if (!isOpen(bytes[at] ?? 0)) throw new ParseError('malformed', `"${name.slice(0, 80)}" is no object`, { position: `offset ${at}` })
    const stop = endOfValue(bytes, at)
    yield { name, text: textOf(bytes.subarray(at, stop)) }
    at = stop
    skip()
    if (bytes[at] === 0x2c) at++
    else if (bytes[at] !== 0x7d) throw new ParseError('malformed', 'not JSON: "," is missing', { position: `offset ${at}` })
  }
}
