import { deepEqual, rejects } from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { configOf, sha256 } from '#testing/registry.ts'
import { tar } from '#testing/tar.ts'
import { openEngineImage } from './engine.ts'

const layer = tar('a')
const config = JSON.stringify(configOf([sha256(layer)]))
const saved = tar(
  { name: 'c.json', content: config },
  { name: 'l.tar', content: layer },
  { name: 'manifest.json', content: JSON.stringify([{ Config: 'c.json', RepoTags: ['shop:1'], Layers: ['l.tar'] }]) },
)
const inspected = JSON.stringify({ Id: 'sha256:1', RepoDigests: ['docker.io/library/shop@sha256:1'] })

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** An engine that listens on a socket of its own. */
async function engine(t: TestContext, answer: Answer): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-engine-'))
  const server = createServer(answer)
  const path = join(folder, 'socket')
  await new Promise<void>((resolve) => void server.listen(path, resolve))
  t.after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(folder, { recursive: true, force: true })
  })
  return { DOCKER_HOST: `unix://${path}`, CONTAINER_HOST: `unix://${path}` }
}

const good: Answer = ({ url }, response) => void response.end(url!.endsWith('/json') ? inspected : saved)

for (const name of ['docker', 'podman'] as const)
  test(`engine: an image that ${name} has`, async (t) => {
    const asked: string[] = []
    const env = await engine(t, (request, response) => {
      asked.push(request.url!)
      good(request, response)
    })
    const image = await openEngineImage(name, 'shop:1', { env })
    deepEqual([image.name, image.repository, image.layers.length], ['shop:1', 'docker.io/library/shop', 1])
    await image.close()
    deepEqual(asked, ['/v1.41/images/shop:1/json', '/v1.41/images/shop:1/get'])
  })

const onGet =
  (act: (response: ServerResponse) => void): Answer =>
  (request, response) =>
    request.url!.endsWith('/json') ? void response.end(inspected) : act(response)

for (const [why, answer, error] of [
  ['an image that is not there', (_, response) => void response.writeHead(404).end(), { code: 'not-found', hint: /images lists them/ }],
  [
    'an engine in trouble',
    (_, response) => void response.writeHead(500).end('x'.repeat(1e6)),
    { code: 'unavailable', message: /status 500/ },
  ],
  ['an answer that is no JSON', (_, response) => void response.end('<html>'), { code: 'malformed' }],
  [
    'an answer that never ends',
    (_, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(64_000, ' '), more))
      more()
    },
    { code: 'unavailable' },
  ],
  ['an export that is no archive', onGet((response) => void response.end('hello '.repeat(500))), { code: 'malformed' }],
  [
    'an export that breaks off',
    onGet((response) => {
      response.writeHead(200, { 'content-length': String(saved.length) })
      response.write(saved.subarray(0, 1000), () => response.destroy())
    }),
    { code: 'unavailable', message: /read from/ },
  ],
] as readonly (readonly [string, Answer, object])[])
  test(`engine: ${why} is one clear error`, async (t) => {
    const env = await engine(t, answer)
    await rejects(openEngineImage('docker', 'shop:1', { env }), error)
  })

test('engine: no socket, a file in its place, and names that are none', async (t) => {
  const env = await engine(t, good)
  const path = join(env['DOCKER_HOST']!.replace('unix://', ''), '..', 'file')
  await writeFile(path, '')
  await rejects(openEngineImage('docker', 'a', { env: { DOCKER_HOST: `unix://${path}` } }), {
    code: 'unavailable',
    message: /no socket at/,
  })
  await rejects(openEngineImage('podman', 'a', { env: { CONTAINER_HOST: 'unix:///nowhere' } }), { code: 'unavailable' })
  for (const name of ['', 'a b', 'a?force=1', 'a#b', 'x'.repeat(2000)])
    await rejects(openEngineImage('docker', name, { env }), { code: 'bad-reference' })
})

test('engine: a name cannot lead to another path of the API', async (t) => {
  const asked: string[] = []
  const env = await engine(t, (request, response) => {
    asked.push(request.url!)
    good(request, response)
  })
  await rejects(openEngineImage('docker', '../containers/x', { env }), { code: 'bad-reference' })
  await rejects(openEngineImage('docker', 'a/../../x', { env }), { code: 'bad-reference' })
  deepEqual(asked, [])
})
