import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Member, member, pax, pieces, tar } from '#testing/tar.ts'
import { limits } from '#base/index.ts'
import { LayerTreeBuilder } from './layer-tree.ts'
import { type LayerVisitor, readLayer } from './read-layer.ts'
import { squash } from './squash.ts'

type Parts = readonly (Member | string | Uint8Array)[]

const to = (name: string, link: string): Member => ({ name, flag: '2', link })
const file = (name: string, content: string): Member => ({ name, content })

/** The files that are seen in the end, and what they hold: all are wanted. */
async function seen(...layers: readonly Parts[]): Promise<string[]> {
  const found: Map<string, string>[] = []
  const readings = await Promise.all(
    layers.map((parts, i) => {
      const files = (found[i] = new Map<string, string>())
      return readLayer(pieces(tar(...parts)), {
        wants: ({ path, type }) => (type === 'file' ? void files.delete(path) : undefined, 'keep'),
        file: ({ path }, bytes) => void files.set(path, Buffer.from(bytes).toString()),
        replaced: (path) => void files.delete(path),
      })
    }),
  )
  const tree = squash(readings.map((reading) => reading.tree))
  return found
    .flatMap((files, i) => [...files].filter(([path]) => !tree.hiddenBy(path, i)).map(([path, text]) => `${path}=${text}`))
    .toSorted()
}

for (const [why, layers, expected] of [
  ['of two members with one name the later counts', [[file('a', '1'), file('a', '2')]], ['a=2']],
  ['a link in place of an earlier file takes it away', [[file('a', '1'), to('a', 'b')]], []],
  ['a file in place of an earlier link', [[to('a', 'b'), file('a', '1')]], ['a=1']],
  ['a folder over a file takes it away', [[file('a', '1')], ['a/']], []],
  ['a folder that is only implied does, too', [[file('a', '1')], [file('a/x', '2')]], ['a/x=2']],
  ['a link over a folder takes its files away', [[file('a/x', '1')], [to('a', 'b')]], []],
  ['a link over a file', [[file('a', '1')], [to('a', 'b')]], []],
  ['a whiteout deletes a link, not what it leads to', [[to('a', 'b'), file('b', '1')], ['.wh.a']], ['b=1']],
  ['a whiteout in the same layer, before', [[file('a', '1')], ['.wh.a', file('a', '2')]], ['a=2']],
  ['a whiteout in the same layer, after', [[file('a', '1')], [file('a', '2'), '.wh.a']], ['a=2']],
  ['an opaque mark after the files of its layer', [[file('a/x', '1')], [file('a/y', '2'), 'a/.wh..wh..opq']], ['a/y=2']],
  [
    'an opaque root',
    [
      [file('a', '1'), file('b/c', '2')],
      ['.wh..wh..opq', file('d', '3')],
    ],
    ['d=3'],
  ],
  ['a folder deleted and made again', [[file('a/x', '1')], ['.wh.a', 'a/', file('a/y', '2')]], ['a/y=2']],
  ['a folder deleted, and made again by a later layer', [[file('a/x', '1')], ['.wh.a'], [file('a/y', '2')]], ['a/y=2']],
  ['a whiteout of nothing', [[file('a', '1')], ['.wh.b']], ['a=1']],
  ['a whiteout without a name', [[file('a', '1')], ['.wh.']], ['a=1']],
  ['bookkeeping of AUFS', [['.wh..wh.plnk/', '.wh..wh.aufs', file('a', '1')]], ['a=1']],
  [
    'names that differ in a byte that is no UTF-8',
    [[{ name: Buffer.from([0xfe]), content: '1' }], [{ name: Buffer.from('.wh.\xff', 'latin1') }]],
    ['\udcfe=1'],
  ],
  ['through a link of the same layer', [[to('lib', 'usr/lib'), file('lib/x', '1')]], ['usr/lib/x=1']],
  ['through a link to a link, absolute and up', [[to('a', '/b/c'), to('b/c', '../d'), file('a/x', '1')]], ['d/x=1']],
  ['through a link to the root', [[to('a', '/'), file('a/x', '1')]], ['x=1']],
  ['through a link that leads out', [[to('a', '../../../etc'), file('a/x', '1')]], ['etc/x=1']],
  ['through a loop nothing can be written', [[to('a', 'b'), to('b', 'a'), file('a/x', '1'), file('c', '2')]], ['c=2']],
  ['no longer through a link that a folder replaced', [[to('a', 'b'), 'a/', file('a/x', '1')]], ['a/x=1']],
  [
    'over a link of a lower layer a folder is made',
    [[to('lib', 'usr/lib'), file('usr/lib/x', '1')], [file('lib/x', '2')]],
    ['lib/x=2', 'usr/lib/x=1'],
  ],
  ['the root and its names', [['./', '/', { name: '..', flag: '5' }, file('./a', '1')]], ['a=1']],
] as const satisfies readonly (readonly [string, readonly Parts[], readonly string[]])[])
  test(`layers: ${why}`, async () => deepEqual(await seen(...layers), expected))

