import { ParseError } from '../../errors.ts'
import { textOf } from '../../parse-json.ts'
import { BLOCK, numberField } from './header.ts'

/** Where stored bytes belong in the file: pairs of offset and length, in order. */
export type SparseMap = { readonly size: number; readonly chunks: readonly (readonly [offset: number, length: number])[] }

/** Chunks of one file, a count; GNU tar writes a few thousand for the worst of databases. */
const MAX_CHUNKS = 100_000

/** @throws ParseError unless chunks are in order, do not overlap and end within the size. */
export function sparseMap(size: number, numbers: readonly number[]): SparseMap {
  const chunks: (readonly [number, number])[] = []
  let end = 0
  if (numbers.length % 2 !== 0 || numbers.length / 2 > MAX_CHUNKS) throw new ParseError('malformed', 'a sparse map with a wrong count')
  for (let i = 0; i < numbers.length; i += 2) {
    const offset = numbers[i]!
    const length = numbers[i + 1]!
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < end || offset + length > size)
      throw new ParseError('malformed', 'a sparse map whose parts overlap or leave the file')
    end = offset + length
    chunks.push([offset, length])
  }
  return { size, chunks }
}

/** Old GNU: pairs of 12-byte numbers, four in the header at 386, twenty-one in each further block. */
export function oldGnuNumbers(block: Uint8Array, start: number, pairs: number): number[] {
  const numbers: number[] = []
  for (let i = 0; i < pairs; i++) {
    const at = start + i * 24
    if (block[at] === 0) break
    numbers.push(numberField(block, at, 12), numberField(block, at + 12, 12))
  }
  return numbers
}

/** PAX 1.0: decimal lines before the data, the count first, padded to a block. Undefined until all of it is there. */
export function readMapLines(bytes: Uint8Array): { readonly numbers: number[]; readonly blocks: number } | undefined {
  const numbers: number[] = []
  let at = 0
  let wanted = 1
  while (numbers.length < wanted) {
    const end = bytes.indexOf(0x0a, at)
    if (end < 0) return undefined
    const text = textOf(bytes.subarray(at, end))
    if (!/^\d{1,16}$/.test(text)) throw new ParseError('malformed', 'a sparse map that is not decimal')
    numbers.push(Number(text))
    if (numbers.length === 1) wanted = 1 + 2 * numbers[0]!
    if (wanted > 1 + 2 * MAX_CHUNKS) throw new ParseError('malformed', 'a sparse map with a wrong count')
    at = end + 1
  }
  return { numbers: numbers.slice(1), blocks: Math.ceil(at / BLOCK) }
}
