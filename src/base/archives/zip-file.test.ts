import { deepEqual, equal, rejects } from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { asyncProperty, assert as check, nat, uint8Array } from 'fast-check'
import { zip } from '#testing/zip.ts'
import { FileError } from '../files.ts'
import { openFile } from '../open-file.ts'
import { ParseError } from '../errors.ts'
import { filesOfZip } from './zip-file.ts'

async function pathOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-zip-'))
  t.after(() => rm(folder, { recursive: true }))
  return join(folder, 'a.zip')
}

async function read(
  path: string,
  bytes: Uint8Array,
  options: { limit?: number; count?: number; total?: number } = {},
): Promise<[string, string][]> {
  await writeFile(path, bytes)
  const file = await openFile(path)
  try {
    const files: [string, string][] = []
    const wants = (name: string): boolean => !name.startsWith('not-')
    for await (const { name, bytes: content } of filesOfZip(file, { wants, limit: 1e6, count: 100_000, total: 1e9, ...options }))
      files.push([name, Buffer.from(content).toString()])
    return files
  } finally {
    await file.close()
  }
}

/** The end of `plain` as ZIP64 writes it: the 32-bit fields say that the record before the locator has the numbers. */
function asZip64(plain: Buffer): Buffer {
  const end = plain.subarray(-22)
  const record = Buffer.alloc(56)
  record.write('PK\x06\x06', 'latin1')
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(8)), 24)
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), 32)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(plain.length - 22), 8)
  const last = Buffer.from(end)
  last.fill(0xff, 8, 20)
  return Buffer.concat([plain.subarray(0, -22), record, locator, last])
}

const files = { 'a.json': '{}', 'not-this': 'x', 'b/c.json': '[1]'.repeat(1000) }
const wanted = [
  ['a.json', '{}'],
  ['b/c.json', '[1]'.repeat(1000)],
]

for (const [name, bytes] of [
  ['deflated', zip(files)],
  ['stored', zip(files, true)],
  ['with bytes before it', Buffer.concat([Buffer.from('#!/bin/sh\n'), zip(files)])],
  ['as ZIP64', asZip64(zip(files))],
] as const)
  test(`a ZIP file ${name} gives the wanted files`, async (t) => deepEqual(await read(await pathOf(t), bytes), wanted))

test('a ZIP file of more files than 16 bits count', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 66_000 }, (_, i) => [`${i}.json`, String(i)]))
  const path = await pathOf(t)
  equal((await read(path, asZip64(zip(many, true)))).length, 66_000)
  await rejects(read(path, asZip64(zip(many, true)), { count: 1000 }), /more than 1000 files/)
})

test('a ZIP file with a file beyond the bound, or whose sizes lie, is an error', async (t) => {
  const path = await pathOf(t)
  await rejects(read(path, zip(files), { limit: 1000 }), /more than 1000/)
  await rejects(read(path, zip(files), { total: 1000 }), /a ZIP archive of more than 1000 bytes/)
  const lying = zip({ 'a.json': 'a'.repeat(5000) })
  lying.writeUInt32LE(10, lying.length - 22 - 6 - 46 + 24)
  await rejects(read(path, lying), ParseError)
})

test('a ZIP file that is damaged or cut ends in an error or in files', async (t) => {
  const path = await pathOf(t)
  const whole = zip(files)
  await check(
    asyncProperty(nat(whole.length), uint8Array({ maxLength: 8 }), nat(whole.length), async (at, bytes, cut) => {
      const damaged = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + bytes.length)])
      try {
        await read(path, cut % 2 === 0 ? damaged : damaged.subarray(0, cut))
      } catch (error) {
        if (!(error instanceof ParseError || error instanceof FileError)) throw error
      }
    }),
    { numRuns: 200 },
  )
})
