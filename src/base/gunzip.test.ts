import { equal, ok, rejects } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { assert as check, asyncProperty, integer, uint8Array } from 'fast-check'
import { gunzipPieces } from './gunzip.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collected(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of source) parts.push(Buffer.from(piece))
  return Buffer.concat(parts)
}

const text = Buffer.concat([randomBytes(700_000), Buffer.alloc(3_000_000, 'plimsoll ')])
const half = text.length >> 1
const members = Buffer.concat([gzipSync(text.subarray(0, half)), gzipSync(text.subarray(half))])

/** The native decoder, and the stream that stands in for it. */
for (const [way, read] of [
  ['native', (source: AsyncIterable<Uint8Array>) => gunzipPieces(source)],
  ['stream', (source: AsyncIterable<Uint8Array>) => gunzipPieces(source, null)],
] as const) {
  for (const [why, packed] of [
    ['one member', gzipSync(text)],
    ['two members', members],
    ['zeros as padding after the end', Buffer.concat([gzipSync(text), Buffer.alloc(70_000)])],
    ['an empty member between', Buffer.concat([gzipSync(text.subarray(0, half)), gzipSync(''), gzipSync(text.subarray(half))])],
  ] as const)
    for (const size of [997, 262_144, packed.length])
      test(`gunzip (${way}): ${why}, in pieces of ${size}`, async () => ok((await collected(read(inPieces(packed, size)))).equals(text)))
  for (const [why, packed] of [
    ['broken off', gzipSync(text).subarray(0, 400_000)],
    ['broken off within the last checksum', gzipSync(text).subarray(0, -3)],
    ['changed', Buffer.from(gzipSync(text)).fill(0, 1000, 1001)],
    ['followed by other bytes', Buffer.concat([gzipSync(text), Buffer.from('more')])],
    // Behind zeros node:zlib's stream looks no further.
    ...(way === 'native'
      ? [['followed by zeros and other bytes', Buffer.concat([gzipSync(text), Buffer.alloc(9), Buffer.from('more')])] as const]
      : []),
    ['no gzip at all', Buffer.from('plimsoll')],
  ] as const)
    test(`gunzip (${way}): ${why} is an error`, () => rejects(collected(read(inPieces(packed, 100_000)))))
}

test('gunzip: a reader that stops early leaves nothing running', async () => {
  for await (const piece of gunzipPieces(inPieces(members, 1000))) {
    ok(piece.length > 0)
    break
  }
})

test('gunzip: what was packed comes back, however it arrives', () =>
  check(
    asyncProperty(uint8Array({ maxLength: 5000 }), integer({ min: 1, max: 300 }), async (bytes, size) =>
      equal(Buffer.compare(await collected(gunzipPieces(inPieces(gzipSync(bytes), size))), bytes), 0),
    ),
    { numRuns: 50 },
  ))
