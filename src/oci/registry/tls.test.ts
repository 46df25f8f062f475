import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { authority } from '#testing/certificates.ts'
import { startProxy } from '#testing/proxy.ts'
import { type TestRegistry, putImage, startRegistry } from '#testing/registry.ts'
import { type RegistryOptions, openRegistryImage } from './registry.ts'

const own = authority()
const host = own.issue('registry.test')
const noWait = async (): Promise<void> => {}

type Env = Record<string, string>

async function served(t: TestContext, tls: Parameters<typeof startRegistry>[0]): Promise<{ registry: TestRegistry; home: string }> {
  const registry = await startRegistry(tls)
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-tls-'))
  t.after(async () => {
    await registry.close()
    await rm(home, { recursive: true })
  })
  putImage(registry, 'latest', Buffer.from('layer'))
  await writeFile(join(home, 'ca.pem'), own.cert)
  return { registry, home }
}

async function pull(name: string, env: Env, options: RegistryOptions = {}): Promise<number> {
  const image = await openRegistryImage(name, { env, wait: noWait, http: { stallAfter: 2000 }, ...options })
  try {
    let length = 0
    for (const layer of image.layers) for await (const chunk of await layer.open()) length += chunk.length
    return length
  } finally {
    await image.close()
  }
}

async function certs(home: string, folder: string, files: Record<string, string>): Promise<void> {
  const at = join(home, '.config/containers/certs.d', folder)
  await mkdir(at, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(at, name), text)
}

test('TLS: an authority in SSL_CERT_FILE, or in certs.d of the host; without one an error with a hint', async (t) => {
  const { registry, home } = await served(t, host)
  ok((await pull(`${registry.host}/a`, { HOME: home, SSL_CERT_FILE: join(home, 'ca.pem') })) > 0)
  await rejects(pull(`${registry.host}/a`, { HOME: home }), { code: 'unavailable', hint: /SSL_CERT_FILE/ })
  await certs(home, registry.host, { 'any.crt': own.cert, README: 'x' })
  ok((await pull(`${registry.host}/a`, { HOME: home })) > 0)
})

test('TLS: a certificate for another host is refused', async (t) => {
  const { registry, home } = await served(t, host)
  await rejects(pull(`localhost:${registry.port}/a`, { HOME: home, SSL_CERT_FILE: join(home, 'ca.pem') }), {
    code: 'unavailable',
    message: /altnames/,
  })
})

test('TLS: a registry that asks who the client is, and a client that shows it to nobody else', async (t) => {
  const mutual = { ...host, ca: own.cert, requestCert: true, rejectUnauthorized: true }
  const { registry, home } = await served(t, mutual)
  const env = { HOME: home, SSL_CERT_FILE: join(home, 'ca.pem') }
  await rejects(pull(`${registry.host}/a`, env), { code: 'unavailable' })
  const client = own.issue('ann')
  await certs(home, registry.host, { 'client.cert': client.cert, 'client.key': client.key })
  ok((await pull(`${registry.host}/a`, env)) > 0)
  const other = await startRegistry({ ...host, ca: own.cert, requestCert: true, rejectUnauthorized: false })
  t.after(() => other.close())
  for (const [digest, bytes] of registry.blobs) other.blobs.set(digest, bytes)
  const shown: boolean[] = []
  other.fault = (request) =>
    void shown.push('subject' in (request.socket as unknown as { getPeerCertificate: () => object }).getPeerCertificate())
  registry.fault = (request, response) => {
    if (!request.url!.includes('/blobs/')) return undefined
    response.writeHead(307, { location: `https://${other.host}${request.url}` }).end()
    return true
  }
  ok((await pull(`${registry.host}/a`, env)) > 0)
  deepEqual([...new Set(shown)], [false])
})

