/**
 * Whether a file's first bytes are those of a program or shared library: ELF, PE (through its DOS header) or Mach-O for one processor.
 * Mach-O for several starts as a Java class does and is left out.
 */
export function isProgram(head: Uint8Array): boolean {
  const [a, b, c, d] = head
  if (a === 0x7f) return b === 0x45 && c === 0x4c && d === 0x46
  if (a === 0x4d) return b === 0x5a
  if (a === 0xfe) return b === 0xed && c === 0xfa && (d === 0xce || d === 0xcf)
  return (a === 0xce || a === 0xcf) && b === 0xfa && c === 0xed && d === 0xfe
}
