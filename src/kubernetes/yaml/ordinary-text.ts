import { limits } from '#base/index.ts'
import { type Scalar, keyOfPlain, resolvePlain } from './scalar.ts'
import { type Offsets, noteOffset } from './places.ts'
import { unescapeDouble } from './quoted.ts'

/** Thrown, and caught by `readOrdinary`: this text is for the whole language's parser. No error, so that no stack is written. */
export const NOT_ORDINARY = Symbol('not ordinary')

export const giveUp = (): never => {
  // eslint-disable-next-line no-throw-literal, typescript/only-throw-error
  throw NOT_ORDINARY
}

export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json }
export type JsonMap = Record<string, Json>

/** What is being read, and how far. */
export type Cursor = {
  readonly text: string
  at: number
  /** Column of the content at `at`, from 0; -1 at the end of the text. */
  indent: number
  depth: number
  readonly offsets: Offsets | undefined
}

const DOUBLE = /"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"/y
const SINGLE = /'[^'\r\n]*(?:''[^'\r\n]*)*'/y

/** A quoted text that ends on its line; the cursor stands behind it then. */
export function readQuoted(cursor: Cursor): string {
  const double = cursor.text.charCodeAt(cursor.at) === 0x22
  const pattern = double ? DOUBLE : SINGLE
  pattern.lastIndex = cursor.at
  if (!pattern.test(cursor.text)) return giveUp()
  const inner = cursor.text.slice(cursor.at + 1, pattern.lastIndex - 1)
  cursor.at = pattern.lastIndex
  return double ? (unescapeDouble(inner) ?? giveUp()) : inner.replaceAll("''", "'")
}

/** What a plain scalar of an ordinary text begins with: no indicator of the language (YAML 1.2.2, 7.3.3), but `-x` and `.x`. */
const PLAIN_START = /[\p{L}\p{N}_./~$+()^;\\]|-(?=[^\s,[\]{}])/uy
const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a)

/** The plain scalar at the cursor, which goes as far as `pattern` does on its line, without blanks at its end. */
export function readPlainText(cursor: Cursor, pattern: RegExp): string {
  const { text, at } = cursor
  if (!isLetterOrDigit(text.charCodeAt(at))) {
    PLAIN_START.lastIndex = at
    if (!PLAIN_START.test(text)) giveUp()
  }
  pattern.lastIndex = at
  if (!pattern.test(text)) giveUp()
  cursor.at = pattern.lastIndex
  let end = cursor.at
  while (isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(at, end)
}

export const isBlank = (code: number): boolean => code === 0x20 || code === 0x09

export const plainValue = (text: string): Scalar => orGiveUp(resolvePlain, text)

const orGiveUp = <T>(read: (text: string) => T, text: string): T => {
  try {
    return read(text)
  } catch {
    // The whole language's parser says where.
    return giveUp()
  }
}

export function plainKey(text: string): string {
  // A merge, which is no field.
  return text === '<<' ? giveUp() : orGiveUp(keyOfPlain, text)
}

/** Characters of a key: the language allows 1024 up to its colon (YAML 1.2.2, 7.4.2). */
const LONGEST_KEY = 1000

export function setField(cursor: Cursor, map: JsonMap, key: string, value: Json, offset: number): void {
  // Twice the same key, or one that is none of a plain object.
  if (key === '__proto__' || key.length > LONGEST_KEY || (map[key] !== undefined && Object.hasOwn(map, key))) giveUp()
  map[key] = value
  noteOffset(cursor.offsets, map, key, offset)
}

export function enter(cursor: Cursor): void {
  if (++cursor.depth > limits.depth) giveUp()
}

export const leave = (cursor: Cursor): void => {
  cursor.depth--
}
