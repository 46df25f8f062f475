import { ParseError } from '#base/index.ts'
import { type Executable, PARTS, type Part, WRITABLE, mustReach, textAt } from './executable.ts'

const MEM_WRITE = 0x8000_0000
const PE32_PLUS = 0x20b

/** Windows programs (PE format, "COFF File Header" to "Section Table"). @throws ParseError */
export function readPe(bytes: Uint8Array): Executable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  mustReach(bytes, 64, 'a DOS header')
  const coff = view.getUint32(0x3c, true) + 4
  mustReach(bytes, coff + 20 + 32, 'a PE header')
  if (view.getUint32(coff - 4) !== 0x50450000)
    throw new ParseError('malformed', 'a DOS program without a PE header', { position: `offset ${coff - 4}` })
  const optional = coff + 20
  const is64 = view.getUint16(optional, true) === PE32_PLUS
  const base = is64 ? Number(view.getBigUint64(optional + 24, true)) : view.getUint32(optional + 28, true)
  const count = view.getUint16(coff + 2, true)
  const table = optional + view.getUint16(coff + 16, true)
  if (count > PARTS) throw new ParseError('too-large', `${count} sections`)
  mustReach(bytes, table + 40 * count, 'a section table')
  const sections = Array.from({ length: count }, (_, i): Part => {
    const at = table + 40 * i
    const offset = view.getUint32(at + 20, true)
    return {
      name: textAt(bytes, at, 8),
      address: base + view.getUint32(at + 12, true),
      offset,
      size: Math.max(0, Math.min(view.getUint32(at + 16, true), bytes.length - offset)),
      flags: view.getUint32(at + 36, true) & MEM_WRITE ? WRITABLE : 0,
    }
  })
  return { format: 'pe', bytes, view, is64, littleEndian: true, sections, segments: sections }
}
