import { deepEqual, equal, rejects } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { INDEX, LAYER, configOf, putBlob, putImage, putManifest, sha256 } from '#testing/registry.ts'
import { openLayout } from './layout.ts'

type Blobs = { readonly blobs: Map<string, Buffer>; readonly manifests: Map<string, Buffer> }
const REF = 'org.opencontainers.image.ref.name'
const CONTAINERD = 'io.containerd.image.name'

/** A layout folder whose index.json `fill` makes; blobs and manifests lie together. */
async function layout(
  t: TestContext,
  fill: (store: Blobs) => object | string,
  version: string | undefined = '{"imageLayoutVersion":"1.0.0"}',
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-layout-'))
  t.after(() => rm(folder, { recursive: true }))
  const store: Blobs = { blobs: new Map(), manifests: new Map() }
  const index = fill(store)
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true })
  for (const [digest, bytes] of [...store.blobs, ...store.manifests]) await writeFile(join(folder, 'blobs', ...digest.split(':')), bytes)
  await writeFile(join(folder, 'index.json'), typeof index === 'string' ? index : JSON.stringify(index))
  if (version !== undefined) await writeFile(join(folder, 'oci-layout'), version)
  return folder
}

const indexOf = (...manifests: readonly object[]): object => ({ schemaVersion: 2, mediaType: INDEX, manifests })
const image = (store: Blobs, text: string, annotations: object = {}, platform?: object): object => ({
  ...putImage(store, undefined, Buffer.from(text), platform),
  annotations,
  ...(platform ? { platform: { os: 'linux', architecture: 'amd64', ...platform } } : {}),
})

async function read(folder: string, reference?: string, platform?: string): Promise<string> {
  const opened = await openLayout(folder, reference, platform === undefined ? {} : { platform })
  try {
    const layers = await Promise.all(
      opened.layers.map(async ({ open, diffId }) => {
        for await (const _ of await open());
        return diffId
      }),
    )
    return layers.join()
  } finally {
    await opened.close()
  }
}

const is = (text: string): string => sha256(Buffer.from(text))
const two = (store: Blobs): object =>
  indexOf(image(store, 'a', { [REF]: 'v1' }), image(store, 'b', { [REF]: 'v2', [CONTAINERD]: 'docker.io/library/shop:v2' }))

for (const [why, fill, reference, platform, expected] of [
  ['the only image', (store) => indexOf(image(store, 'a')), undefined, undefined, 'a'],
  ['by its name', two, 'v1', undefined, 'a'],
  ['by the name that containerd gives', two, 'docker.io/library/shop:v2', undefined, 'b'],
  ['by that name as Docker shortens it', two, 'shop:v2', undefined, 'b'],
  [
    'one image under two names',
    (store) => indexOf(image(store, 'a', { [REF]: 'x' }), image(store, 'a', { [REF]: 'y' })),
    undefined,
    undefined,
    'a',
  ],
  [
    'by platform',
    (store) => indexOf(image(store, 'a', {}, { architecture: 's390x' }), image(store, 'b', {}, { architecture: 'arm64' })),
    undefined,
    'linux/arm64',
    'b',
  ],
  [
    'an index in the index',
    (store) =>
      indexOf(
        putManifest(store, indexOf(image(store, 'a', {}, { architecture: 'riscv64' }), image(store, 'b', {}, { architecture: 'amd64' }))),
      ),
    undefined,
    'linux/amd64',
    'b',
  ],
  [
    'beside an attestation',
    (store) => indexOf(image(store, 'a'), image(store, 'b', { 'vnd.docker.reference.type': 'attestation-manifest' })),
    undefined,
    undefined,
    'a',
  ],
] as readonly (readonly [string, (store: Blobs) => object, string | undefined, string | undefined, string])[])
  test(`layout: ${why}`, async (t) => equal(await read(await layout(t, fill), reference, platform), is(expected)))

test('layout: by its digest; without the file oci-layout', async (t) => {
  let digest = ''
  const fill = (store: Blobs): object => {
    digest = putImage(store, undefined, Buffer.from('b')).digest
    return two(store)
  }
  equal(await read(await layout(t, fill), digest), is('b'))
  const bare = await layout(t, two)
  await unlink(join(bare, 'oci-layout'))
  equal(await read(bare, 'v1'), is('a'))
})

