import type { Span } from './syntax.ts'

/** A use of a variable. Offsets are into the text that was searched. */
export type Variable = Span & {
  readonly name: string
  /** `${NAME:-word}` and its like give a value of their own; `${NAME:+word}` asks only whether it is set. */
  readonly form: 'plain' | 'default' | 'alternate' | 'required' | 'pattern'
}

const NAME = /[a-z_][a-z0-9_]*/iy

function formOf(text: string, at: number): Variable['form'] {
  const c = text[at] === ':' ? text[at + 1] : text[at]
  switch (c) {
    case '-':
    case '=':
      return 'default'
    case '+':
      return 'alternate'
    case '?':
      return 'required'
    case '#':
    case '%':
    case '/':
      return 'pattern'
    default:
      return 'plain'
  }
}

/** The variables that BuildKit replaces in a word: `$X`, `${X}`, `${X:-y}`, `${X#pattern}`; nested ones too, in one pass. None in single quotes. */
export function variablesOf(text: string, escape: string): Variable[] {
  const found: Variable[] = []
  if (!text.includes('$')) return found
  let single = false
  let double = false
  for (let at = 0; at < text.length; at++) {
    const c = text[at]
    if (c === "'" && !double) single = !single
    else if (single) continue
    else if (c === escape) at++
    else if (c === '"') double = !double
    else if (c === '$') {
      const braced = text[at + 1] === '{'
      NAME.lastIndex = at + (braced ? 2 : 1)
      const name = NAME.exec(text)?.[0]
      if (name === undefined) continue
      const end = NAME.lastIndex
      found.push({ start: at, end, name, form: braced ? formOf(text, end) : 'plain' })
      at = end - 1
    }
  }
  return found
}
