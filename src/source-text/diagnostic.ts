import { positionOf } from './position.ts'

/** Characters of a line that are shown; what is wrong stays in view. */
const WIDTH = 100

// Control characters move the cursor of a terminal; a tab would put the caret elsewhere.
// eslint-disable-next-line no-control-regex
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')

/** `NAME:LINE:COLUMN`, then the line and a caret under the place. */
export function showPlace(name: string, text: string, offset: number): string {
  const position = positionOf(text, offset)
  const start = text.lastIndexOf('\n', Math.max(0, offset) - 1) + 1
  const end = text.indexOf('\n', start)
  const line = Array.from(printable(text.slice(start, end < 0 ? undefined : end)))
  const from = Math.max(0, position.column - WIDTH + 10)
  const shown = line.slice(from, from + WIDTH).join('')
  const gutter = `${position.line} | `
  const caret = `${' '.repeat(gutter.length + position.column - 1 - from)}^`
  return `${name}:${position.line}:${position.column}\n${gutter}${shown}\n${caret}`
}
