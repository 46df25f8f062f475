import { nameText } from '../../byte-text.ts'
import { ParseError } from '../../errors.ts'

export const BLOCK = 512

/** `special` is a device or pipe. */
export type EntryType = 'file' | 'hardlink' | 'symlink' | 'directory' | 'special' | 'other'

/** One block of a tar archive as it stands, before extended headers change it. */
export type RawHeader = {
  readonly name: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  readonly flag: number
  readonly link: string
  /** For GNU's old sparse form: the file's real size, and whether more map blocks follow. */
  readonly block: Uint8Array
}

/** Bytes up to the first NUL; ASCII, the common case, without a decoder. */
export function textField(block: Uint8Array, start: number, length: number): string {
  let end = start
  let ascii = true
  const stop = start + length
  while (end < stop && block[end] !== 0) {
    if (block[end]! > 127) ascii = false
    end++
  }
  const bytes = block.subarray(start, end)
  return ascii ? Buffer.prototype.latin1Slice.call(bytes, 0, bytes.length) : nameText(bytes)
}

const isPadding = (byte: number | undefined): boolean => byte === 0 || byte === 0x20

/** Octal text between spaces and NULs, or GNU's base-256 when the top bit is set. @throws ParseError for anything else. */
export function numberField(block: Uint8Array, start: number, length: number): number {
  let value = 0
  const stop = start + length
  if (block[start]! & 0x80) {
    if (block[start]! & 0x40) throw new ParseError('malformed', 'a negative number in a tar header')
    value = block[start]! & 0x3f
    for (let i = start + 1; i < stop; i++) value = value * 256 + block[i]!
    if (!Number.isSafeInteger(value)) throw new ParseError('malformed', 'a number beyond 2^53 in a tar header')
    return value
  }
  let i = start
  while (i < stop && isPadding(block[i])) i++
  for (; i < stop && !isPadding(block[i]); i++) {
    const c = block[i]!
    if (c < 0x30 || c > 0x37) throw new ParseError('malformed', 'a number field of a tar header is not octal')
    value = value * 8 + (c - 0x30)
  }
  // Past a NUL anything may stand; a space must be the end.
  for (; i < stop && block[i] !== 0; i++) if (block[i] !== 0x20) throw new ParseError('malformed', 'two numbers in a field of a tar header')
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

const hasText = (block: Uint8Array, start: number, text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (block[start + i] !== text.charCodeAt(i)) return false
  return true
}

/** Whether a time of a GNU header can be read; a header of an old Go has a prefix there instead. */
function isTime(block: Uint8Array, start: number): boolean {
  if (block[start] === 0 || block[start]! & 0x80) return true
  try {
    return numberField(block, start, 12) >= 0
  } catch {
    return false
  }
}

/** What stands before the name: 155 bytes in ustar, 131 in star, nothing in GNU's and the oldest form. */
function prefixOf(block: Uint8Array): string {
  if (hasText(block, 257, 'ustar\0')) return textField(block, 345, hasText(block, 508, 'tar\0') ? 131 : 155)
  if (!hasText(block, 257, 'ustar  \0') || (isTime(block, 345) && isTime(block, 357))) return ''
  const prefix = textField(block, 345, 155)
  return /^[\0-\x7f]*$/.test(prefix) ? prefix : ''
}

const hasContent = (flag: number): boolean => flag < 0x31 || flag > 0x36

/** @throws ParseError when the block is no tar header. */
/** A user or group: nothing but hygiene asks for it, and no archive is refused for one that is no number. */
function idField(block: Uint8Array, start: number): number {
  try {
    return numberField(block, start, 8)
  } catch {
    return -1
  }
}

export function readHeader(block: Uint8Array): RawHeader {
  if (!checksumHolds(block)) throw new ParseError('malformed', 'a tar header with a wrong checksum')
  const prefix = block[345] === 0 ? '' : prefixOf(block)
  const name = textField(block, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    // A mode in base-256 may be anything: its low bits count.
    mode: (block[100]! & 0x80 ? block[106]! * 256 + block[107]! : numberField(block, 100, 8)) & 0o7777,
    uid: idField(block, 108),
    gid: idField(block, 116),
    // Links, devices and folders have no content, whatever their size says.
    size: hasContent(block[156]!) ? numberField(block, 124, 12) : 0,
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
    case 0x33:
    case 0x34:
    case 0x36:
      return 'special'
    case 0x35:
      return 'directory'
    default:
      return 'other'
  }
}
