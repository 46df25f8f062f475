import { deepEqual, equal, rejects } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { assert as check, asyncProperty } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { INDEX, configOf, putImage, sha256 } from '#testing/registry.ts'
import { type Member, pieces, tar } from '#testing/tar.ts'
import { PlimsollError } from '#base/index.ts'
import type { Image } from '../image.ts'
import { openArchive, openArchiveStream } from './archive.ts'

type Parts = readonly (Member | string)[]
const layerOf = (name: string): Buffer => tar({ name, content: name })
const json = (name: string, value: unknown): Member => ({ name, content: JSON.stringify(value) })
const hex = (bytes: Uint8Array): string => sha256(bytes).slice(7)

/** As `docker save` wrote until version 24: a folder for each layer, a link where one is there already, `repositories` beside it. */
function dockerSave(
  images: readonly { readonly tags: readonly string[] | null; readonly layers: readonly string[] }[],
  link: 'file' | 'link' | 'hard' = 'file',
): Parts {
  const members: Member[] = []
  const seen = new Set<string>()
  const entries = images.map(({ tags, layers }, i) => {
    const config = JSON.stringify({ ...configOf(layers.map((name) => sha256(layerOf(name)))), history: [{ i }] })
    members.push({ name: `${hex(Buffer.from(config))}.json`, content: config })
    const paths = layers.map((name, j) => {
      const path = `${i}-${j}/layer.tar`
      const first = `first-${name}/layer.tar`
      if (!seen.has(name)) members.push({ name: first, content: layerOf(name) })
      seen.add(name)
      if (link === 'file') members.push({ name: path, content: layerOf(name) })
      else members.push({ name: path, flag: link === 'link' ? '2' : '1', link: link === 'link' ? `../${first}` : first })
      return path
    })
    return { Config: `${hex(Buffer.from(config))}.json`, RepoTags: tags, Layers: paths }
  })
  return [...members, json('manifest.json', entries), json('repositories', {})]
}

/** As Docker 25 writes: a layout, with the old manifest.json beside it. */
function dockerLayout(): Parts {
  const store = { blobs: new Map<string, Buffer>(), manifests: new Map<string, Buffer>() }
  const entry = (name: string, tag: string): object => ({
    ...putImage(store, undefined, layerOf(name)),
    annotations: { 'io.containerd.image.name': `docker.io/library/${name}:${tag}`, 'org.opencontainers.image.ref.name': tag },
  })
  const index = { schemaVersion: 2, mediaType: INDEX, manifests: [entry('a', 'latest'), entry('b', 'latest')] }
  const blobs = [...store.blobs, ...store.manifests].map(([digest, content]): Member => ({
    name: `blobs/${digest.replace(':', '/')}`,
    content,
  }))
  return [...blobs, json('index.json', index), json('oci-layout', { imageLayoutVersion: '1.0.0' }), json('manifest.json', [])]
}

async function scratch(t: TestContext, bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-archive-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'x.tar'), bytes)
  return join(folder, 'x.tar')
}

async function contents(image: Image): Promise<string[]> {
  try {
    return await Promise.all(
      image.layers.map(async ({ open }) => {
        const parts: Uint8Array[] = []
        for await (const part of await open()) parts.push(Uint8Array.from(part))
        const head = Buffer.concat(parts)
        return head[0] === 0x1f ? 'packed' : head.toString('latin1', 0, 1)
      }),
    )
  } finally {
    await image.close()
  }
}

const one = [{ tags: ['shop:1', 'shop:latest'], layers: ['a', 'b', 'a'] }]
const two = [...one, { tags: ['registry.example/other:2'], layers: ['b'] }]
const idOf = (parts: Parts, i: number): string =>
  (
    JSON.parse(String((parts.find((part) => typeof part !== 'string' && part.name === 'manifest.json') as Member).content)) as {
      Config: string
    }[]
  )[i]!.Config.replace('.json', '')

