import { readElf } from './elf.ts'
import type { Executable } from './executable.ts'
import { readMachO } from './mach-o.ts'
import { readPe } from './pe.ts'

/** The table of contents, the format by the file's first bytes. @throws ParseError */
export function readExecutable(bytes: Uint8Array): Executable {
  if (bytes[0] === 0x7f) return readElf(bytes)
  return bytes[0] === 0x4d && bytes[1] === 0x5a ? readPe(bytes) : readMachO(bytes)
}
