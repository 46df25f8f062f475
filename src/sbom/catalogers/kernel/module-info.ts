import { ParseError } from '#base/index.ts'

/** Sections of a module; the largest seen have some 60, each debug section included. */
const SECTIONS = 4096

/**
 * The entries `key=value` of a kernel module's section .modinfo (ELF-64 and ELF-32, either byte order). Later ones of a key are left out.
 * @throws ParseError
 */
export function moduleInfo(whole: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.length)
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46)
    throw new ParseError('malformed', 'not an ELF file', { position: 'offset 0' })
  const isWide = bytes[4] === 2
  const isLittle = bytes[5] === 1
  const half = (at: number): number => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const word = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  // Files of more than 4 GiB are no modules: the lower half of a wide number says it all.
  const wide = (at: number): number => (isWide ? word(isLittle ? at : at + 4) : word(at))
  const table = wide(isWide ? 0x28 : 0x20)
  const [size, count, names] = [half(isWide ? 0x3a : 0x2e), half(isWide ? 0x3c : 0x30), half(isWide ? 0x3e : 0x32)]
  const least = isWide ? 64 : 40
  if (size < least || count > SECTIONS || names >= count || table + size * count > bytes.length)
    throw new ParseError('malformed', 'a section table outside of the file', { position: `offset ${table}` })
  const section = (index: number): { name: number; at: number; length: number } => {
    const at = table + index * size
    return { name: word(at), at: wide(at + (isWide ? 0x18 : 0x10)), length: wide(at + (isWide ? 0x20 : 0x14)) }
  }
  const texts = section(names)
  for (let i = 0; i < count; i++) {
    const { name, at, length } = section(i)
    if (bytes.toString('latin1', texts.at + name, texts.at + name + 9) !== '.modinfo\0') continue
    const info = new Map<string, string>()
    for (const entry of bytes.toString('utf8', at, Math.min(bytes.length, at + Math.min(length, 1 << 20))).split('\0')) {
      const equals = entry.indexOf('=')
      if (equals > 0 && !info.has(entry.slice(0, equals))) info.set(entry.slice(0, equals), entry.slice(equals + 1))
    }
    return info
  }
  throw new ParseError('malformed', 'an ELF file without .modinfo')
}
