import type { Problem } from '../errors.ts'
import { PUNCTUATION, type Token, type TokenKind } from './token.ts'

const BLANK = /(?:[\t \r\n\f]+|\/\/[^\n]*)+/y
const NUMBER = /0x[0-9a-fA-F]+[uU]?|(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|\.[0-9]+(?:[eE][+-]?[0-9]+)?)|[0-9]+[uU]?/y
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y
const ESCAPED = /`[A-Za-z0-9_.\-/ ]+`/y
const PREFIX = /(?:[bB][rR]?|[rR])?(?="|')/y
const KEYWORDS: ReadonlySet<string> = new Set(['in', 'true', 'false', 'null'])

/** Where a match of a sticky pattern ends; the start itself when there is none. */
function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : start
}

/** Where a quoted text ends whose first quote is at `start`; -1 when it does not. */
function endOfQuoted(text: string, start: number, raw: boolean): number {
  const quote = text[start]!
  const triple = text.startsWith(quote.repeat(3), start)
  const close = triple ? quote.repeat(3) : quote
  for (let at = start + close.length; at < text.length; at++) {
    const char = text[at]
    if (text.startsWith(close, at)) return at + close.length
    if (char === '\\' && !raw) at++
    else if ((char === '\n' || char === '\r') && !triple) return -1
  }
  return -1
}

const numberKind = (text: string): TokenKind => {
  if (/[uU]$/.test(text)) return 'uint'
  return !text.startsWith('0x') && /[.eE]/.test(text) ? 'double' : 'int'
}

/** The token that begins at an offset; undefined when none does. */
function tokenAt(text: string, start: number): Token | undefined {
  const char = text.charCodeAt(start)
  // A quote, or a letter that may stand before one.
  const prefixEnd = endOf(PREFIX, text, start)
  if (prefixEnd > start || char === 0x22 || char === 0x27) {
    const prefix = text.slice(start, prefixEnd).toLowerCase()
    const end = endOfQuoted(text, prefixEnd, prefix.includes('r'))
    if (end >= 0) return { kind: prefix.includes('b') ? 'bytes' : 'string', start, end }
    if (prefixEnd === start) return undefined
  }
  const number = endOf(NUMBER, text, start)
  if (number > start) return { kind: numberKind(text.slice(start, number)), start, end: number }
  const word = endOf(WORD, text, start)
  if (word > start) {
    const name = text.slice(start, word)
    return { kind: KEYWORDS.has(name) ? (name as TokenKind) : 'ident', start, end: word }
  }
  const escaped = endOf(ESCAPED, text, start)
  if (escaped > start) return { kind: 'escaped-ident', start, end: escaped }
  const kind = PUNCTUATION.find((punctuation) => text.startsWith(punctuation, start))
  return kind && { kind, start, end: start + kind.length }
}

/** Where what is no token ends: an open quote takes its line with it, three of them all that follows. */
function endOfWrong(text: string, at: number): number {
  const quote = text[at]!
  if (quote !== '"' && quote !== "'") return at + String.fromCodePoint(text.codePointAt(at)!).length
  const line = text.startsWith(quote.repeat(3), at) ? -1 : text.indexOf('\n', at)
  return line < 0 ? text.length : line
}

/** The tokens of an expression with an `end`, and what is no token. */
export function tokenize(text: string): { readonly tokens: readonly Token[]; readonly problems: readonly Problem[] } {
  const tokens: Token[] = []
  const problems: Problem[] = []
  for (let at = endOf(BLANK, text, 0); at < text.length; at = endOf(BLANK, text, at)) {
    const token = tokenAt(text, at)
    if (token) {
      tokens.push(token)
      at = token.end
      continue
    }
    const end = endOfWrong(text, at)
    problems.push({ message: `Syntax error: token recognition error at: '${text.slice(at, Math.min(end, at + 100))}'`, offset: at })
    at = end
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length })
  return { tokens, problems }
}
