import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Wish } from '#base/index.ts'
import { imageConfig } from '#testing/image-config.ts'
import { pieces, tar } from '#testing/tar.ts'
import type { Image } from '../image.ts'
import { detectFolder } from './detect-folder.ts'
import { type LayerCache, detectImage } from './detect-image.ts'
import { detectLayer } from './detect-layer.ts'
import type { Detector } from './detector.ts'

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const blobOf = (bytes: Buffer) => ({ diffId: digestOf(bytes), open: async () => pieces(bytes, 700) })

/** Notes what it is handed; wants what `wish` says of a path. */
const noting = (id: string, wish: (path: string) => Wish, key = '1'): Detector<readonly string[]> => ({
  id,
  key,
  start: () => {
    const notes: string[] = []
    return {
      entry: ({ path, type }) => (type === 'file' || type === 'symlink' ? wish(path) : (notes.push(`${type} ${path}`), 'skip')),
      file: ({ path }, bytes) => notes.push(`${path} ${Buffer.from(bytes).toString('latin1').slice(0, 4)}`),
      finish: async ({ symlinks }) => [...notes, ...[...symlinks].map(([from, to]) => `${from} -> ${to}`)],
    }
  },
  recognises: Array.isArray,
})

/** Puts every file together of its pieces. */
const piecing: Detector<ReadonlyMap<string, string>> = {
  id: 'piecing',
  key: '1',
  start: () => {
    const files = new Map<string, string>()
    let held = 0
    return {
      entry: () => 'skip',
      piece: ({ path }, bytes, offset) => {
        equal(files.get(path)?.length ?? 0, offset)
        files.set(path, (files.get(path) ?? '') + Buffer.from(bytes).toString('latin1'))
      },
      flush: () => (++held % 2 === 0 ? new Promise((resolve) => setImmediate(resolve)) : undefined),
      finish: async () => files,
    }
  },
  recognises: (value) => value instanceof Map,
}

const large = 'x'.repeat(5000)
const layer = tar(
  { name: 'a', content: 'aaaa' },
  { name: 'run', content: `\x7fELF${large}`, mode: 0o755 },
  { name: 'script', content: `#!/bin/sh${large}`, mode: 0o755 },
  'folder/',
  { name: '.wh.gone', content: 'not a file of the tree' },
  { name: 'link', flag: '2', link: 'a' },
)

test('detect: each detector is handed what it asked for and no more; programs go to those who asked for programs', async () => {
  const { found } = await detectLayer(blobOf(layer), {
    all: noting('all', () => 'keep'),
    programs: noting('programs', () => 'magic'),
    none: noting('none', () => 'skip'),
    piecing,
  })
  const link = 'link -> a'
  deepEqual(found.all, ['a aaaa', 'run \x7fELF', 'script #!/b', 'directory folder', link])
  deepEqual(found.programs, ['run \x7fELF', 'directory folder', link])
  deepEqual(found.none, ['directory folder', link])
  deepEqual(
    [...found.piecing].map(([path, text]) => [path, text.length]),
    [
      ['a', 4],
      ['run', 5004],
      ['script', 5009],
    ],
  )
  ok(found.piecing.get('run')?.endsWith(large))
})

function imageOf(...layers: readonly Buffer[]): Image & { readonly opened: string[] } {
  const opened: string[] = []
  return {
    opened,
    name: 'test',
    digest: digestOf(Buffer.alloc(0)),
    platform: 'linux/amd64',
    config: { digest: '', os: 'linux', architecture: 'amd64' },
    settings: imageConfig(),
    layers: layers.map((bytes) => {
      const { diffId, open } = blobOf(bytes)
      return { digest: diffId, diffId, size: bytes.length, mediaType: '', open: () => (opened.push(diffId), open()) }
    }),
    close: async () => {},
  }
}

function cacheInMemory(): LayerCache & { readonly entries: Map<string, unknown> } {
  const entries = new Map<string, unknown>()
  return {
    entries,
    get: async (diffId, key) => entries.get(`${diffId} ${key}`),
    put: async (diffId, key, value) => void entries.set(`${diffId} ${key}`, value),
  }
}

test('detect: what the cache knows is not looked for again, and a layer is read for what it does not know alone', async () => {
  const image = imageOf(layer, tar({ name: 'b', content: 'bbbb' }), layer)
  const cache = cacheInMemory()
  const one = noting('one', () => 'keep')
  const first = await detectImage(image, { one }, cache)
  equal(image.opened.length, 2)
  deepEqual(await detectImage(image, { one }, cache), first)
  equal(image.opened.length, 2)
  const both = await detectImage(image, { one, piecing }, cache)
  equal(image.opened.length, 4)
  deepEqual(
    both.map(({ found }) => found.one),
    first.map(({ found }) => found.one),
  )
  equal(both[1]!.found.piecing.get('b'), 'bbbb')
  await detectImage(image, { one: noting('one', () => 'keep', '2') }, cache)
  equal(image.opened.length, 6)
})

test('detect: a remembered value of another form is looked for again', async () => {
  const image = imageOf(layer)
  const cache = cacheInMemory()
  await detectImage(image, { piecing }, cache)
  for (const key of cache.entries.keys()) cache.entries.set(key, 'nonsense')
  equal((await detectImage(image, { piecing }, cache))[0]!.found.piecing.get('a'), 'aaaa')
})

test('detect: a folder is read as a layer is, files in order, large ones in pieces', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-detect-'))
  t.after(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'folder'))
  await mkdir(join(folder, 'left-out'))
  await writeFile(join(folder, 'left-out/z'), 'zzzz')
  await writeFile(join(folder, 'folder/c'), 'cccc')
  await writeFile(join(folder, 'big'), 'y'.repeat(5_000_000))
  await writeFile(join(folder, 'run'), `\x7fELF${large}`, { encoding: 'latin1', mode: 0o755 })
  await symlink('run', join(folder, 'link'))
  const { found, unknowns } = await detectFolder(
    folder,
    { all: noting('all', (path) => (path === 'big' ? 'skip' : 'keep')), programs: noting('programs', () => 'magic'), piecing },
    (path) => path !== 'left-out',
  )
  deepEqual(unknowns, [])
  deepEqual(found.all, ['directory folder', 'run \x7fELF', 'folder/c cccc', 'link -> run'])
  deepEqual(found.programs, ['directory folder', 'run \x7fELF', 'link -> run'])
  deepEqual([...found.piecing.keys()].toSorted(), ['big', 'folder/c', 'run'])
  equal(found.piecing.get('big')?.length, 5_000_000)
})
