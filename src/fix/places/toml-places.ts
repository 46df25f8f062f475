import { parse as parseToml } from 'smol-toml'
import { ParseError, messageOf } from '#base/index.ts'
import { TextReader } from './text-reader.ts'

/** A string of a TOML text: the keys that lead to it (an index for a list), and where it stands between its quotes. */
export type TomlPlace = { readonly keys: readonly string[]; readonly text: string; readonly start: number; readonly end: number }

/** Values of one file; a longer one is no manifest. */
const VALUES = 100_000

const BLANK = /[ \t]*/y
/** Blanks, line ends and comments: between the members of a list. */
const GAP = /(?:[\s\uFEFF]|#[^\n]*)*/y
const BARE = /[A-Za-z0-9_-]+/y
const BASIC = /"(?:[^"\\\n]|\\.)*"/y
const LITERAL = /'[^'\n]*'/y
const OTHER = /[^\s,\]}#]*(?: [0-9][^\s,\]}#]*)?/y

/** Reads a text that is known to be TOML, and not too deep. */
class Reader extends TextReader {
  readonly places: TomlPlace[] = []

  key(): string[] {
    const keys: string[] = []
    do {
      this.take(BLANK)
      const quoted = this.take(BASIC)
      const literal = quoted === '' ? this.take(LITERAL) : ''
      keys.push(quoted !== '' ? unescaped(quoted) : literal !== '' ? literal.slice(1, -1) : this.take(BARE))
      this.take(BLANK)
    } while (this.text[this.at] === '.' && this.at++ >= 0)
    return keys
  }

  private long(quote: string, keys: readonly string[]): void {
    const start = this.at + quote.length
    let end = this.text.indexOf(quote, start)
    // An escaped quote ends nothing; up to two quotes may stand before the closing three.
    while (quote.startsWith('"') && /(?:^|[^\\])(?:\\\\)*\\$/.test(this.text.slice(Math.max(start, end - 64), end)))
      end = this.text.indexOf(quote, end + 1)
    while (this.text[end + quote.length] === quote[0]) end++
    this.places.push({ keys, text: this.text.slice(start, end), start, end })
    this.at = end + quote.length
  }

  value(keys: readonly string[]): void {
    if (this.places.length > VALUES) throw new ParseError('too-large', `more than ${VALUES} values`)
    const first = this.text[this.at]
    const start = this.at
    if (this.text.startsWith('"""', start) || this.text.startsWith("'''", start)) return this.long(this.text.slice(start, start + 3), keys)
    if (first === '"' || first === "'") {
      const raw = this.take(first === '"' ? BASIC : LITERAL)
      const text = first === '"' ? unescaped(raw) : raw.slice(1, -1)
      this.places.push({ keys, text, start: start + 1, end: this.at - 1 })
    } else if (first === '[') this.list(keys)
    else if (first === '{') this.inline(keys)
    else this.take(OTHER)
  }

  private list(keys: readonly string[]): void {
    this.at++
    this.take(GAP)
    for (let i = 0; this.at < this.text.length && this.text[this.at] !== ']'; i++) {
      this.value([...keys, String(i)])
      this.take(GAP)
      if (this.text[this.at] === ',') this.at++
      this.take(GAP)
    }
    this.at++
  }

  private inline(keys: readonly string[]): void {
    this.at++
    this.take(GAP)
    while (this.at < this.text.length && this.text[this.at] !== '}') {
      this.member(keys)
      this.take(GAP)
      if (this.text[this.at] === ',') this.at++
      this.take(GAP)
    }
    this.at++
  }

  member(table: readonly string[]): void {
    const keys = this.key()
    if (this.text[this.at] !== '=') throw new ParseError('malformed', 'a key without a value', { position: `offset ${this.at}` })
    this.at++
    this.take(BLANK)
    this.value([...table, ...keys])
  }
}

function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    // TOML's \U and \e: no name or version has them.
    return quoted.slice(1, -1)
  }
}

/** Where the strings of a TOML text stand. @throws ParseError when it is none, or too deep */
export function tomlPlaces(text: string): readonly TomlPlace[] {
  try {
    parseToml(text.replace(/^\uFEFF/, ''), { maxDepth: 20 })
  } catch (cause) {
    throw new ParseError('malformed', `not TOML: ${messageOf(cause).split('\n', 1)[0]}`, { cause })
  }
  const reader = new Reader(text)
  let table: readonly string[] = []
  const counts = new Map<string, number>()
  for (reader.take(GAP); reader.at < text.length; reader.take(GAP)) {
    if (text[reader.at] !== '[') {
      reader.member(table)
      continue
    }
    const isList = text[reader.at + 1] === '['
    reader.at += isList ? 2 : 1
    const keys = reader.key()
    reader.at += isList ? 2 : 1
    const name = keys.join('\0')
    const index = counts.get(name) ?? 0
    if (isList) counts.set(name, index + 1)
    table = isList ? [...keys, String(index)] : keys
  }
  return reader.places
}
