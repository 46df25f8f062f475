import { ParseError } from '#base/index.ts'

/** A part of the file, and the address that it has when the program runs. */
export type Part = {
  readonly name: string
  readonly address: number
  readonly offset: number
  readonly size: number
  /** Bit 1 (value 2): writable when the program runs. */
  readonly flags: number
}

/** A program's table of contents, whatever its format. Nothing of the content is copied. */
export type Executable = {
  readonly format: 'elf' | 'pe' | 'mach-o'
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly is64: boolean
  readonly littleEndian: boolean
  readonly sections: readonly Part[]
  /** What is loaded into memory. */
  readonly segments: readonly Part[]
}

/** Sections and segments of one program, a count; programs have some dozens. */
export const PARTS = 65_536
export const WRITABLE = 2

export const partBytes = ({ bytes }: Executable, { offset, size }: Part): Uint8Array => bytes.subarray(offset, offset + size)

/** The bytes at an address of the running program, at most `length`; undefined when the file holds none there. */
export function bytesAtAddress(program: Executable, address: number, length: number): Uint8Array | undefined {
  const part = program.segments.find((one) => address >= one.address && address < one.address + one.size)
  if (!part) return undefined
  const start = part.offset + (address - part.address)
  return program.bytes.subarray(start, Math.min(start + length, part.offset + part.size))
}

/** Text up to a NUL, at most `longest` bytes; empty where the file has none. */
export function textAt(bytes: Uint8Array, start: number, longest: number): string {
  if (start >= bytes.length) return ''
  let end = start
  while (end < bytes.length && end - start < longest && bytes[end] !== 0) end++
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString('latin1')
}

/** @throws ParseError when the file breaks off before `end` */
export function mustReach(bytes: Uint8Array, end: number, what: string): void {
  if (end > bytes.length) throw new ParseError('malformed', `${what} that breaks off`, { position: `offset ${bytes.length}` })
}
