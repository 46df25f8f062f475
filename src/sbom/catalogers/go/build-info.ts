import { ParseError } from '#base/index.ts'
import { type Elf, bytesAtAddress, readElf, sectionBytes } from '../../elf/elf.ts'

/** What the Go linker writes into each program (debug/buildinfo): the toolchain's version and the module list as text. */
export type BuildInfo = { readonly go: string; readonly modules: string }

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
/** The linker aligns the block. */
const ALIGNMENT = 16
/** A program with ten thousand modules has a list of 2 MB. */
const LONGEST = 16 * 1024 * 1024
/** Bytes of a data segment that are searched when there is no section table; the block is among the first of the segment. */
const SEARCHED = 64 * 1024 * 1024

function blockIn(bytes: Uint8Array): Uint8Array | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SEARCHED))
  for (let at = buffer.indexOf(MAGIC); at >= 0; at = buffer.indexOf(MAGIC, at + ALIGNMENT))
    if (at % ALIGNMENT === 0 && at + 32 <= bytes.length) return bytes.subarray(at)
  return undefined
}

/** The section says it at once; without section names every writable segment is searched. */
function findBlock(elf: Elf): Uint8Array | undefined {
  const section = elf.sections.find(({ name }) => name === '.go.buildinfo')
  if (section) return blockIn(sectionBytes(elf, section))
  if (elf.sections.some(({ name }) => name === '.text')) return undefined
  for (const segment of elf.segments) {
    const block = (segment.flags & 2) !== 0 ? blockIn(sectionBytes(elf, segment)) : undefined
    if (block) return block
  }
  return undefined
}

const short = (): ParseError => new ParseError('malformed', 'Go build information that breaks off')

/** Length as a varint, then that many bytes (Go 1.18 and later). @returns the text and where it ends */
function inlineText(block: Uint8Array, start: number): readonly [string, number] {
  let length = 0
  let at = start
  for (let shift = 0; ; shift += 7) {
    const byte = block[at++]
    if (byte === undefined || shift > 28) throw short()
    length += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  if (length > LONGEST || at + length > block.length) throw short()
  return [Buffer.from(block.buffer, block.byteOffset + at, length).toString('utf8'), at + length]
}

/** A pointer to a pointer and a length (before Go 1.18). */
function pointedText(elf: Elf, block: Uint8Array, at: number, size: number, littleEndian: boolean): string {
  const number = (bytes: Uint8Array | undefined, offset: number): number => {
    if (!bytes || bytes.length < offset + size) throw short()
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    return size === 8 ? Number(view.getBigUint64(offset, littleEndian)) : view.getUint32(offset, littleEndian)
  }
  const address = number(block, at)
  if (address === 0) return ''
  const header = bytesAtAddress(elf, address, 2 * size)
  const length = number(header, size)
  if (length === 0) return ''
  const text = length <= LONGEST ? bytesAtAddress(elf, number(header, 0), length) : undefined
  if (!text || text.length < length) throw short()
  return Buffer.from(text).toString('utf8')
}

/** The list stands between two marks of 16 bytes, by which tools find it in a running program. */
const withoutMarks = (text: string): string => {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length >= 33 && bytes[bytes.length - 17] === 0x0a) return bytes.subarray(16, -16).toString('utf8')
  const start = text.indexOf('path\t')
  const end = text.lastIndexOf('\n')
  return start >= 0 && end > start ? text.slice(start, end + 1) : ''
}

/** @returns undefined for a program that is not Go's. @throws ParseError */
export function readBuildInfo(bytes: Uint8Array): BuildInfo | undefined {
  const elf = readElf(bytes)
  const block = findBlock(elf)
  if (!block) return undefined
  const flags = block[15]!
  if ((flags & 2) !== 0) {
    const [go, next] = inlineText(block, 32)
    return { go, modules: withoutMarks(inlineText(block, next)[0]) }
  }
  const size = block[14]!
  if (size !== 4 && size !== 8) throw new ParseError('malformed', `Go build information with pointers of ${size} bytes`)
  const text = (at: number): string => pointedText(elf, block, at, size, (flags & 1) === 0)
  return { go: text(16), modules: withoutMarks(text(16 + size)) }
}
