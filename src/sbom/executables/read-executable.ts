import { readElf } from './elf.ts'
import type { Executable } from './executable.ts'
import { readMachO } from './mach-o.ts'
import { readPe } from './pe.ts'

/** Several catalogers ask about the same file one after the other. */
const read = new WeakMap<Uint8Array, Executable>()

function byFormat(bytes: Uint8Array): Executable {
  if (bytes[0] === 0x7f) return readElf(bytes)
  return bytes[0] === 0x4d && bytes[1] === 0x5a ? readPe(bytes) : readMachO(bytes)
}

/** The table of contents, the format by the file's first bytes. @throws ParseError */
export function readExecutable(bytes: Uint8Array): Executable {
  const known = read.get(bytes)
  if (known) return known
  const program = byFormat(bytes)
  read.set(bytes, program)
  return program
}
