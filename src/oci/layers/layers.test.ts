import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { assert as check, asyncProperty, uint8Array } from 'fast-check'
import { OciError } from '../oci-error.ts'
import { decompress } from './decompress.ts'
import { type LayerReading, type LayerVisitor, readLayer } from './read-layer.ts'
import { squash } from './squash.ts'

async function* pieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collected(blob: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of blob) parts.push(Uint8Array.from(part))
  return Buffer.concat(parts)
}

const text = Buffer.from('plimsoll '.repeat(5000))
const half = text.length / 2
const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])

for (const [why, blob] of [
  ['plain', text],
  ['gzip', gzipSync(text)],
  ['gzip of two members', Buffer.concat([gzipSync(text.subarray(0, half)), gzipSync(text.subarray(half))])],
  ['zstd', zstdCompressSync(text)],
  [
    'zstd of two frames with a skippable one',
    Buffer.concat([zstdCompressSync(text.subarray(0, half)), skippable, zstdCompressSync(text.subarray(half))]),
  ],
] as const)
  for (const size of [1, 7, 4096])
    test(`decompress: ${why} in pieces of ${size}`, async () => equal((await collected(decompress(pieces(blob, size)))).equals(text), true))

for (const [why, blob] of [
  ['a truncated gzip', gzipSync(text).subarray(0, 40)],
  ['a truncated zstd', zstdCompressSync(text).subarray(0, 20)],
  ['bytes after a zstd frame', Buffer.concat([zstdCompressSync(text), Buffer.from('more')])],
] as const)
  test(`decompress: ${why} is an error and never a part`, () => rejects(collected(decompress(pieces(blob))), OciError))

/** A ustar archive of empty files and folders (names with a trailing slash). */
function tar(...names: string[]): Buffer {
  const blocks = names.map((name) => {
    const block = Buffer.alloc(512)
    block.write(name, 0)
    block.write('0000644\0', 100)
    block.write('0000000\0', 108)
    block.write('0000000\0', 116)
    block.write('00000000000\0', 124)
    block.write('00000000000\0', 136)
    block.write('        ', 148)
    block.write(name.endsWith('/') ? '5' : '0', 156)
    block.write('ustar\x0000', 257)
    const sum = block.reduce((total, byte) => total + byte, 0)
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return block
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

const visitor: LayerVisitor = { wants: () => 'skip', file: () => {} }
const layer = (...names: string[]): Promise<LayerReading> => readLayer(pieces(tar(...names)), visitor)

for (const [why, layers, path, expected] of [
  ['a file stays', [['a/x']], 'a/x', 0],
  ['the upper one replaces it', [['a/x'], ['a/x']], 'a/x', 1],
  ['a whiteout deletes it', [['a/x'], ['a/.wh.x']], 'a/x', undefined],
  ['a whiteout of the folder deletes it', [['a/b/x'], ['.wh.a']], 'a/b/x', undefined],
  ['an opaque folder hides what is below', [['a/x'], ['a/', 'a/.wh..wh..opq']], 'a/x', undefined],
  ['a file made again beside the opaque mark lives', [['a/x'], ['a/.wh..wh..opq', 'a/x']], 'a/x', 1],
  ['a file made again above a whiteout lives', [['a/x'], ['a/.wh.x'], ['a/x']], 'a/x', 2],
  ['a file in place of the folder hides it', [['a/x'], ['a']], 'a/x', undefined],
  ['a whiteout does not reach above', [['a/.wh.x'], ['a/x']], 'a/x', 1],
  ['a neighbour with the same start stays', [['ab/x'], ['.wh.a']], 'ab/x', 0],
] as const)
  test(`squash: ${why}`, async () => {
    const trees = await Promise.all(layers.map(async (names) => (await layer(...names)).tree))
    equal(squash(trees).layerOf(path), expected)
  })

test('readLayer: a wrong diff id is an error', () =>
  rejects(readLayer(pieces(tar('a')), visitor, `sha256:${'0'.repeat(64)}`), { code: 'digest-mismatch' }))

test('readLayer: an archive that breaks off is an error', () =>
  rejects(readLayer(pieces(tar('a').subarray(0, 300)), visitor), { code: 'malformed' }))

test('readLayer: any bytes are a layer or an OciError', () =>
  check(
    asyncProperty(uint8Array({ maxLength: 2000 }), async (bytes) => {
      try {
        deepEqual(typeof (await readLayer(pieces(bytes), visitor)).diffId, 'string')
      } catch (error) {
        if (!(error instanceof OciError)) throw error
      }
    }),
  ))
