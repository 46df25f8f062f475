import { MiB } from '#base/index.ts'
import type { Comment, Dockerfile, Fault, Instruction } from './syntax.ts'
import { type Line, commentOf, directivesOf, isBlank, isComment, linesOf, logicalLine, tooLong } from './lines.ts'
import { readHeredocs } from './heredocs.ts'
import { readInstruction } from './instruction.ts'

/** Characters of a Dockerfile; the largest seen in the wild have some 100,000. */
const LIMIT = MiB
/** Instructions, a count. */
const MOST = 5000
/** Faults that are listed, a count. */
const FAULTS = 50

const empty = (text: string, fault: Fault): Dockerfile => ({
  text,
  escape: '\\',
  directives: [],
  comments: [],
  instructions: [],
  faults: [fault],
})

/** What makes a text no Dockerfile at all: one fault, and nothing of it is read. */
function whyUnreadable(text: string, lines: readonly Line[]): Fault | undefined {
  const nul = text.indexOf('\0')
  if (nul >= 0) return { start: nul, end: nul + 1, message: 'a NUL byte: this is no text in UTF-8, the only encoding of a Dockerfile' }
  const long = tooLong(lines)
  if (long) return { start: long.start, end: long.end, message: `a line of ${long.text.length} characters: at most 65535 may be in one` }
  return undefined
}

/** Reads a Dockerfile as BuildKit does (frontend/dockerfile/parser). Never throws: what is wrong becomes a fault, the rest is read. */
export function parseDockerfile(content: string): Dockerfile {
  const text = content.startsWith('\uFEFF') ? content.slice(1) : content
  if (text.length > LIMIT) return empty('', { start: 0, end: 0, message: `larger than ${LIMIT} characters` })
  const lines = linesOf(text)
  const unreadable = whyUnreadable(text, lines)
  if (unreadable) return empty(text, unreadable)
  const faults: Fault[] = []
  const comments: Comment[] = []
  const instructions: Instruction[] = []
  const directives = directivesOf(lines, faults)
  const escape = directives.find(({ name }) => name === 'escape')?.value === '`' ? '`' : '\\'
  for (let at = directives.length; at < lines.length;) {
    const line = lines[at]!
    if (isBlank(line.text)) at++
    else if (isComment(line.text)) {
      comments.push(commentOf(line))
      at++
    } else {
      const logical = logicalLine(lines, at, escape, comments)
      const isHeredocKind = /^(?:onbuild\s+)?(?:run|copy|add)\b/i.test(logical.source.text)
      const { heredocs, next } = isHeredocKind
        ? readHeredocs({ text, lines }, logical.source, logical.next, escape, faults)
        : { heredocs: [], next: logical.next }
      const instruction = readInstruction({ ...logical, escape, heredocs }, faults)
      if (instruction) instructions.push(instruction)
      at = next
      if (instructions.length >= MOST || faults.length >= MOST) {
        faults.push({ start: line.start, end: line.end, message: `more than ${MOST} instructions` })
        break
      }
    }
  }
  if (instructions.length === 0 && faults.length === 0) faults.push({ start: 0, end: 0, message: 'no instruction' })
  // A file in which nothing is an instruction is something else: one fault says it.
  return { text, escape, directives, comments, instructions, faults: faults.slice(0, instructions.length === 0 ? 1 : FAULTS) }
}
