import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { ParseError } from '#base/index.ts'
import { readElfLinks } from './elf-links.ts'

/** Node itself: a real program that a linker of its system made. */
const node = readFileSync(process.execPath)

test('ELF: what a real program asks the dynamic linker for', () => {
  const links = readElfLinks(node)
  match(links.interpreter ?? '', /^lib(?:64)?\/ld-(?:linux|musl)-?[\w.-]+$/)
  ok(links.needed.some((name) => /^libc\.(?:so\.6|musl-\w+\.so\.1)$/.test(name)))
  ok(links.opens)
})

/** A program of two segments as a linker would lay it out: names, then the dynamic table. */
function program(is64: boolean, entries: readonly (readonly [tag: number, text: string])[], interpreter = '/lib/ld.so'): Buffer {
  const [word, head, ph, address] = is64 ? [8, 64, 56, 0x10000] : [4, 52, 32, 0x10000]
  let names = '\0'
  const values = entries.map(([tag, text]) => {
    const at = names.length
    names += `${text}\0`
    return [tag, at] as const
  })
  const start = head + 3 * ph
  const interp = Buffer.from(`${interpreter}\0`)
  const strings = start + interp.length
  const dynamic = strings + names.length
  const table = [...values, [5, address + strings], [10, names.length], [0, 0]] as const
  const bytes = Buffer.alloc(dynamic + table.length * 2 * word)
  const put = (at: number, value: number): void => void (is64 ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUInt32LE(value, at))
  bytes.set([0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, 1])
  put(is64 ? 32 : 28, head)
  bytes.writeUInt16LE(ph, is64 ? 54 : 42)
  bytes.writeUInt16LE(3, is64 ? 56 : 44)
  for (const [i, [type, offset, size]] of [
    [1, 0, bytes.length],
    [2, dynamic, table.length * 2 * word],
    [3, start, interp.length],
  ].entries()) {
    const at = head + i * ph
    bytes.writeUInt32LE(type!, at)
    put(at + (is64 ? 8 : 4), offset!)
    put(at + (is64 ? 16 : 8), address + offset!)
    put(at + (is64 ? 32 : 16), size!)
  }
  interp.copy(bytes, start)
  bytes.write(names, strings, 'latin1')
  for (const [i, [tag, value]] of table.entries()) {
    put(dynamic + i * 2 * word, tag)
    put(dynamic + i * 2 * word + word, value)
  }
  return bytes
}

for (const is64 of [true, false])
  test(`ELF of ${is64 ? 64 : 32} bits: libraries and where they are looked for`, () => {
    deepEqual(
      readElfLinks(
        program(is64, [
          [1, 'libssl.so.3'],
          [1, 'libc.so.6'],
          [15, '/opt/lib:$ORIGIN/../lib'],
          [6, 'dlopen'],
        ]),
      ),
      {
        interpreter: 'lib/ld.so',
        needed: ['libssl.so.3', 'libc.so.6'],
        searches: ['/opt/lib', '$ORIGIN/../lib'],
        inherited: true,
        opens: true,
      },
    )
    const runpath = readElfLinks(program(is64, [[29, '/a']]))
    deepEqual([runpath.searches, runpath.inherited, runpath.opens], [['/a'], false, false])
  })

test('ELF: cut off or changed it is read or a ParseError', () => {
  throws(() => readElfLinks(Buffer.from('#!/bin/sh')), ParseError)
  const whole = program(true, [[1, 'libc.so.6']])
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
      const bytes = cut ? whole.subarray(0, at) : Buffer.from(whole)
      if (!cut) bytes[at] = value
      try {
        equal(Array.isArray(readElfLinks(bytes).needed), true)
      } catch (thrown) {
        ok(thrown instanceof ParseError, String(thrown))
      }
    }),
    { numRuns: 3000 },
  )
})
