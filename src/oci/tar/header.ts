import { ParseError } from '#base/index.ts'

export const BLOCK = 512

export type EntryType = 'file' | 'hardlink' | 'symlink' | 'directory' | 'other'

/** One block of a tar archive as it stands, before extended headers change it. */
export type RawHeader = {
  readonly name: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  readonly flag: number
  readonly link: string
  /** GNU old sparse: the file's real size, and whether more map blocks follow. */
  readonly block: Uint8Array
}

const decoder = new TextDecoder()

/** Bytes up to the first NUL; ASCII, the common case, without the decoder. */
export function textField(block: Uint8Array, start: number, length: number): string {
  let end = start
  let ascii = true
  const stop = start + length
  while (end < stop && block[end] !== 0) {
    if (block[end]! > 127) ascii = false
    end++
  }
  const bytes = block.subarray(start, end)
  return ascii ? Buffer.prototype.latin1Slice.call(bytes, 0, bytes.length) : decoder.decode(bytes)
}

/** Octal text, or GNU's base-256 when the top bit is set. @throws ParseError for anything else. */
export function numberField(block: Uint8Array, start: number, length: number): number {
  let value = 0
  if (block[start]! & 0x80) {
    value = block[start]! & 0x7f
    for (let i = start + 1; i < start + length; i++) value = value * 256 + block[i]!
    if (!Number.isSafeInteger(value)) throw new ParseError('malformed', 'a number beyond 2^53 in a tar header')
    return value
  }
  let i = start
  const stop = start + length
  while (i < stop && block[i] === 0x20) i++
  for (; i < stop; i++) {
    const c = block[i]!
    if (c === 0 || c === 0x20) break
    if (c < 0x30 || c > 0x37) throw new ParseError('malformed', 'a number field of a tar header is not octal')
    value = value * 8 + (c - 0x30)
  }
  return value
}

/** POSIX.1-1988 ustar: the sum of all bytes with the checksum field as spaces. Old tars summed signed bytes. */
function checksumHolds(block: Uint8Array): boolean {
  let sum = 256
  let high = 0
  for (let i = 0; i < BLOCK; i++) {
    const byte = block[i]!
    sum += byte
    high += byte >> 7
  }
  for (let i = 148; i < 156; i++) {
    sum -= block[i]!
    high -= block[i]! >> 7
  }
  const stated = numberField(block, 148, 8)
  return stated === sum || stated === sum - 256 * high
}

export function isZeroBlock(block: Uint8Array): boolean {
  for (let i = 0; i < BLOCK; i++) if (block[i] !== 0) return false
  return true
}

const USTAR = [0x75, 0x73, 0x74, 0x61, 0x72, 0]

/** @throws ParseError when the block is no tar header. */
export function readHeader(block: Uint8Array): RawHeader {
  if (!checksumHolds(block)) throw new ParseError('malformed', 'a tar header with a wrong checksum')
  let name = textField(block, 0, 100)
  if (block[345] !== 0 && USTAR.every((byte, i) => block[257 + i] === byte)) name = `${textField(block, 345, 155)}/${name}`
  return {
    name,
    mode: numberField(block, 100, 8) & 0o7777,
    uid: numberField(block, 108, 8),
    gid: numberField(block, 116, 8),
    size: numberField(block, 124, 12),
    flag: block[156]!,
    link: textField(block, 157, 100),
    block,
  }
}

export function entryType(flag: number): EntryType {
  switch (flag) {
    case 0:
    case 0x30: // '0'
    case 0x37: // '7', contiguous
    case 0x53: // 'S', GNU sparse
      return 'file'
    case 0x31:
      return 'hardlink'
    case 0x32:
      return 'symlink'
    case 0x35:
      return 'directory'
    default:
      return 'other'
  }
}
