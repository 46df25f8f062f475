import type { MappedText, Word } from './syntax.ts'

const isBlank = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\v' || c === '\f' || c === '\r'

/** Without quotes and escapes, as BuildKit's word lexer reads it; variables stay. */
export function plainText(raw: string, escape: string): string {
  if (!raw.includes('"') && !raw.includes("'") && !raw.includes(escape)) return raw
  const out: string[] = []
  let quote = ''
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i]!
    const next = raw[i + 1]
    if (quote === "'") {
      if (c === "'") quote = ''
      else out.push(c)
    } else if (c === escape && next !== undefined && (quote === '' || next === '"' || next === '$' || next === escape)) {
      out.push(next)
      i++
    } else if (c === quote) quote = ''
    else if (quote === '' && (c === '"' || c === "'")) quote = c
    else out.push(c)
  }
  return out.join('')
}

export function wordAt(mapped: MappedText, from: number, to: number, escape: string): Word {
  const raw = mapped.text.slice(from, to)
  return { start: mapped.at(from), end: mapped.at(Math.max(from, to - 1)) + 1, raw, value: plainText(raw, escape) }
}

/** Skips blanks from `at` on. */
export function skipBlanks(text: string, at: number): number {
  while (at < text.length && isBlank(text[at])) at++
  return at
}

/** The end of the word at `at`: blanks in quotes and after the escape belong to it. */
export function quotedWordEnd(text: string, at: number, escape: string): number {
  let quote = ''
  for (; at < text.length; at++) {
    const c = text[at]!
    if (c === escape && quote !== "'") at++
    else if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (isBlank(c)) break
  }
  return Math.min(at, text.length)
}

/** The end of the word at `at`, blanks alone counting. */
export function wordEnd(text: string, at: number): number {
  while (at < text.length && !isBlank(text[at])) at++
  return at
}

/** Words as FROM, COPY and EXPOSE have them: a quote does not join what a blank parts. */
export function blankWords(mapped: MappedText, from: number, escape: string): Word[] {
  const words: Word[] = []
  for (let at = skipBlanks(mapped.text, from); at < mapped.text.length;) {
    const end = wordEnd(mapped.text, at)
    words.push(wordAt(mapped, at, end, escape))
    at = skipBlanks(mapped.text, end)
  }
  return words
}

/** The rest as one word, without blanks at its end. */
export function restWord(mapped: MappedText, from: number, escape: string): Word {
  const at = skipBlanks(mapped.text, from)
  return wordAt(mapped, at, Math.max(at, mapped.text.trimEnd().length), escape)
}

const STRING = /"(?:[^"\\]|\\.)*"/y
const GAP = /\s*/y

/** The strings of a JSON list, the exec form; undefined for all else, which is the shell form. */
export function jsonWords(mapped: MappedText, from: number): Word[] | undefined {
  const { text } = mapped
  const words: Word[] = []
  const skip = (at: number): number => {
    GAP.lastIndex = at
    GAP.exec(text)
    return GAP.lastIndex
  }
  let at = skip(from)
  if (text[at] !== '[') return undefined
  at = skip(at + 1)
  if (text[at] !== ']')
    for (;;) {
      STRING.lastIndex = at
      const raw = STRING.exec(text)?.[0]
      if (raw === undefined) return undefined
      const value = decoded(raw)
      if (value === undefined) return undefined
      words.push({ start: mapped.at(at), end: mapped.at(at + raw.length - 1) + 1, raw, value })
      at = skip(at + raw.length)
      if (text[at] === ']') break
      if (text[at] !== ',') return undefined
      at = skip(at + 1)
    }
  return skip(at + 1) === text.length ? words : undefined
}

function decoded(raw: string): string | undefined {
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