for (const [why, parts, reference, expected] of [
  ['docker save', dockerSave(one), undefined, ['a', 'b', 'a']],
  ['docker save with links to equal layers, as podman writes', dockerSave(one, 'link'), undefined, ['a', 'b', 'a']],
  ['docker save with hard links', dockerSave(one, 'hard'), undefined, ['a', 'b', 'a']],
  ['one of two images by its tag', dockerSave(two), 'registry.example/other:2', ['b']],
  ['by its tag as Docker resolves it', dockerSave(two), 'docker.io/library/shop', ['a', 'b', 'a']],
  ['by its id', dockerSave(two), idOf(dockerSave(two), 1), ['b']],
  ['by the beginning of its id', dockerSave(two), `sha256:${idOf(dockerSave(two), 1).slice(0, 12)}`, ['b']],
  ['an image without a tag', dockerSave([{ tags: null, layers: ['a'] }]), undefined, ['a']],
  ['an image without layers', dockerSave([{ tags: ['x:1'], layers: [] }]), undefined, []],
  ['Docker 25, by its whole name', dockerLayout(), 'docker.io/library/b:latest', ['packed']],
  ['Docker 25, by its short name', dockerLayout(), 'b', ['packed']],
] as readonly (readonly [string, Parts, string | undefined, readonly string[]])[])
  test(`archive: ${why}`, async (t) =>
    deepEqual(await contents(await openArchive(await scratch(t, tar(...parts)), reference, {})), expected))

const plain = tar(...dockerSave(one))
for (const [why, bytes] of [
  ['gzip', gzipSync(plain)],
  ['gzip of two members', Buffer.concat([gzipSync(plain.subarray(0, 3000)), gzipSync(plain.subarray(3000))])],
  ['zstd', zstdCompressSync(plain)],
  ['zstd of two frames', Buffer.concat([zstdCompressSync(plain.subarray(0, 3000)), zstdCompressSync(plain.subarray(3000))])],
] as const)
  test(`archive: packed by ${why}, from a file and from a stream`, async (t) => {
    deepEqual(await contents(await openArchive(await scratch(t, bytes), undefined, {})), ['a', 'b', 'a'])
    deepEqual(await contents(await openArchiveStream(pieces(bytes, 700), '-', {})), ['a', 'b', 'a'])
  })

test('archive: an empty layer of no bytes', async (t) => {
  const config = JSON.stringify(configOf([sha256(Buffer.alloc(0))]))
  const path = await scratch(
    t,
    tar(
      { name: 'c.json', content: config },
      { name: 'l.tar' },
      json('manifest.json', [{ Config: 'c.json', RepoTags: null, Layers: ['l.tar'] }]),
    ),
  )
  deepEqual(await contents(await openArchive(path, undefined, {})), [''])
})