test('layers: links that double at each step end', async () => {
  const chain = Array.from({ length: 1000 }, (_, i) => to(`l${i}`, `l${i + 1}/l${i + 1}`))
  deepEqual(await seen([...chain, file('l0/x', '1')]), [])
})

const visitor: LayerVisitor = { wants: () => 'skip', file: () => {} }

test('layers: whiteouts and links have a bound', async () => {
  const long = 'x'.repeat(4000)
  const builder = new LayerTreeBuilder()
  let added = 0
  await rejects(
    async () => {
      for (; ; added++) builder.add(`.wh.${long}${added}`, false)
    },
    { code: 'too-large' },
  )
  equal(added < limits.names / 4000, true)
  const links = Array.from({ length: 80 }, (_, i) => [pax([['linkpath', 'y'.repeat(900_000)]]), to(`l${i}`, '')]).flat()
  await rejects(readLayer(pieces(tar(...links), 100_000), visitor), { code: 'malformed', message: /symbolic links of more than/ })
})

test('layers: of deep folders the first levels are noted', () => {
  const builder = new LayerTreeBuilder()
  for (let i = 0; i < 100; i++) builder.add(`${i % 2 ? 'a/'.repeat(2000) : 'b/'.repeat(2000)}x`, false)
  equal(builder.finish(0).files.length, 100 * (1 + limits.depth))
})

/** Counts what is asked of it. */
async function* counted(piece: Buffer, times: number, taken: { count: number }): AsyncGenerator<Uint8Array> {
  for (; taken.count < times; taken.count++) yield piece
}

test('layers: a bomb of zeros, ten gigabytes in ten megabytes, is given up after 64 MiB', async () => {
  const megabyte = gzipSync(Buffer.alloc(1 << 20))
  const taken = { count: 0 }
  await rejects(readLayer(counted(megabyte, 10_240, taken), visitor), { code: 'malformed', message: /more than 64 MiB after the end/ })
  equal(taken.count < 80, true, `${taken.count} MiB`)
})

test('layers: a file of zeros is stepped over, without more memory than a piece', async () => {
  const megabyte = gzipSync(Buffer.alloc(1 << 20))
  const taken = { count: 0 }
  const reading = await readLayer(
    (async function* () {
      yield gzipSync(member({ name: 'zeros', size: 1 << 30 }).subarray(0, 512))
      yield* counted(megabyte, 1024, taken)
      yield gzipSync(Buffer.alloc(1024))
    })(),
    visitor,
  )
  deepEqual([reading.tree.size, reading.tree.entries], [512 + (1 << 30) + 1024, 1])
})

test('layers: whoever stops early lets go of the blob', async () => {
  let released = false
  async function* blob(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.alloc(65_536, 'x')
    } finally {
      released = true
    }
  }
  await rejects(readLayer(blob(), visitor), { code: 'malformed' })
  equal(released, true)
})

for (const [why, blob, error] of [
  ['bytes after the last gzip member', Buffer.concat([gzipSync(tar('a')), Buffer.from('more')]), { code: 'malformed' }],
  ['an xz layer', Buffer.from('fd377a585a000004', 'hex'), { code: 'unsupported', message: /xz/ }],
  ['a bzip2 layer', Buffer.from('425a683931415926535900', 'hex'), { code: 'unsupported', message: /bzip2/ }],
  ['a zstd window of 2 GiB', Buffer.from('28b52ffd00a801000000', 'hex'), { code: 'malformed', message: /too much memory/ }],
  ['no tar at all', Buffer.alloc(2000, 'x'), { code: 'malformed', message: /not octal \(at offset 0\)/ }],
] as const)
  test(`layers: ${why} is one clear error`, () => rejects(readLayer(pieces(blob), visitor), error))

test('layers: deep files in many layers are given up after so many questions', async () => {
  const { tree } = await readLayer(pieces(tar('a')), visitor)
  const squashed = squash(
    Array.from({ length: 500 }, () => tree),
    10_000,
  )
  const path = `${'d/'.repeat(200)}x`
  let asked = 0
  await rejects(
    async () => {
      for (; ; asked++) squashed.hiddenBy(path, 499 - (asked % 2))
    },
    { code: 'too-large' },
  )
  deepEqual([asked > 10, asked < 200], [true, true])
})

test('layers: members below links of every length are given up', async () => {
  const { LayerLinks } = await import('./layer-links.ts')
  const links = new LayerLinks(100_000_000)
  for (let i = 1; i < 4000; i++) links.add('l'.repeat(i), 'x')
  let asked = 0
  await rejects(
    async () => {
      for (; ; asked++) links.resolve(`${asked % 2 ? 'a/'.repeat(2000) : 'b/'.repeat(2000)}x`)
    },
    { code: 'too-large' },
  )
  equal(asked < 100, true)
})
