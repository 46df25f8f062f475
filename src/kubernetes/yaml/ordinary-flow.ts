import { noteOffset } from './places.ts'
import {
  type Cursor,
  type Json,
  type JsonMap,
  enter,
  giveUp,
  leave,
  readPlainText,
  plainKey,
  plainValue,
  readQuoted,
  setField,
} from './ordinary-text.ts'

/** How far lines are indented does not matter in brackets (libyaml). */
const BLANK = /(?:[ \t\r\n]+(?:#[^\n]*)?)*/y
/** A plain scalar in brackets, on its line (YAML 1.2.2, 7.3.3); a colon ends it only before a blank or a bracket. */
const PLAIN = /(?:[^:,[\]{}#\r\n]+|:(?![\s,[\]{}])|(?<=\S)#)+/y
const isQuote = (code: number): boolean => code === 0x22 || code === 0x27

function skipBlank(cursor: Cursor): number {
  BLANK.lastIndex = cursor.at
  BLANK.test(cursor.text)
  cursor.at = BLANK.lastIndex
  return cursor.text.charCodeAt(cursor.at)
}

/** What follows on the next line would go on with the scalar, which the caller sees by what it finds there. */
const readPlain = (cursor: Cursor): string => readPlainText(cursor, PLAIN)

function readItem(cursor: Cursor): Json {
  const code = cursor.text.charCodeAt(cursor.at)
  if (code === 0x7b || code === 0x5b) return readFlow(cursor)
  return isQuote(code) ? readQuoted(cursor) : plainValue(readPlain(cursor))
}

function readList(cursor: Cursor): Json[] {
  const list: Json[] = []
  for (let code = skipBlank(cursor); code !== 0x5d; code = skipBlank(cursor)) {
    noteOffset(cursor.offsets, list, list.length, cursor.at)
    list.push(readItem(cursor))
    const next = skipBlank(cursor)
    if (next === 0x2c) cursor.at++
    else if (next !== 0x5d) giveUp()
  }
  return list
}

function readKey(cursor: Cursor): string {
  const quoted = isQuote(cursor.text.charCodeAt(cursor.at))
  const key = quoted ? readQuoted(cursor) : plainKey(readPlain(cursor))
  while (cursor.text.charCodeAt(cursor.at) === 0x20) cursor.at++
  if (cursor.text.charCodeAt(cursor.at++) !== 0x3a) return giveUp()
  // `{a:1}` is one plain scalar; behind a quoted key the colon is enough.
  if (!quoted && !/[ \t\r\n]/.test(cursor.text.charAt(cursor.at))) return giveUp()
  return key
}

function readMap(cursor: Cursor): JsonMap {
  const map: JsonMap = {}
  for (let code = skipBlank(cursor); code !== 0x7d; code = skipBlank(cursor)) {
    const start = cursor.at
    const key = readKey(cursor)
    const empty = skipBlank(cursor)
    setField(cursor, map, key, empty === 0x2c || empty === 0x7d ? null : readItem(cursor), start)
    const next = skipBlank(cursor)
    if (next === 0x2c) cursor.at++
    else if (next !== 0x7d) giveUp()
  }
  return map
}

/** A map or list in brackets, over as many lines as it likes; the cursor stands at its first bracket, then behind its last. */
export function readFlow(cursor: Cursor): Json {
  enter(cursor)
  const isMap = cursor.text.charCodeAt(cursor.at++) === 0x7b
  const value = isMap ? readMap(cursor) : readList(cursor)
  cursor.at++
  leave(cursor)
  return value
}
