import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { type PullScene, pullScene } from '#testing/pull.ts'
import { type TestRegistry, addImage, startRegistry } from '#testing/registry.ts'
import { type RegistryOptions, openRegistryImage } from './registry.ts'

const content = randomBytes(300_000)

async function withRegistry(t: TestContext, config: object = {}): Promise<PullScene> {
  const scene = await pullScene(t, config)
  addImage(scene.registry, 'latest', content)
  return scene
}

async function pull(registry: TestRegistry, options: RegistryOptions, name = 'shop/app'): Promise<number> {
  const image = await openRegistryImage(`${registry.host}/${name}`, options)
  try {
    let length = 0
    for await (const chunk of await image.layers[0]!.open()) length += chunk.length
    return length
  } finally {
    await image.close()
  }
}

const blobPath = /\/blobs\/sha256:/
const login = { auths: { HOST: { auth: Buffer.from('ann:secret').toString('base64') } } }

test('registry: a tag and a digest give the same image', async (t) => {
  const { registry, options } = await withRegistry(t)
  const image = await openRegistryImage(`${registry.host}/shop/app`, options)
  const same = await openRegistryImage(`${registry.host}/shop/app@${image.digest}`, options)
  deepEqual([same.digest, same.platform, image.tag, same.tag], [image.digest, 'linux/amd64', 'latest', undefined])
  await Promise.all([image.close(), same.close()])
})

test('registry: the token dance, with the credentials shown to the realm alone', async (t) => {
  const { registry, options } = await withRegistry(t, login)
  registry.fault = (request, response) => {
    if (request.url?.startsWith('/token')) {
      ok(response.end(request.headers.authorization === `Basic ${login.auths.HOST.auth}` ? '{"token":"t0k"}' : '{}'))
      return true
    }
    if (request.headers.authorization === 'Bearer t0k') return undefined
    const realm = `http://${registry.host}/token`
    response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="s",scope="repository:shop/app:pull"` }).end()
    return true
  }
  ok((await pull(registry, options)) > 1000)
  ok(registry.log.includes(`GET /token?service=s&scope=repository%3Ashop%2Fapp%3Apull Basic ${login.auths.HOST.auth}`))
})

test('registry: basic authentication; without credentials a hint', async (t) => {
  const { registry, options } = await withRegistry(t, login)
  registry.fault = (request, response) => {
    if (request.headers.authorization) return undefined
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
    return true
  }
  ok((await pull(registry, options)) > 1000)
  await rejects(pull(registry, { ...options, env: { HOME: '/nowhere' } }), { code: 'unauthorized', hint: /login/ })
})

test('registry: a redirect to another host does not take the credentials along', async (t) => {
  const { registry, options } = await withRegistry(t, login)
  const other = await startRegistry()
  t.after(() => other.close())
  for (const [digest, bytes] of registry.blobs) other.blobs.set(digest, bytes)
  registry.fault = (request, response) => {
    if (!request.headers.authorization) response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
    else if (blobPath.test(request.url!)) response.writeHead(307, { location: `http://${other.host}${request.url}` }).end()
    else return undefined
    return true
  }
  ok((await pull(registry, options)) > 1000)
  ok(other.log.length > 0 && other.log.every((line) => line.endsWith(' -')), other.log.join('\n'))
})

test('registry: a broken blob goes on where it broke', async (t) => {
  const { registry, options } = await withRegistry(t)
  let broken = 0
  registry.fault = (request, response) => {
    const blob = registry.blobs.get(request.url!.split('/').at(-1)!)
    if (!blob || blob.length < 100_000 || broken++ > 0) return undefined
    response.writeHead(200, { 'content-length': String(blob.length) })
    response.write(blob.subarray(0, 50_000), () => setTimeout(() => response.destroy(), 50))
    return true
  }
  ok((await pull(registry, options)) > 100_000)
  equal(registry.log.filter((line) => blobPath.test(line)).length, 3)
})

test('registry: Retry-After is waited for', async (t) => {
  const { registry, options } = await withRegistry(t)
  let asked = 0
  registry.fault = (_, response) => {
    if (asked++ > 1) return undefined
    response.writeHead(429, { 'retry-after': '0' }).end()
    return true
  }
  ok((await pull(registry, options)) > 1000)
})

for (const [why, fault, error] of [
  ['a registry that loops', (_, response) => void response.writeHead(302, { location: '/v2/again' }).end(), { code: 'unavailable' }],
  [
    'a registry that asks to wait a day',
    (_, response) => void response.writeHead(429, { 'retry-after': '86400' }).end(),
    { code: 'rate-limited' },
  ],
  [
    'a redirect to another scheme',
    (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    { code: 'insecure' },
  ],
  ['an image that is not there', (_, response) => void response.writeHead(404).end(), { code: 'not-found' }],
  ['an endless manifest', (_, response) => void response.writeHead(200).end(Buffer.alloc(6_000_000)), { code: 'too-large' }],
] as readonly (readonly [string, (request: unknown, response: ServerResponse) => void, object])[])
  test(`registry: ${why} is one clear error`, async (t) => {
    const { registry, options } = await withRegistry(t)
    registry.fault = (request, response) => {
      if (request.url === '/v2/') return undefined
      fault(request, response)
      return true
    }
    await rejects(pull(registry, options), error)
  })

for (const [why, change, error] of [
  ['other bytes of the same length', (blob: Buffer) => Buffer.from(blob.map((byte) => byte ^ 1)), { code: 'digest-mismatch' }],
  ['more bytes than it should have', (blob: Buffer) => Buffer.concat([blob, blob]), { code: 'size-mismatch' }],
  ['fewer bytes than it should have', (blob: Buffer) => blob.subarray(0, 1000), { code: 'size-mismatch' }],
] as const)
  test(`registry: a blob of ${why} is an error`, async (t) => {
    const { registry, options } = await withRegistry(t)
    for (const [digest, blob] of registry.blobs) if (blob.length > 100_000) registry.blobs.set(digest, change(blob))
    await rejects(pull(registry, options), error)
  })

test('registry: one that stalls is given up', async (t) => {
  const { registry, options } = await withRegistry(t)
  registry.fault = (request, response) => {
    if (!blobPath.test(request.url!)) return undefined
    response.writeHead(200)
    response.write('x')
    return true
  }
  await rejects(pull(registry, { ...options, http: { stallAfter: 100 } }), { name: 'OciError' })
})
