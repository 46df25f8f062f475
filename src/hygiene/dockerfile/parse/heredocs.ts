import type { Fault, Heredoc, MappedText } from './syntax.ts'
import type { Line } from './lines.ts'
import { plainText, quotedWordEnd, skipBlanks } from './words.ts'

/** Heredocs of one instruction, a count. */
const MOST = 100
const OPENING = /^\d*<<(-?)([^<]*)$/

type Opening = { readonly name: string; readonly quoted: boolean; readonly chomp: boolean; readonly at: number }

/** `<<EOF` of an instruction's words. A word that begins with a quote is none, nor is `<< EOF`. */
function openingsOf(source: MappedText, escape: string): Opening[] {
  const found: Opening[] = []
  const { text } = source
  for (let at = skipBlanks(text, 0); at < text.length && found.length < MOST;) {
    const end = quotedWordEnd(text, at, escape)
    const [, dash = '', raw = ''] = OPENING.exec(text.slice(at, end)) ?? []
    if (raw !== '') found.push({ name: plainText(raw, escape), quoted: /["'\\]/.test(raw), chomp: dash === '-', at: source.at(at) })
    at = skipBlanks(text, end)
  }
  return found
}

const withoutTabs = (text: string): string => text.replace(/^\t+/, '')

/** The heredocs that follow an instruction's line, in order, and the line after them. */
export function readHeredocs(
  file: { readonly text: string; readonly lines: readonly Line[] },
  source: MappedText,
  next: number,
  escape: string,
  faults: Fault[],
): { readonly heredocs: readonly Heredoc[]; readonly next: number } {
  const heredocs: Heredoc[] = []
  if (!source.text.includes('<<')) return { heredocs, next }
  for (const { name, quoted, chomp, at } of openingsOf(source, escape)) {
    const first = next
    const isEnd = ({ text }: Line): boolean => (chomp ? withoutTabs(text) : text) === name
    while (next < file.lines.length && !isEnd(file.lines[next]!)) next++
    const terminator = file.lines[next]
    const start = file.lines[first]?.start ?? file.text.length
    const end = terminator?.start ?? file.text.length
    heredocs.push({ start, end, name, quoted, chomp, content: file.text.slice(start, end) })
    if (terminator === undefined) {
      faults.push({ start: at, end: at + name.length, message: `heredoc "${name.slice(0, 40)}" is not ended` })
      return { heredocs, next: file.lines.length }
    }
    next++
  }
  return { heredocs, next }
}
