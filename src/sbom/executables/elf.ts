import { ParseError } from '#base/index.ts'
import { type Executable, PARTS, type Part, textAt } from './executable.ts'

const SEGMENTS = 1024
const PT_LOAD = 1
const SHT_NOBITS = 8
const LONGEST_NAME = 64

type Head = Pick<Executable, 'bytes' | 'view' | 'is64' | 'littleEndian'>

/** Reads the numbers of one table entry by their places in a 32- and a 64-bit file. */
type Fields = { readonly word: (at: number) => number; readonly size: (at32: number, at64: number) => number }

function fieldsAt({ view, is64, littleEndian }: Head, base: number): Fields {
  const word = (at: number): number => view.getUint32(base + at, littleEndian)
  const long = (at: number): number => Number(view.getBigUint64(base + at, littleEndian))
  return { word, size: (at32, at64) => (is64 ? long(at64) : word(at32)) }
}

type Table = { readonly offset: number; readonly entry: number; readonly count: number }

function readSections(elf: Head, { offset, entry, count }: Table, names: number): Part[] {
  const raw = Array.from({ length: count }, (_, i) => {
    const field = fieldsAt(elf, offset + i * entry)
    return {
      name: field.word(0),
      type: field.word(4),
      flags: field.size(8, 8),
      address: field.size(12, 16),
      offset: field.size(16, 24),
      size: field.size(20, 32),
    }
  })
  const table = raw[names]
  return raw.flatMap((one) => {
    if (one.type === SHT_NOBITS || one.offset + one.size > elf.bytes.length || !table) return []
    return [
      {
        name: textAt(elf.bytes, table.offset + one.name, LONGEST_NAME),
        address: one.address,
        offset: one.offset,
        size: one.size,
        flags: one.flags,
      },
    ]
  })
}

function readSegments(elf: Head, { offset, entry, count }: Table): Part[] {
  return Array.from({ length: count }, (_, i) => fieldsAt(elf, offset + i * entry)).flatMap((field) => {
    if (field.word(0) !== PT_LOAD) return []
    const [start, size] = [field.size(4, 8), field.size(16, 32)]
    if (start > elf.bytes.length) return []
    return [
      {
        name: '',
        address: field.size(8, 16),
        offset: start,
        size: Math.min(size, elf.bytes.length - start),
        flags: elf.is64 ? field.word(4) : field.word(24),
      },
    ]
  })
}

/** A table that does not lie in the file is none: strippers leave such headers behind. */
function tableAt(bytes: Uint8Array, offset: number, entry: number, count: number, least: number, most: number): Table {
  const fits = entry >= least && count <= most && offset > 0 && offset + entry * count <= bytes.length
  return { offset, entry, count: fits ? count : 0 }
}

/** System V ABI, chapter 4. @throws ParseError when it is no ELF file or breaks off within its header */
export function readElf(bytes: Uint8Array): Executable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 52 || view.getUint32(0) !== 0x7f454c46) throw new ParseError('malformed', 'not an ELF file', { position: 'offset 0' })
  const is64 = bytes[4] === 2
  const littleEndian = bytes[5] !== 2
  if (is64 && bytes.length < 64) throw new ParseError('malformed', 'an ELF header that breaks off', { position: `offset ${bytes.length}` })
  const head = { bytes, view, is64, littleEndian }
  const field = fieldsAt(head, 0)
  const half = (at32: number, at64: number): number => view.getUint16(is64 ? at64 : at32, littleEndian)
  const segments = tableAt(bytes, field.size(28, 32), half(42, 54), half(44, 56), is64 ? 56 : 32, SEGMENTS)
  const sections = tableAt(bytes, field.size(32, 40), half(46, 58), half(48, 60), is64 ? 64 : 40, PARTS)
  return { format: 'elf', ...head, sections: readSections(head, sections, half(50, 62)), segments: readSegments(head, segments) }
}
