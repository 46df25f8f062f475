import { ParseError } from '#base/index.ts'
import { type Executable, PARTS, type Part, mustReach, textAt } from './executable.ts'

const LC_SEGMENT = 1
const LC_SEGMENT_64 = 0x19
/** Commands of one program, a count; programs have some dozens. */
const COMMANDS = 10_000

/** The fields of a segment (loader.h, segment_command and segment_command_64) and where its sections start. */
function readSegment(bytes: Uint8Array, view: DataView, at: number, is64: boolean, little: boolean): { segment: Part; sections: Part[] } {
  const word = (offset: number): number => view.getUint32(at + offset, little)
  const long = (offset32: number, offset64: number, base = 0): number =>
    is64 ? Number(view.getBigUint64(at + base + offset64, little)) : word(base + offset32)
  const part = (name: string, address: number, offset: number, size: number, flags: number): Part => ({
    name,
    address,
    offset,
    size: Math.max(0, Math.min(size, bytes.length - offset)),
    flags,
  })
  const [header, entry] = is64 ? [72, 80] : [56, 68]
  const flags = word(is64 ? 60 : 44)
  const count = word(is64 ? 64 : 48)
  if (count > PARTS) throw new ParseError('too-large', `${count} sections`)
  mustReach(bytes, at + header + count * entry, 'a segment')
  const sections = Array.from({ length: count }, (_, i) => {
    const base = header + i * entry
    return part(textAt(bytes, at + base, 16), long(32, 32, base), word(base + (is64 ? 48 : 40)), long(36, 40, base), flags)
  })
  return { segment: part(textAt(bytes, at + 8, 16), long(24, 24), long(32, 40), long(36, 48), flags), sections }
}

/** macOS programs for one processor (loader.h). @throws ParseError */
export function readMachO(bytes: Uint8Array): Executable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  mustReach(bytes, 32, 'a Mach-O header')
  const little = bytes[3] === 0xfe
  const magic = view.getUint32(0, little)
  if (magic !== 0xfeedface && magic !== 0xfeedfacf) throw new ParseError('malformed', 'not a Mach-O file', { position: 'offset 0' })
  const is64 = magic === 0xfeedfacf
  const count = view.getUint32(16, little)
  if (count > COMMANDS) throw new ParseError('too-large', `${count} load commands`)
  const sections: Part[] = []
  const segments: Part[] = []
  for (let i = 0, at = is64 ? 32 : 28; i < count; i++) {
    mustReach(bytes, at + 8, 'a load command')
    const command = view.getUint32(at, little)
    const size = view.getUint32(at + 4, little)
    if (size < 8) throw new ParseError('malformed', `a load command of ${size} bytes`, { position: `offset ${at}` })
    if (command === LC_SEGMENT || command === LC_SEGMENT_64) {
      mustReach(bytes, at + 72, 'a segment')
      const found = readSegment(bytes, view, at, command === LC_SEGMENT_64, little)
      segments.push(found.segment)
      sections.push(...found.sections)
      if (sections.length > PARTS) throw new ParseError('too-large', `more than ${PARTS} sections`)
    }
    at += size
  }
  return { format: 'mach-o', bytes, view, is64, littleEndian: little, sections, segments }
}
