import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { zip } from '#testing/zip.ts'
import { ParseError } from '../errors.ts'
import { openZip } from './zip.ts'

const files = { 'a.txt': 'hello '.repeat(500), 'b/c.txt': 'x', empty: '' }
const texts = (bytes: Uint8Array): Record<string, string> => {
  const opened = openZip(bytes)
  return Object.fromEntries(opened.entries.map((entry) => [entry.name, Buffer.from(opened.read(entry, 1e6)).toString()]))
}

for (const [why, bytes] of [
  ['deflated', zip(files)],
  ['stored', zip(files, true)],
  ['after a shell script', Buffer.concat([Buffer.from('#!/bin/sh\nexec java -jar "$0"\n'), zip(files)])],
  ['with a comment', Buffer.concat([zip(files).subarray(0, -2), Buffer.from([5, 0]), Buffer.from('notes')])],
] as const)
  test(`zip: ${why}`, () => deepEqual(texts(bytes), files))

test('zip: larger than allowed, or than it says, is an error', () => {
  const bomb = zip({ a: Buffer.alloc(1_000_000) })
  const { entries, read } = openZip(bomb)
  throws(() => read(entries[0]!, 1000), { code: 'too-large' })
  throws(() => read({ ...entries[0]!, size: 1000 }, 1e6), ParseError)
  throws(() => read({ ...entries[0]!, method: 9 }, 1e7), { code: 'unsupported' })
})

test('zip: changed and cut bytes are files or a ParseError', () =>
  check(
    property(damaged(zip(files)), (bytes) => {
      try {
        equal(typeof texts(bytes), 'object')
      } catch (error) {
        if (!(error instanceof ParseError)) throw error
      }
    }),
  ))

/** Offset of the n-th record of this kind in an archive. */
const record = (bytes: Buffer, mark: string, n = 0): number => {
  let at = bytes.indexOf(mark)
  for (let i = 0; i < n; i++) at = bytes.indexOf(mark, at + 4)
  return at
}
const [LOCAL, CENTRAL, END] = ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06']
const changed = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(zip(files))
  change(bytes)
  return bytes
}

for (const [why, bytes] of [
  [
    'a count that is too small (old tools write it modulo 65536, a liar to hide files)',
    changed((bytes) => bytes.writeUInt32LE(0, record(bytes, END) + 8)),
  ],
  [
    'the bytes of an end record in the comment',
    Buffer.concat([zip(files).subarray(0, -2), Buffer.from([44, 0]), Buffer.from('PK\x05\x06'), Buffer.alloc(18, 7), Buffer.alloc(22, 7)]),
  ],
  ['an empty end record behind the archive', Buffer.concat([zip(files), Buffer.from('PK\x05\x06'), Buffer.alloc(18), Buffer.from('junk')])],
  ['ZIP64', zip64(zip(files))],
  ['ZIP64 after a script, whose locator does not know of it', Buffer.concat([Buffer.from('#!/bin/sh\n'), zip64(zip(files))])],
] as const)
  test(`zip: ${why}`, () => deepEqual(texts(bytes), files))

/** The same archive with its numbers in a ZIP64 record (APPNOTE 4.3.14, 4.3.15). */
function zip64(plain: Buffer): Buffer {
  const end = record(plain, END)
  const wide = Buffer.alloc(76)
  wide.write('PK\x06\x06', 'latin1')
  wide.writeBigUInt64LE(44n, 4)
  for (const at of [24, 32]) wide.writeBigUInt64LE(BigInt(plain.readUInt16LE(end + 10)), at)
  wide.writeBigUInt64LE(BigInt(plain.readUInt32LE(end + 12)), 40)
  wide.writeBigUInt64LE(BigInt(plain.readUInt32LE(end + 16)), 48)
  wide.write('PK\x06\x07', 56, 'latin1')
  wide.writeBigUInt64LE(BigInt(end), 64)
  wide.writeUInt32LE(1, 72)
  const last = Buffer.from(plain.subarray(end))
  last.writeUInt32LE(0xffffffff, 16)
  return Buffer.concat([plain.subarray(0, end), wide, last])
}

for (const [why, bytes, message] of [
  ['a count that is too large', changed((bytes) => bytes.writeUInt16LE(9, record(bytes, END) + 10)), /breaks off/],
  [
    'files that share their bytes',
    changed((bytes) => [0, 1, 2].forEach((n) => bytes.writeUInt32LE(bytes.length - 50, record(bytes, CENTRAL, n) + 20))),
    /overlap/,
  ],
  [
    'a directory outside of the file',
    changed((bytes) => bytes.writeUInt32LE(0x7fffffff, record(bytes, END) + 12)),
    /larger than the archive/,
  ],
  ['an end that leads to no directory', changed((bytes) => bytes.writeUInt32LE(3, record(bytes, END) + 12)), /no ZIP directory/],
  ['a ZIP64 locator that leads nowhere', changed((bytes) => bytes.writeUInt32LE(0xffffffff, record(bytes, END) + 16)), /./],
  ['nothing', Buffer.alloc(0), /no end/],
  ['an end alone that is cut', Buffer.from('PK\x05\x06'), /no end/],
] as const)
  test(`zip: ${why} is an error`, () => throws(() => texts(bytes), { name: 'ParseError', message }))

for (const [why, bytes, message] of [
  ['encrypted', changed((bytes) => bytes.writeUInt16LE(1, record(bytes, CENTRAL) + 8)), /encrypted/],
  ['no local header', changed((bytes) => bytes.writeUInt32LE(0, record(bytes, LOCAL))), /no file where/],
  ['an offset behind the end', changed((bytes) => bytes.writeUInt32LE(0x7fffffff, record(bytes, CENTRAL) + 42)), /no file where/],
  ['a size that is too small', changed((bytes) => bytes.writeUInt32LE(5, record(bytes, CENTRAL) + 24)), /./],
] as const)
  test(`zip: a file with ${why} is an error, the others are read`, () => {
    const { entries, read } = openZip(bytes)
    throws(() => read(entries[0]!, 1e6), { name: 'ParseError', message })
    equal(Buffer.from(read(entries[1]!, 1e6)).toString(), 'x')
  })

test('zip: names that lead out of a folder, stand twice or are empty are only names', () => {
  const { entries } = openZip(zip({ '../../etc/passwd': 'x', '/abs': 'y', '': 'z' }))
  deepEqual(
    entries.map(({ name }) => name),
    ['../../etc/passwd', '/abs', ''],
  )
})
