import type { InlineIgnore } from '#model/index.ts'

const LINE_END = 0x0a

/** Where in a text an offset is; lines and columns from 1. */
export type Place = {
  readonly line: number
  readonly column: number
  /** The comment of another tool that stands there. */
  readonly inlineIgnore?: InlineIgnore
}

/** UTF-8: every byte but those that continue a character. */
const isCharacterStart = (byte: number): boolean => (byte & 0xc0) !== 0x80

/** Counts lines and characters of a text that comes in parts, forwards only. */
export class LineCounter {
  #line = 1
  #column = 1

  /** Up to `to`, from where it was. */
  advance(bytes: Uint8Array, from: number, to: number): void {
    let lineStart = from
    for (let end = bytes.indexOf(LINE_END, lineStart); end >= 0 && end < to; end = bytes.indexOf(LINE_END, lineStart)) {
      this.#line++
      this.#column = 1
      lineStart = end + 1
    }
    for (let i = lineStart; i < to; i++) if (isCharacterStart(bytes[i]!)) this.#column++
  }

  get place(): Place {
    return { line: this.#line, column: this.#column }
  }
}

/** Bytes in which a zero tells that it is no text. */
const LOOKED_AT = 8192

export const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, LOOKED_AT).includes(0)
