import { deepEqual, equal } from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { LayerCatalog } from './catalog-layer.ts'
import { cacheUse, layerCache, pruneCache } from './layer-cache.ts'

const catalog = (diffId: string): LayerCatalog => ({
  diffId,
  tree: { files: new Float64Array([1, 2]), whiteouts: ['a'], opaques: [], size: 1, entries: 2 },
  records: [{ path: 'x', cataloger: 'c', found: [{ kind: 'files', of: 'p', paths: ['y'] }] }],
  unknowns: [],
  symlinks: new Map([['bin', 'usr/bin']]),
})

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-cache-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

test('layer cache: gives back what was put, for the same catalogers alone', async (t) => {
  const cache = layerCache(await folderOf(t), 1e6, () => new Date())
  await cache.put(catalog('sha256:a'), 'one')
  deepEqual(await cache.get('sha256:a', 'one'), catalog('sha256:a'))
  equal(await cache.get('sha256:a', 'two'), undefined)
  equal(await cache.get('sha256:b', 'one'), undefined)
})

for (const [why, change] of [
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte)))],
  ['empty', () => Buffer.alloc(0)],
] as const)
  test(`layer cache: an entry that is ${why} is not there`, async (t) => {
    const folder = await folderOf(t)
    const cache = layerCache(folder, 1e6, () => new Date())
    await cache.put(catalog('sha256:a'), 'one')
    const path = join(folder, (await readdir(folder))[0]!)
    await writeFile(path, change(await readFile(path)))
    equal(await cache.get('sha256:a', 'one'), undefined)
  })

test('layer cache: bounded, the entry that was not used for the longest goes first', async (t) => {
  const folder = await folderOf(t)
  let time = 1e12
  const cache = layerCache(folder, 1e6, () => new Date((time += 1e6)))
  for (const id of ['a', 'b', 'c']) {
    await cache.put(catalog(id), 'one')
    await cache.get(id, 'one')
  }
  await cache.get('a', 'one')
  const { bytes } = await cacheUse(folder)
  equal((await pruneCache(folder, bytes - 1)).entries, 1)
  deepEqual(await Promise.all(['a', 'b', 'c'].map(async (id) => (await cache.get(id, 'one')) !== undefined)), [true, false, true])
})

test('layer cache: a folder that cannot be written to is no error', async () => {
  await layerCache('/dev/null/cache', 1e6, () => new Date()).put(catalog('a'), 'one')
})
