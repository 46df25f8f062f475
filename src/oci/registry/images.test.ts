import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type PullScene, pull, pullScene } from '#testing/pull.ts'
import { CONFIG, IMAGE, INDEX, LAYER, configOf, putBlob, putImage, putManifest, sha256, startRegistry } from '#testing/registry.ts'
import { openRegistryImage } from './registry.ts'

const plain = Buffer.from('layer')
const empty = Buffer.alloc(1024)

/** An image made of parts that may be anything. */
function put(
  { registry }: PullScene,
  parts: { config?: object; configType?: string; layers?: readonly object[] | null; manifest?: object },
): void {
  const { config = configOf([]), configType = CONFIG, layers = [], manifest = {} } = parts
  putManifest(
    registry,
    { schemaVersion: 2, mediaType: IMAGE, config: putBlob(registry, config, configType), layers, ...manifest },
    'latest',
  )
}

for (const [why, mediaType, bytes] of [
  ['OCI, plain', 'application/vnd.oci.image.layer.v1.tar', plain],
  ['OCI, gzip', LAYER, gzipSync(plain)],
  ['OCI, zstd', 'application/vnd.oci.image.layer.v1.tar+zstd', zstdCompressSync(plain)],
  ['OCI, not distributable', 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', gzipSync(plain)],
  ['Docker', 'application/vnd.docker.image.rootfs.diff.tar.gzip', gzipSync(plain)],
  ['Docker, foreign', 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', gzipSync(plain)],
  ['zstd that is called gzip', LAYER, zstdCompressSync(plain)],
] as const)
  test(`images: a layer of ${why}`, async (t) => {
    const scene = await pullScene(t)
    put(scene, { config: configOf([sha256(plain)]), layers: [putBlob(scene.registry, bytes, mediaType)] })
    deepEqual(await pull(scene), [bytes])
  })

for (const [why, manifest] of [
  ['Docker schema 2', { mediaType: 'application/vnd.docker.distribution.manifest.v2+json' }],
  ['OCI without a media type', { mediaType: undefined }],
] as const)
  test(`images: a manifest of ${why}`, async (t) => {
    const scene = await pullScene(t)
    const layer = putBlob(scene.registry, gzipSync(plain), LAYER)
    put(scene, {
      config: configOf([sha256(plain)]),
      configType: 'application/vnd.docker.container.image.v1+json',
      layers: [layer],
      manifest,
    })
    equal((await pull(scene)).length, 1)
  })

test('images: no layers, as a list or as null; an empty layer; the same one twice', async (t) => {
  const scene = await pullScene(t)
  put(scene, {})
  deepEqual(await pull(scene), [])
  put(scene, { config: { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: null } }, layers: null })
  deepEqual(await pull(scene), [])
  const layer = putBlob(scene.registry, gzipSync(empty), LAYER)
  put(scene, { config: configOf([sha256(empty), sha256(empty)]), layers: [layer, layer] })
  equal((await pull(scene)).length, 2)
})

const layerOf = (mediaType: string): object => ({ mediaType, digest: `sha256:${'0'.repeat(64)}`, size: 1 })
const config1 = configOf([`sha256:${'1'.repeat(64)}`])

for (const [why, parts, error] of [
  [
    'schema 1',
    { manifest: { schemaVersion: 1, fsLayers: [], config: undefined, layers: undefined } },
    { code: 'unsupported', message: /Docker schema 1/ },
  ],
  [
    'an artifact',
    { config: {}, configType: 'application/vnd.oci.empty.v1+json', manifest: { artifactType: 'application/vnd.example' } },
    { code: 'unsupported', message: /an artifact of type "application\/vnd.example" and no image/ },
  ],
  [
    'a Helm chart',
    { configType: 'application/vnd.cncf.helm.config.v1+json', layers: [layerOf('application/vnd.cncf.helm.chart.content.v1.tar+gzip')] },
    { code: 'unsupported', message: /helm/ },
  ],
  [
    'an encrypted layer',
    { config: config1, layers: [layerOf('application/vnd.oci.image.layer.v1.tar+gzip+encrypted')] },
    { code: 'unsupported', message: /encrypted/ },
  ],
  [
    'a layer that is no tar',
    { config: config1, layers: [layerOf('application/vnd.in-toto+json')] },
    { code: 'unsupported', message: /in-toto/ },
  ],
  ['fewer diff ids than layers', { layers: [layerOf(LAYER)] }, { code: 'malformed', message: /0 diff ids and the manifest 1 layers/ }],
  ['a configuration without a file system', { config: { os: 'linux' } }, { code: 'malformed', message: /rootfs/ }],
  ['no configuration', { manifest: { config: undefined } }, { code: 'malformed', message: /config/ }],
  ['a configuration that is not there', { manifest: { config: layerOf(CONFIG) } }, { code: 'not-found' }],
  ['a layer that is not there', { config: config1, layers: [layerOf(LAYER)] }, { code: 'not-found' }],
  ['an index and a manifest at once', { manifest: { manifests: [] } }, { code: 'malformed', message: /at once/ }],
  ['a manifest that calls itself an index', { manifest: { mediaType: INDEX } }, { code: 'malformed', message: /has the form of an image/ }],
  ['a size that no blob has', { config: config1, layers: [{ ...layerOf(LAYER), size: 2 ** 60 }] }, { code: 'malformed' }],
  ['a negative size', { config: config1, layers: [{ ...layerOf(LAYER), size: -1 }] }, { code: 'malformed' }],
  [
    'a digest that leads elsewhere',
    { config: config1, layers: [{ ...layerOf(LAYER), digest: 'sha256:../../x' }] },
    { code: 'malformed', message: /not a digest/ },
  ],
  ['ten thousand layers', { layers: Array.from({ length: 10_000 }, () => layerOf(LAYER)) }, { code: 'malformed' }],
] as const)
  test(`images: ${why} is one clear error`, async (t) => {
    const scene = await pullScene(t)
    put(scene, parts)
    await rejects(pull(scene), error)
  })

test('images: a manifest that the registry calls an index is one clear error', async (t) => {
  const scene = await pullScene(t)
  put(scene, { manifest: { mediaType: undefined } })
  const bytes = scene.registry.manifests.get('latest')!
  scene.registry.fault = (request, response) => {
    if (!request.url!.endsWith('/latest')) return undefined
    response.writeHead(200, { 'content-type': `${INDEX}; charset=utf-8` }).end(bytes)
    return true
  }
  await rejects(pull(scene), { code: 'malformed', message: /has the form of an image/ })
})

test('images: a document of another size than its descriptor says', async (t) => {
  const scene = await pullScene(t)
  const config = putBlob(scene.registry, configOf([]), CONFIG)
  put(scene, { manifest: { config: { ...config, size: config.size + 1 } } })
  await rejects(pull(scene), { code: 'size-mismatch' })
})

test('images: nested deeply is one clear error, whether in brackets or in indexes', async (t) => {
  const scene = await pullScene(t)
  putManifest(scene.registry, Buffer.from(`{"schemaVersion":2,"config":${'['.repeat(1e5)}`), 'latest')
  await rejects(pull(scene), { code: 'malformed', message: /nested deeper/ })
  let inner: object = putImage(scene.registry, undefined, plain)
  for (let i = 0; i < 5; i++) inner = putManifest(scene.registry, { schemaVersion: 2, mediaType: INDEX, manifests: [inner] }, 'latest')
  await rejects(pull(scene), { code: 'malformed', message: /indexes nest deeper/ })
})

/** An index of images by platform; each holds a layer that says which it is. */
function putIndex(scene: PullScene, platforms: readonly (string | object)[], mediaType = INDEX): void {
  const manifests = platforms.map((platform) => {
    if (typeof platform !== 'string') return platform
    const [os = '', architecture = '', variant] = platform.split('/')
    const full = { os, architecture, ...(variant ? { variant } : {}) }
    return { ...putImage(scene.registry, undefined, Buffer.from(platform), full), platform: full }
  })
  putManifest(scene.registry, { schemaVersion: 2, mediaType, manifests }, 'latest')
}

const all = ['linux/amd64', 'linux/amd64/v3', 'linux/arm/v5', 'linux/arm/v7', 'linux/arm64/v8', 'linux/386', 'windows/amd64']
/** Rows as containerd's platforms package decides them. */
for (const [asked, there, chosen] of [
  ['linux/amd64', all, 'linux/amd64'],
  ['linux/amd64/v2', all, 'linux/amd64'],
  ['linux/amd64/v3', all, 'linux/amd64/v3'],
  ['linux/amd64/v4', all, 'linux/amd64/v3'],
  ['linux/arm', all, 'linux/arm/v7'],
  ['linux/arm/v7', all, 'linux/arm/v7'],
  ['linux/arm/v6', all, 'linux/arm/v5'],
  ['linux/arm64', all, 'linux/arm64/v8'],
  ['linux/arm64/v8', ['linux/arm64'], 'linux/arm64'],
  ['arm64', all, 'linux/arm64/v8'],
  ['linux/aarch64', all, 'linux/arm64/v8'],
  ['linux/x86_64', all, 'linux/amd64'],
  ['windows/amd64', all, 'windows/amd64'],
  ['linux/arm/v5', ['linux/arm/v7'], /the index has linux\/arm\/v7/],
  ['linux/s390x', all, /the index has linux\/amd64, linux\/amd64\/v3/],
  ['linux/', all, /not os\/architecture/],
  ['a/b/c/d', all, /not os\/architecture/],
] as const)
  test(`images: --platform ${asked} of ${there.length} is ${String(chosen)}`, async (t) => {
    const scene = await pullScene(t)
    putIndex(scene, there)
    const open = () => openRegistryImage(`${scene.registry.host}/a`, { ...scene.options, platform: asked })
    if (typeof chosen !== 'string') return rejects(open, { message: chosen })
    const image = await open()
    equal(image.platform, chosen)
    await image.close()
  })

test("images: without --platform the host's is taken; attestations are no images; a manifest list is an index", async (t) => {
  const scene = await pullScene(t)
  const host = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`
  const attestation = {
    ...putImage(scene.registry, undefined, randomBytes(9)),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  }
  for (const mediaType of [INDEX, 'application/vnd.docker.distribution.manifest.list.v2+json']) {
    putIndex(scene, [attestation, 'linux/s390x', host], mediaType)
    const { platform: _, ...options } = scene.options
    const image = await openRegistryImage(`${scene.registry.host}/a`, options)
    match(image.platform, new RegExp(`^${host}`))
    await image.close()
  }
})

test('images: one that is for another platform than was asked for', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', plain, { architecture: 's390x' })
  await rejects(pull(scene), { code: 'no-platform', message: /is for linux\/s390x alone, not for "linux\/amd64"/ })
})

test('images: a tag with a digest is what the digest names, whatever the tag says now', async (t) => {
  const scene = await pullScene(t)
  const first = putImage(scene.registry, 'v1', plain)
  putImage(scene.registry, 'v1', Buffer.from('other'))
  deepEqual(await pull(scene, `shop/app:v1@${first.digest}`), [gzipSync(plain)])
  scene.registry.manifests.set(first.digest, scene.registry.manifests.get('v1')!)
  await rejects(pull(scene, `shop/app:v1@${first.digest}`), { code: 'digest-mismatch' })
})

test('images: a layer that lies elsewhere is fetched there, without credentials, and checked', async (t) => {
  const scene = await pullScene(t, { auths: { HOST: { auth: Buffer.from('ann:secret').toString('base64') } } })
  const elsewhere = await startRegistry()
  t.after(() => elsewhere.close())
  const bytes = gzipSync(plain)
  const layer = putBlob(elsewhere, bytes, 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip')
  const at = `http://${elsewhere.host}/v2/x/blobs/${layer.digest}`
  put(scene, { config: configOf([sha256(plain)]), layers: [{ ...layer, urls: ['http://127.0.0.1:9/gone', at] }] })
  scene.registry.fault = (request, response) => {
    if (request.headers.authorization) return undefined
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
    return true
  }
  deepEqual(await pull(scene), [bytes])
  deepEqual(elsewhere.log, [`GET ${new URL(at).pathname} -`])
  elsewhere.blobs.set(layer.digest, Buffer.from(bytes.map((byte) => byte ^ 1)))
  await rejects(pull(scene), { code: 'digest-mismatch' })
  put(scene, { config: configOf([sha256(plain)]), layers: [{ ...layer, digest: sha256(empty), urls: ['file:///etc/passwd'] }] })
  await rejects(pull(scene), { code: 'insecure', message: /from elsewhere/ })
})

test('images: the index that an image was chosen from, the outermost; none where the manifest itself was asked for', async (t) => {
  const scene = await pullScene(t)
  const { registry, options } = scene
  const platform = { os: 'linux', architecture: 'amd64' }
  const image = { ...putImage(registry, undefined, empty), platform }
  const inner = putManifest(registry, { schemaVersion: 2, mediaType: INDEX, manifests: [image] }, 'inner')
  const outer = putManifest(registry, { schemaVersion: 2, mediaType: INDEX, manifests: [{ ...inner, platform }] }, 'outer')
  for (const [reference, indexDigest] of [
    [':inner', inner.digest],
    [':outer', outer.digest],
    [`@${inner.digest}`, inner.digest],
    [`@${image.digest}`, undefined],
  ]) {
    const opened = await openRegistryImage(`${registry.host}/shop${reference}`, options)
    await opened.close()
    deepEqual([opened.digest, opened.indexDigest], [image.digest, indexDigest])
  }
})
