import type { MappedText } from './syntax.ts'

/** Of the file, from its offset `start` on. */
export type Piece = { readonly start: number; readonly text: string }

/** Joins pieces of a file; a place in the whole is found again in logarithmic time. */
export function joinPieces(pieces: readonly Piece[]): MappedText {
  const begins: number[] = []
  let length = 0
  for (const { text } of pieces) {
    begins.push(length)
    length += text.length
  }
  const at = (offset: number): number => {
    let low = 0
    let high = begins.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (begins[middle]! <= offset) low = middle
      else high = middle - 1
    }
    const piece = pieces[low]
    return piece === undefined ? 0 : piece.start + Math.min(offset - begins[low]!, piece.text.length)
  }
  return { text: pieces.map(({ text }) => text).join(''), at }
}

/** A part of a mapped text. */
export const partOf = (mapped: MappedText, from: number, to = mapped.text.length): MappedText => ({
  text: mapped.text.slice(from, to),
  at: (offset) => mapped.at(from + offset),
})
