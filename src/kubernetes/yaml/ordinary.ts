import { type PlacedValue, noteOffset } from './places.ts'
import { readBlockScalar } from './ordinary-block-scalar.ts'
import { readFlow } from './ordinary-flow.ts'
import {
  type Cursor,
  type Json,
  type JsonMap,
  NOT_ORDINARY,
  enter,
  giveUp,
  leave,
  readPlainText,
  plainKey,
  plainValue,
  readQuoted,
  setField,
} from './ordinary-text.ts'

/*
 * The part of YAML that almost all manifests are written in: maps and lists in lines or brackets, scalars on one line, texts behind `|` and
 * `>`. It is read at 30 MB a second. What goes beyond it (anchors, tags, scalars over several lines, errors) is not decided here:
 * the whole language's parser, ten times slower, reads it then. Where both read a text they say the same: a property test holds that.
 */

const REST_OF_LINE = /[ \t]*(?:(?<=[ \t])#[^\n]*)?(?:\r?\n|$)/y
/** A plain scalar up to the end of its line, a comment or a colon that ends a key. */
const PLAIN = /(?:[^:#\r\n]+|:(?![ \t\r\n]|$)|(?<![ \t])#)+/y
const AFTER_KEY = /[ \t]*:(?=[ \t\r\n]|$)[ ]*/y
/** A dash of a list. */
const DASH = /-(?=[ \t\r\n]|$)/y

const matches = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** To the next content, from the start of a line; blanks and comments are passed over. */
function nextContent(cursor: Cursor): void {
  const { text } = cursor
  for (let start = cursor.at; ;) {
    let at = start
    while (text.charCodeAt(at) === 0x20) at++
    let code = text.charCodeAt(at)
    if (code === 0x23) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
      code = text.charCodeAt(at)
    } else if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) code = text.charCodeAt(++at)
    if (code === 0x0a) start = at + 1
    else {
      // A tab as indentation, a carriage return alone.
      if (code === 0x09 || code === 0x0d) giveUp()
      cursor.at = at
      cursor.indent = Number.isNaN(code) ? -1 : at - start
      return
    }
  }
}

/** Over what may stand behind a value: blanks, a comment, the line's end. */
function passLineEnd(cursor: Cursor): void {
  if (cursor.text.charCodeAt(cursor.at) === 0x0a) cursor.at++
  else if (matches(REST_OF_LINE, cursor.text, cursor.at)) cursor.at = REST_OF_LINE.lastIndex
  else giveUp()
}

/** From behind a value to the next content; a value that goes on there is not ordinary. */
function endLine(cursor: Cursor, indent: number): void {
  passLineEnd(cursor)
  nextContent(cursor)
  if (cursor.indent > indent) giveUp()
}

const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d || Number.isNaN(code)

/** A value on the line of its key or dash, which stands at `indent`. */
function readInline(cursor: Cursor, indent: number): Json {
  const code = cursor.text.charCodeAt(cursor.at)
  let value: Json
  if (code === 0x7c || code === 0x3e) {
    value = readBlockScalar(cursor, indent)
    nextContent(cursor)
    if (cursor.indent > indent) giveUp()
    return value
  }
  if (code === 0x22 || code === 0x27) value = readQuoted(cursor)
  else if (code === 0x7b || code === 0x5b) value = readFlow(cursor)
  else value = plainValue(readPlain(cursor))
  endLine(cursor, indent)
  return value
}

const readPlain = (cursor: Cursor): string => readPlainText(cursor, PLAIN)

/** A key and its colon, if that is what stands here; the cursor is behind them then. */
function readKey(cursor: Cursor): string | undefined {
  const start = cursor.at
  const code = cursor.text.charCodeAt(start)
  const quoted = code === 0x22 || code === 0x27
  if (code === 0x7b || code === 0x5b || code === 0x7c || code === 0x3e) return undefined
  const text = quoted ? readQuoted(cursor) : readPlain(cursor)
  if (matches(AFTER_KEY, cursor.text, cursor.at)) {
    cursor.at = AFTER_KEY.lastIndex
    return quoted ? text : plainKey(text)
  }
  cursor.at = start
  return undefined
}

/** What stands under a key or dash at `indent` that has nothing behind it. */
function readBelow(cursor: Cursor, indent: number, found?: (at: number) => void): Json {
  passLineEnd(cursor)
  nextContent(cursor)
  if (cursor.indent > indent) {
    found?.(cursor.at)
    return readBlock(cursor)
  }
  // A list may stand as far out as the key that it belongs to.
  if (!found && cursor.indent === indent && matches(DASH, cursor.text, cursor.at)) return readList(cursor)
  return null
}

const isComment = (code: number): boolean => code === 0x23

function readMap(cursor: Cursor, first?: { readonly key: string; readonly start: number }): JsonMap {
  enter(cursor)
  const map: JsonMap = {}
  const indent = cursor.indent
  for (let head = first; cursor.indent === indent; head = undefined) {
    const start = head?.start ?? cursor.at
    const key = head?.key ?? (matches(DASH, cursor.text, start) ? undefined : readKey(cursor)) ?? giveUp()
    const code = cursor.text.charCodeAt(cursor.at)
    const below = isLineEnd(code) || isComment(code) || code === 0x09
    setField(cursor, map, key, below ? readBelow(cursor, indent) : readInline(cursor, indent), start)
  }
  if (cursor.indent > indent) giveUp()
  leave(cursor)
  return map
}

function readListItem(cursor: Cursor, list: readonly Json[], indent: number): Json {
  const dash = cursor.at++
  while (cursor.text.charCodeAt(cursor.at) === 0x20) cursor.at++
  const { at } = cursor
  const code = cursor.text.charCodeAt(at)
  // The item itself is the place, not its dash.
  noteOffset(cursor.offsets, list, list.length, at)
  if (isLineEnd(code) || isComment(code)) {
    return readBelow(cursor, indent, (below) => noteOffset(cursor.offsets, list, list.length, below))
  }
  cursor.indent = indent + at - dash
  if (matches(DASH, cursor.text, at)) return readList(cursor)
  const key = readKey(cursor)
  return key === undefined ? readInline(cursor, indent) : readMap(cursor, { key, start: at })
}

function readList(cursor: Cursor): Json[] {
  enter(cursor)
  const list: Json[] = []
  const indent = cursor.indent
  while (cursor.indent === indent && matches(DASH, cursor.text, cursor.at)) list.push(readListItem(cursor, list, indent))
  if (cursor.indent > indent) giveUp()
  leave(cursor)
  return list
}

function readBlock(cursor: Cursor): Json {
  if (matches(DASH, cursor.text, cursor.at)) return readList(cursor)
  const code = cursor.text.charCodeAt(cursor.at)
  if (code === 0x7b || code === 0x5b) return readInline(cursor, cursor.indent - 1)
  return readMap(cursor)
}

/** An ordinary document; undefined when it is for the whole language's parser, whatever the reason. */
export function readOrdinary(text: string, places: boolean): PlacedValue | undefined {
  const cursor: Cursor = { text, at: text.startsWith('---') ? 3 : 0, indent: 0, depth: 0, offsets: places ? new Map() : undefined }
  try {
    if (cursor.at > 0) passLineEnd(cursor)
    nextContent(cursor)
    const start = cursor.at
    const value = cursor.indent < 0 ? null : readBlock(cursor)
    return cursor.indent < 0 ? { value, offsets: cursor.offsets ?? new Map(), start } : undefined
  } catch (thrown) {
    if (thrown === NOT_ORDINARY) return undefined
    throw thrown
  }
}
