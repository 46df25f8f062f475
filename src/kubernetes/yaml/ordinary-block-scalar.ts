import { type Cursor, giveUp } from './ordinary-text.ts'

const HEADER = /([|>])([+-]?)[ \t]*(?:(?<=[ \t])#[^\n]*)?\r?(?:\n|$)/y

const isBlank = (line: string): boolean => line.trim() === ''

function widthOf(line: string): number {
  let width = 0
  while (line.charCodeAt(width) === 0x20) width++
  return width
}

/** The lines from `at` on that belong to a text whose parent stands at `indent`, without their ends; and where they end. */
function linesFrom(
  text: string,
  at: number,
  indent: number,
): { readonly lines: readonly string[]; readonly width: number; readonly end: number } {
  const lines: string[] = []
  let width = -1
  let end = at
  while (end < text.length) {
    const next = text.indexOf('\n', end)
    const stop = next < 0 ? text.length : next
    const line = text.slice(end, text.charCodeAt(stop - 1) === 0x0d && stop > end ? stop - 1 : stop)
    if (!isBlank(line)) {
      const own = widthOf(line)
      if (width < 0 && own > indent) width = own
      if (own < width || width < 0) break
    }
    lines.push(line)
    end = next < 0 ? text.length : next + 1
  }
  return { lines, width, end }
}

/** Lines of a folded text as one: a break between two is a blank, n empty lines are n breaks (YAML 1.2.2, 8.1.3). */
function fold(lines: readonly string[]): string {
  let text = ''
  let breaks = 0
  for (const line of lines) {
    // Lines that are indented further are kept as they are.
    if (line.startsWith(' ') || line.startsWith('\t')) giveUp()
    if (line === '') breaks++
    else {
      text += text === '' && breaks === 0 ? line : `${breaks > 0 ? '\n'.repeat(breaks) : ' '}${line}`
      breaks = 0
    }
  }
  return text
}

/** The text behind `|` or `>`, whose parent stands at `indent`; the cursor stands on the line after it then. */
export function readBlockScalar(cursor: Cursor, indent: number): string {
  HEADER.lastIndex = cursor.at
  const [, style, chomp] = HEADER.exec(cursor.text) ?? []
  if (style === undefined) return giveUp()
  const { lines: raw, width, end } = linesFrom(cursor.text, HEADER.lastIndex, indent)
  // A text without lines, or one whose last line has no end: rare, and read differently by different parsers.
  if (width < 0 || cursor.text.charCodeAt(end - 1) !== 0x0a) return giveUp()
  const first = raw.findIndex((line) => !isBlank(line))
  if (raw.slice(0, first).some((line) => line.length > width)) return giveUp()
  const lines = raw.map((line) => line.slice(width))
  let last = lines.length
  while (last > 0 && lines[last - 1] === '') last--
  const content = lines.slice(0, last)
  cursor.at = end
  const text = style === '|' ? content.join('\n') : fold(content)
  return chomp === '-' ? text : `${text}${'\n'.repeat(chomp === '+' ? 1 + lines.length - last : 1)}`
}
