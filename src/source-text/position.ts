/** A place in a text; line and column count from 1, columns in code points. */
export type Position = { readonly line: number; readonly column: number }

/** Where an offset in UTF-16 code units stands. Past the end is the end. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset))
  const start = before.lastIndexOf('\n') + 1
  let line = 1
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++
  return { line, column: Array.from(before.slice(start)).length + 1 }
}