for (const [why, fill, reference, error, version] of [
  ['a name that is not there', two, 'v3', { code: 'not-found', message: /no image "v3"; there are v1, docker\.io\/library\/shop:v2/ }],
  ['several without a choice', two, undefined, { code: 'not-found', message: /holds several images; there are v1, docker/ }],
  [
    'two images of one name',
    (store) => indexOf(image(store, 'a', { [REF]: 'v1' }), image(store, 'b', { [REF]: 'v1' })),
    'v1',
    { code: 'not-found', message: /several images/ },
  ],
  ['no image', () => indexOf(), undefined, { code: 'not-found', message: /holds no image/ }],
  ['an index.json that is a manifest', () => ({ schemaVersion: 2, config: {}, layers: [] }), undefined, { code: 'malformed' }],
  ['an index.json that is no JSON', () => '{', undefined, { code: 'malformed' }],
  ['an index.json of 5 MiB', () => ' '.repeat(5 << 20), undefined, { code: 'too-large' }],
  ['a version to come', two, 'v1', { code: 'unsupported', message: /version "2\.0\.0", not 1/ }, '{"imageLayoutVersion":"2.0.0"}'],
  ['an oci-layout that is no JSON', two, 'v1', { code: 'malformed' }, 'x'],
  [
    'a manifest that is not there',
    () => indexOf({ mediaType: '', digest: is('gone'), size: 1 }),
    undefined,
    { code: 'not-found', message: /is not there/ },
  ],
  ['a manifest of another size', (store) => indexOf({ ...image(store, 'a'), size: 9 }), undefined, { code: 'size-mismatch' }],
  [
    'an index that holds itself',
    (store) => {
      const loop = { mediaType: INDEX, digest: is('loop'), size: 0 }
      const bytes = Buffer.from(JSON.stringify(indexOf(loop)))
      store.blobs.set(loop.digest, bytes)
      return indexOf({ ...loop, size: bytes.length })
    },
    undefined,
    { code: 'digest-mismatch' },
  ],
] as readonly (readonly [string, (store: Blobs) => object | string, string | undefined, object, string?])[])
  test(`layout: ${why} is one clear error`, async (t) => rejects(read(await layout(t, fill, version), reference), error))

/** An image whose one layer is put into the folder by `place`. */
async function withLayer(t: TestContext, bytes: Buffer, place: (path: string, folder: string) => Promise<void>): Promise<string> {
  const digest = sha256(bytes)
  const folder = await layout(t, (store) => {
    const config = putBlob(store, configOf([digest]), '')
    return indexOf(putManifest(store, { schemaVersion: 2, config, layers: [{ mediaType: LAYER, digest, size: bytes.length }] }))
  })
  await place(join(folder, 'blobs', ...digest.split(':')), folder)
  return folder
}

const packed = gzipSync(Buffer.from('layer'))

test('layout: a blob may be a link to a file that has the digest', async (t) => {
  const folder = await withLayer(t, packed, async (path, root) => {
    await writeFile(join(root, 'elsewhere'), packed)
    await symlink('../../elsewhere', path)
  })
  equal(await read(folder), sha256(packed))
})

for (const [why, place, error] of [
  ['a link out of the layout', (path) => symlink('/etc/passwd', path), { code: /size-mismatch|digest-mismatch/ }],
  ['a link to a device', (path) => symlink('/dev/zero', path), { code: /not-found/ }],
  ['a link to itself', (path) => symlink(path, path), { code: /not-found|unreadable/ }],
  ['a link to nothing', (path) => symlink('nothing', path), { code: /not-found/ }],
  ['a pipe', async (path) => void execFileSync('mkfifo', [path]), { code: /not-found/ }],
  ['a folder', (path) => mkdir(path), { code: /not-found/ }],
  ['a terabyte of holes', async (path) => writeFile(path, '').then(() => truncate(path, 2 ** 40)), { code: /size-mismatch/ }],
  ['cut off', (path) => writeFile(path, packed.subarray(0, 9)), { code: /size-mismatch/ }],
  ['changed', (path) => writeFile(path, Buffer.alloc(packed.length)), { code: /digest-mismatch/ }],
] as readonly (readonly [string, (path: string, folder: string) => Promise<void>, { code: RegExp }])[])
  test(`layout: a blob that is ${why} is one clear error`, async (t) => {
    const folder = await withLayer(t, packed, place)
    await rejects(read(folder), (thrown: Error & { code?: string }) => error.code.test(thrown.code ?? ''))
  })

test('layout: digests of sha512', async (t) => {
  const { createHash } = await import('node:crypto')
  const digest = `sha512:${createHash('sha512').update(packed).digest('hex')}`
  const folder = await layout(t, (store) => {
    const config = putBlob(store, configOf([is('layer')]), '')
    return indexOf(putManifest(store, { schemaVersion: 2, config, layers: [{ mediaType: LAYER, digest, size: packed.length }] }))
  })
  await mkdir(join(folder, 'blobs/sha512'))
  await writeFile(join(folder, 'blobs', ...digest.split(':')), packed)
  deepEqual(await read(folder), is('layer'))
})

test('layout: the index that an image was chosen from is that of a blob, never index.json', async (t) => {
  let inner = ''
  const nested = await layout(t, (store) => {
    const entry = putManifest(store, indexOf(image(store, 'a', {}, {})))
    inner = entry.digest
    return indexOf(entry)
  })
  const flat = await layout(t, (store) => indexOf(image(store, 'a', {}, {}), image(store, 'b', {}, { architecture: 'arm64' })))
  for (const [folder, indexDigest] of [
    [nested, inner],
    [flat, undefined],
  ] as const) {
    const opened = await openLayout(folder, undefined, { platform: 'linux/amd64' })
    await opened.close()
    equal(opened.indexDigest, indexDigest)
  }
})