for (const [why, files, error] of [
  ['a certificate without its key', { 'client.cert': host.cert }, /there is no "client\.key" beside it/],
  ['an authority that is none', { 'ca.crt': 'nonsense' }, /no certificate or key in PEM/],
  [
    'a key that is none',
    { 'client.cert': host.cert, 'client.key': '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n' },
    /connect to/,
  ],
] as const)
  test(`TLS: ${why} in certs.d is one clear error`, async (t) => {
    const { registry, home } = await served(t, host)
    await certs(home, registry.host, files)
    await rejects(pull(`${registry.host}/a`, { HOME: home }), { name: 'OciError', message: error })
  })

test("proxy: https goes through a tunnel, whose password is the proxy's alone", async (t) => {
  const { registry, home } = await served(t, host)
  const proxy = await startProxy(() => registry.port)
  t.after(() => proxy.close())
  const env = { HOME: home, SSL_CERT_FILE: join(home, 'ca.pem'), HTTPS_PROXY: `http://ann:pass@127.0.0.1:${proxy.port}` }
  ok((await pull('registry.test/a', env)) > 0)
  equal(proxy.log[0], `CONNECT registry.test:443 Basic ${Buffer.from('ann:pass').toString('base64')}`)
  ok(registry.log.every((line) => line.endsWith(' -')))
  const before = proxy.log.length
  await rejects(pull('registry.test/a', { ...env, NO_PROXY: '.test' }), { code: 'unavailable' })
  ok((await pull(`${registry.host}/a`, env)) > 0)
  equal(proxy.log.length, before)
})

test('proxy: plain HTTP, where it is asked for, goes by its whole address', async (t) => {
  const { registry, home } = await served(t, undefined)
  const proxy = await startProxy(() => registry.port)
  t.after(() => proxy.close())
  const env = { HOME: home, http_proxy: `127.0.0.1:${proxy.port}`, HTTPS_PROXY: 'http://127.0.0.1:9' }
  ok((await pull('registry.test/a', env, { insecure: true })) > 0)
  ok(
    proxy.log.some(
      (line) => line.startsWith('GET http://registry.test/v2/library/a/') || line.startsWith('GET http://registry.test/v2/a/'),
    ),
    proxy.log.join('\n'),
  )
  await rejects(pull('registry.test/a', env), { code: 'unavailable' })
})

for (const [why, options, env, error] of [
  ['that refuses', { refuses: 407 }, {}, /407/],
  ['that stalls', { stalls: true }, {}, /no answer within/],
  ['that is no address', {}, { HTTPS_PROXY: 'socks5://ann:secret@h' }, /HTTPS_PROXY: it is no address of an HTTP proxy/],
] as const)
  test(`proxy: one ${why} is one clear error`, async (t) => {
    const proxy = await startProxy(() => 9, options)
    t.after(() => proxy.close())
    const all = { HOME: '/nowhere', HTTPS_PROXY: `http://ann:secret@127.0.0.1:${proxy.port}`, ...env }
    await rejects(pull('registry.test/a', all, { http: { stallAfter: 200 } }), (error_: Error) => {
      match(error_.message, error)
      ok(!error_.message.includes('secret'))
      return true
    })
  })

/** A registry elsewhere, as the proxy makes of the one that is served here. */
for (const [why, location, error] of [
  ['plain HTTP', 'http://other.test/x', /which is not https/],
  ['the machine itself', 'https://localhost/x', /a place within this machine/],
  ["a cloud's own service", 'https://169.254.169.254/latest', /a place within this machine/],
  ['a file', 'file:///etc/passwd', /which is not https/],
] as const)
  for (const way of ['a redirect', 'a realm'] as const)
    test(`registry elsewhere: ${way} to ${why} is refused`, async (t) => {
      const { registry, home } = await served(t, host)
      const proxy = await startProxy(() => registry.port)
      t.after(() => proxy.close())
      registry.fault = (_, response) => {
        if (way === 'a redirect') response.writeHead(307, { location }).end()
        else response.writeHead(401, { 'www-authenticate': `Bearer realm="${location}"` }).end()
        return true
      }
      const env = { HOME: home, SSL_CERT_FILE: join(home, 'ca.pem'), HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }
      await rejects(pull('registry.test/a', env), { code: 'insecure', message: error })
      ok(proxy.log.every((line) => line.includes('registry.test')))
    })
