import type { Comment, Directive, Fault, MappedText, Span } from './syntax.ts'
import { type Piece, joinPieces } from './mapped-text.ts'

/** Characters of one line; BuildKit's scanner refuses longer ones. */
const LINE = 65_535

export type Line = Span & { readonly text: string }

/** The lines of a text without their ends, which may be LF or CR LF. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 ? text.length : feed + 1
    let end = feed < 0 ? text.length : feed
    if (end > start && text[end - 1] === '\r') end--
    lines.push({ start, end, text: text.slice(start, end) })
    start = next
  }
  return lines
}

/** The first line that is too long for BuildKit. */
export const tooLong = (lines: readonly Line[]): Line | undefined => lines.find(({ text }) => text.length > LINE)

const isBlank = (text: string): boolean => text.trim() === ''
const isComment = (text: string): boolean => text.trimStart().startsWith('#')

export function commentOf({ start, end, text }: Line): Comment {
  const sign = text.indexOf('#')
  return { start: start + sign, end, text: text.slice(sign + 1).trim() }
}

const DIRECTIVE = /^#\s*([a-z][a-z0-9]*)\s*=(.+)$/i
const isDirective = (name: string): name is Directive['name'] => name === 'syntax' || name === 'escape' || name === 'check'

/** Directives stand above all else; the first line that is none ends them (docs.docker.com/reference/dockerfile, Parser directives). */
export function directivesOf(lines: readonly Line[], faults: Fault[]): Directive[] {
  const found: Directive[] = []
  for (const { start, end, text } of lines) {
    const [, key = '', rest = ''] = DIRECTIVE.exec(text) ?? []
    const name = key.toLowerCase()
    const value = rest.trim()
    if (!isDirective(name) || value === '') break
    if (found.some((directive) => directive.name === name)) faults.push({ start, end, message: `only one ${name} directive may be given` })
    else if (name === 'escape' && value !== '\\' && value !== '`')
      faults.push({ start, end, message: `escape is "${value.slice(0, 20)}" and must be \\ or \`` })
    found.push({ start, end, name, value })
  }
  return found
}

/** The text before a continuation sign; undefined where the line ends the instruction. A doubled sign is none. */
function beforeContinuation(text: string, escape: string): string | undefined {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  if (text[end - 1] !== escape || text[end - 2] === escape) return undefined
  return text.slice(0, end - 1)
}

export type LogicalLine = Span & {
  readonly source: MappedText
  readonly emptyLines: readonly number[]
  /** Index of the line after it. */ readonly next: number
}

/** One instruction's lines joined, from `lines[first]` on; heredocs come after it. */
export function logicalLine(lines: readonly Line[], first: number, escape: string, comments: Comment[]): LogicalLine {
  const pieces: Piece[] = []
  const emptyLines: number[] = []
  const opening = lines[first]!
  const indent = opening.text.length - opening.text.trimStart().length
  let last = opening
  let at = first
  for (; at < lines.length; at++) {
    const line = lines[at]!
    if (at > first && isComment(line.text)) comments.push(commentOf(line))
    else if (at > first && isBlank(line.text)) emptyLines.push(line.start)
    else {
      const text = at === first ? line.text.slice(indent) : line.text
      const start = at === first ? line.start + indent : line.start
      const before = beforeContinuation(text, escape)
      pieces.push({ start, text: before ?? text })
      last = line
      if (before === undefined) {
        at++
        break
      }
    }
  }
  return { start: opening.start + indent, end: last.end, source: joinPieces(pieces), emptyLines, next: at }
}

export { isBlank, isComment }
