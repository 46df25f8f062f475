import { equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, property, tuple, uint8Array } from 'fast-check'
import { ParseError, isProgram } from '#base/index.ts'
import { bytesAtAddress, partBytes } from './executable.ts'
import { readExecutable } from './read-executable.ts'

/** First bytes of each format and width: ELF (System V ABI), PE (through its DOS header), Mach-O (loader.h, both byte orders). */
const HEADS = [
  [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1],
  [0x7f, 0x45, 0x4c, 0x46, 1, 2, 1],
  [0x4d, 0x5a],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
] as const

for (const [bytes, expected, why] of [
  ...HEADS.map((head) => [head, true, 'a program'] as const),
  [[0xca, 0xfe, 0xba, 0xbe], false, 'a Java class, or Mach-O for several processors'],
  [[0x23, 0x21, 0x2f, 0x62], false, 'a script'],
  [[0x7f, 0x45], false, 'too short'],
  [[], false, 'empty'],
] as const)
  test(`programs: ${Buffer.from(bytes).toString('hex')} is ${why}`, () => equal(isProgram(Uint8Array.from(bytes)), expected))

test('programs: any bytes behind a header are parts within the file or a ParseError', () => {
  check(
    property(tuple(constantFrom(...HEADS), uint8Array({ minLength: 0, maxLength: 400 })), ([head, rest]) => {
      const bytes = Uint8Array.from([...head, ...rest])
      try {
        const program = readExecutable(bytes)
        for (const part of [...program.sections, ...program.segments]) {
          ok(partBytes(program, part).length <= bytes.length)
          ok((bytesAtAddress(program, part.address, 16)?.length ?? 0) <= 16)
        }
      } catch (error) {
        if (!(error instanceof ParseError)) throw error
      }
    }),
    { numRuns: 500 },
  )
})

/** A PE header with so many sections, or a Mach-O header with so many commands. */
function pe(sections: number): Buffer {
  const bytes = Buffer.alloc(512)
  bytes.write('MZ')
  bytes.writeUInt32LE(64, 0x3c)
  bytes.write('PE', 64)
  bytes.writeUInt16LE(sections, 70)
  return bytes
}

function machO(commands: number, size: number): Buffer {
  const bytes = Buffer.alloc(512)
  bytes.writeUInt32LE(0xfeedfacf)
  bytes.writeUInt32LE(commands, 16)
  for (let at = 32; at + 8 < bytes.length; at += Math.max(8, size)) {
    bytes.writeUInt32LE(0x19, at)
    bytes.writeUInt32LE(size, at + 4)
  }
  return bytes
}

for (const [why, bytes, reason] of [
  ['a section table that ends behind the file', pe(65_535), /section table that breaks off/],
  ['a DOS program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), /without a PE header/],
  ['commands of no size', machO(1000, 0), /load command of 0 bytes/],
  ['more commands than a program has', machO(0xffffffff, 8), /4294967295 load commands/],
  ['commands that end behind the file', machO(5000, 80), /breaks off/],
] as const)
  test(`programs: ${why} is an error`, () => throws(() => readExecutable(bytes), reason))
