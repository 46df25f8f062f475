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
