import { PlimsollError } from '#base/index.ts'
import { positionOf, showPlace } from '#source-text/index.ts'

/** One thing wrong with an expression. Line and column count from 1, columns in code points. */
export type Diagnostic = {
  readonly message: string
  readonly offset: number
  readonly line: number
  readonly column: number
  /** The line of the source with a caret under the place. */
  readonly snippet: string
}

/** Offset and message, before anybody asked where that is. */
export type Problem = { readonly message: string; readonly offset: number }

/** Diagnostics of one expression; a hostile one could have an error at each character. */
const MOST = 100

const NAME = '<input>'

function diagnosticOf(source: string, { message, offset }: Problem): Diagnostic {
  const snippet = showPlace(NAME, source, offset)
  return { message, offset, ...positionOf(source, offset), snippet: snippet.slice(snippet.indexOf('\n') + 1) }
}

/** All that is wrong with an expression; the message lists it, each with its place. */
export class CelError extends PlimsollError<'syntax' | 'type' | 'limit'> {
  readonly diagnostics: readonly Diagnostic[]

  constructor(code: 'syntax' | 'type' | 'limit', source: string, problems: readonly Problem[]) {
    const sorted = problems.toSorted((a, b) => a.offset - b.offset)
    const diagnostics = sorted.slice(0, MOST).map((problem) => diagnosticOf(source, problem))
    const texts = diagnostics.map(({ message, line, column, snippet }) => `ERROR: ${NAME}:${line}:${column}: ${message}\n${snippet}`)
    if (sorted.length > MOST) texts.push(`${sorted.length - MOST} more errors were truncated`)
    super(code, texts.join('\n'))
    this.diagnostics = diagnostics
  }
}
