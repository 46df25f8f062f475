import { KiB, MiB, ParseError } from '#base/index.ts'
import { type Executable, WRITABLE, bytesAtAddress, partBytes } from '../../executables/executable.ts'
import { readExecutable } from '../../executables/read-executable.ts'

/** What the Go linker writes into each program (debug/buildinfo): the toolchain's version and the module list as text. */
export type BuildInfo = { readonly go: string; readonly modules: string }

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
/** The linker aligns the block. */
const ALIGNMENT = 16
/** The shortest block: the magic, two bytes of flags, room for pointers. */
const HEADER = 32
/** A program with ten thousand modules has a list of 2 MB. */
const LONGEST = 16 * MiB
/** Bytes of a data segment that are searched when there is no section table; the block is among the first of the segment. */
const SEARCHED = 64 * MiB

function blockIn(bytes: Uint8Array): Uint8Array | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SEARCHED))
  for (let at = buffer.indexOf(MAGIC); at >= 0; at = buffer.indexOf(MAGIC, at + ALIGNMENT))
    if (at % ALIGNMENT === 0 && at + HEADER <= bytes.length) return bytes.subarray(at)
  return undefined
}

/** ELF and Mach-O have a section for it. In PE, and where a packer or stripper took the section names, it is in a writable segment. */
function findBlock(program: Executable): Uint8Array | undefined {
  const section = program.sections.find(({ name }) => name === '.go.buildinfo' || name === '__go_buildinfo')
  if (section) return blockIn(partBytes(program, section))
  if (program.sections.some(({ name }) => name === '.text' && program.format === 'elf')) return undefined
  for (const segment of program.segments) {
    const block = (segment.flags & WRITABLE) !== 0 ? blockIn(partBytes(program, segment)) : undefined
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
  return [Buffer.from(block.buffer, block.byteOffset + at, length).toString('latin1'), at + length]
}

/** A pointer to a pointer and a length (before Go 1.18). */
function pointedText(program: Executable, block: Uint8Array, at: number, size: number, littleEndian: boolean): string {
  const number = (bytes: Uint8Array | undefined, offset: number): number => {
    if (!bytes || bytes.length < offset + size) throw short()
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    return size === 8 ? Number(view.getBigUint64(offset, littleEndian)) : view.getUint32(offset, littleEndian)
  }
  const address = number(block, at)
  if (address === 0) return ''
  const header = bytesAtAddress(program, address, 2 * size)
  const length = number(header, size)
  if (length === 0) return ''
  const text = length <= LONGEST ? bytesAtAddress(program, number(header, 0), length) : undefined
  if (!text || text.length < length) throw short()
  return Buffer.from(text).toString('latin1')
}

/** The list stands between two marks of 16 bytes, by which tools find it in a running program. */
function withoutMarks(latin1: string): string {
  const inner = latin1.length >= 33 && latin1[latin1.length - 17] === '\n' ? latin1.slice(16, -16) : betweenLines(latin1)
  return Buffer.from(inner, 'latin1').toString('utf8')
}

function betweenLines(text: string): string {
  const start = text.indexOf('path\t')
  const end = text.lastIndexOf('\n')
  return start >= 0 && end > start ? text.slice(start, end + 1) : ''
}

/** UPX leaves its mark behind the program headers, and no section table. */
const isPacked = ({ format, bytes, sections }: Executable): boolean =>
  format === 'elf' && sections.length === 0 && Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, KiB)).includes('UPX!')

/** @returns undefined for a program that is not Go's. @throws ParseError, also for a packed program, which may be anything */
export function readBuildInfo(bytes: Uint8Array): BuildInfo | undefined {
  const program = readExecutable(bytes)
  const block = findBlock(program)
  if (!block) {
    if (isPacked(program)) throw new ParseError('unsupported', 'packed by UPX: what the program is made of cannot be read')
    return undefined
  }
  const flags = block[15]!
  if ((flags & 2) !== 0) {
    const [go, next] = inlineText(block, HEADER)
    return { go, modules: withoutMarks(inlineText(block, next)[0]) }
  }
  const size = block[14]!
  if (size !== 4 && size !== 8) throw new ParseError('malformed', `Go build information with pointers of ${size} bytes`)
  const text = (at: number): string => pointedText(program, block, at, size, (flags & 1) === 0)
  return { go: text(16), modules: withoutMarks(text(16 + size)) }
}
