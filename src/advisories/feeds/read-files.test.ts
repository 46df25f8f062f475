import { deepEqual, rejects } from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { zip } from '#testing/zip.ts'
import { FeedError, feedFiles } from './read-files.ts'

/** A ustar archive of small files. */
function tar(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const head = Buffer.alloc(512)
    head.write(name)
    head.write('0000644\0', 100)
    head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
    head.write('00000000000\0', 136)
    head.write('        0', 148)
    head.write('ustar\u000000', 257)
    const sum = head.reduce((total, byte) => total + byte, 0)
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [head, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

const files = { 'a/1.json': '{"a":1}', 'a/2.txt': 'x', 'b.json': '[]' }
const wanted = [
  ['a/1.json', '{"a":1}'],
  ['b.json', '[]'],
]

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-feed-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

async function read(path: string, name?: string): Promise<string[][]> {
  const found: string[][] = []
  for await (const file of feedFiles(path, (one) => one.endsWith('.json'), name))
    found.push([file.path, Buffer.from(file.bytes).toString()])
  return found.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
}

for (const [name, bytes] of [
  ['x.tar', tar(files)],
  ['x.tar.gz', gzipSync(tar(files))],
  ['x.tgz', gzipSync(tar(files))],
  ['x.tar.zst', zstdCompressSync(tar(files))],
  ['x.zip', zip(files)],
] as const)
  test(`feed files: of ${name}, whatever the file itself is called`, async (t) => {
    const folder = await folderOf(t)
    await writeFile(join(folder, name), bytes)
    await writeFile(join(folder, '0123.body'), bytes)
    deepEqual(await read(join(folder, name)), wanted)
    deepEqual(await read(join(folder, '0123.body'), name), wanted)
  })

test('feed files: of a folder, and a single one', async (t) => {
  const folder = await folderOf(t)
  await mkdir(join(folder, 'a'))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  deepEqual(await read(folder), wanted)
  deepEqual(await read(join(folder, 'b.json')), [['b.json', '[]']])
})

test('feed files: a single one that is packed is unpacked, and its name says so no longer', async (t) => {
  const folder = await folderOf(t)
  await writeFile(join(folder, 'b.json.gz'), gzipSync('[]'))
  deepEqual(await read(join(folder, 'b.json.gz')), [['b.json', '[]']])
  deepEqual(await read(join(folder, 'b.json.gz'), 'json'), [['json', '[]']])
})

for (const [name, bytes] of [
  ['cut.tar.gz', gzipSync(tar(files)).subarray(0, 60)],
  ['no.tar.gz', Buffer.from('<html>')],
  ['no.tar.zst', Buffer.from('<html>')],
  ['cut.tar.zst', zstdCompressSync(tar(files)).subarray(0, 60)],
  ['no.zip', Buffer.from('<html>')],
  ['cut.zip', zip(files).subarray(0, 100)],
  ['cut.json.gz', gzipSync('[]'.repeat(100)).subarray(0, 20)],
] as const)
  test(`feed files: ${name} is one error`, async (t) => {
    const folder = await folderOf(t)
    await writeFile(join(folder, name), bytes)
    await rejects(read(join(folder, name)), FeedError)
  })

test('feed files: what is not there is one error', async (t) => rejects(read(join(await folderOf(t), 'x.zip')), FeedError))
