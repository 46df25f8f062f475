import type { Position } from '#source-text/index.ts'

/** Finds lines and columns of one text many times: a search among the starts of its lines. Columns count code points. */
export function lineIndex(text: string): (offset: number) => Position {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  // Places on one line mostly come in order: a column is counted on from the last one.
  let last = { line: 0, offset: 0, column: 1 }
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    const from = last.line === low + 1 && last.offset <= offset ? last : { offset: starts[low]!, column: 1 }
    const column = from.column + Array.from(text.slice(from.offset, offset)).length
    last = { line: low + 1, offset, column }
    return { line: low + 1, column }
  }
}