const entry = { Config: 'c.json', RepoTags: null, Layers: ['l.tar'] }
const withEntry = (config: string, more: object = {}): Parts => [
  { name: 'c.json', content: config },
  json('manifest.json', [{ ...entry, ...more }]),
]
for (const [why, bytes, reference, error] of [
  [
    'several images without a choice',
    tar(...dockerSave(two)),
    undefined,
    { code: 'not-found', message: /several images; there are shop:1, shop:latest, registry/ },
  ],
  ['a tag that is not there', tar(...dockerSave(two)), 'nothing:1', { code: 'not-found', message: /no image "nothing:1"/ }],
  ['a beginning of an id that is too short', tar(...dockerSave(one)), idOf(dockerSave(one), 0).slice(0, 6), { code: 'not-found' }],
  [
    'Docker 25 with two images of one tag',
    tar(...dockerLayout()),
    'latest',
    { code: 'not-found', message: /several images; there are docker\.io\/library\/a:latest/ },
  ],
  ['no archive of images', tar('a', 'b'), undefined, { code: 'malformed', message: /neither index\.json nor manifest\.json/ }],
  ['nothing', Buffer.alloc(0), undefined, { code: 'malformed' }],
  ['no tar', Buffer.from('hello '.repeat(200)), undefined, { code: 'malformed' }],
  ['xz', Buffer.from('fd377a585a000004e6d6b446', 'hex'), undefined, { code: 'unsupported', message: /xz/ }],
  ['a gzip that breaks off', gzipSync(plain).subarray(0, 300), undefined, { code: 'malformed' }],
  ['a zstd that breaks off', zstdCompressSync(plain).subarray(0, 200), undefined, { code: 'malformed' }],
  [
    'a member that is larger than the archive',
    tar({ name: 'a', size: 2 ** 33 - 1 }),
    undefined,
    { code: 'malformed', message: /middle of a file/ },
  ],
  ['a manifest of 5 MiB', tar({ name: 'manifest.json', content: ' '.repeat(5 << 20) }), undefined, { code: 'too-large' }],
  ['a manifest that is no JSON', tar({ name: 'manifest.json', content: '[' }), undefined, { code: 'malformed' }],
  ['a manifest of another form', tar(json('manifest.json', {})), undefined, { code: 'malformed' }],
  ['a configuration that is not there', tar(json('manifest.json', [entry])), undefined, { code: 'not-found' }],
  [
    'a layer that is not there',
    tar(...withEntry(JSON.stringify(configOf([sha256(plain)])))),
    undefined,
    { code: 'not-found', message: /layer "l\.tar" is not in the archive/ },
  ],
  [
    'a layer that is a loop of links',
    tar(
      { name: 'l.tar', flag: '2', link: 'm.tar' },
      { name: 'm.tar', flag: '2', link: 'l.tar' },
      ...withEntry(JSON.stringify(configOf([sha256(plain)]))),
    ),
    undefined,
    { code: 'not-found' },
  ],
  [
    'a layer by a path out of the archive',
    tar(...withEntry(JSON.stringify(configOf([sha256(plain)])), { Layers: ['../../../etc/passwd'] })),
    undefined,
    { code: 'not-found' },
  ],
  ['fewer diff ids than layers', tar(...withEntry(JSON.stringify(configOf([])))), undefined, { code: 'malformed', message: /0 diff ids/ }],
] as readonly (readonly [string, Buffer, string | undefined, object])[])
  test(`archive: ${why} is one clear error, and leaves nothing behind`, async (t) => {
    const path = await scratch(t, bytes)
    await rejects(openArchive(path, reference, {}), error)
    deepEqual(await readdir(join(path, '..')), ['x.tar'])
  })

test('archive: a pipe or a folder is one clear error', async (t) => {
  const path = await scratch(t, plain)
  execFileSync('mkfifo', [`${path}.pipe`])
  await rejects(openArchive(`${path}.pipe`, undefined, {}), { code: 'unsupported', message: /no regular file/ })
  await rejects(openArchive(join(path, '..'), undefined, {}), { code: 'unsupported' })
  await rejects(openArchive(`${path}.gone`, undefined, {}), { code: 'not-found' })
})

test('archive: one for another platform than was asked for', async (t) =>
  rejects(openArchive(await scratch(t, plain), undefined, { platform: 'linux/s390x' }), { code: 'no-platform' }))

for (const [why, bytes] of [
  ['docker save', tar(...dockerSave([{ tags: ['x:1'], layers: ['a'] }], 'link'))],
  ['Docker 25', tar(...dockerLayout())],
] as const)
  test(`archive: ${why}, changed and cut anywhere, is an image or an error of ours`, async (t) => {
    const path = await scratch(t, bytes)
    await check(
      asyncProperty(damaged(bytes), async (broken) => {
        await writeFile(path, broken)
        try {
          equal((await contents(await openArchive(path, why === 'Docker 25' ? 'b' : undefined, {}))).length, 1)
        } catch (error) {
          if (!(error instanceof PlimsollError)) throw error
        }
      }),
      { numRuns: 60 },
    )
  })
