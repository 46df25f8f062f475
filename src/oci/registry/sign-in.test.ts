import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pull, pullScene } from '#testing/pull.ts'
import { type TestRegistry, putImage, startRegistry } from '#testing/registry.ts'

const basic = Buffer.from('ann:secret').toString('base64')
const login = { auths: { HOST: { auth: basic } } }
const identity = { auths: { HOST: { auth: Buffer.from('<token>:').toString('base64'), identitytoken: 'id3ntity' } } }

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}

/** Gives a token for the asking, and content for a token that is still good. */
function tokens(
  registry: TestRegistry,
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  uses = Number.POSITIVE_INFINITY,
): { readonly asked: () => number } {
  let [asked, used] = [0, 0]
  registry.fault = (request, response) => {
    if (request.url!.startsWith('/token')) {
      used = 0
      answer(request, response, ++asked)
      return true
    }
    if (request.headers.authorization === `Bearer t${asked}` && used++ < uses) return undefined
    const scope = 'repository:shop/app:pull'
    response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${registry.host}/token",service="s",scope="${scope}"` }).end()
    return true
  }
  return { asked: () => asked }
}

for (const [why, body] of [
  ['token', (count: number) => ({ token: `t${count}` })],
  ['access_token', (count: number) => ({ access_token: `t${count}`, expires_in: 60 })],
  ['both, the first empty', (count: number) => ({ token: '', access_token: `t${count}` })],
] as const)
  test(`sign in: without credentials, a token by the name of ${why}`, async (t) => {
    const scene = await pullScene(t)
    putImage(scene.registry, 'latest', Buffer.from('x'))
    tokens(scene.registry, (request, response, count) => {
      equal(request.headers.authorization, undefined)
      response.end(JSON.stringify(body(count)))
    })
    equal((await pull(scene)).length, 1)
  })

test('sign in: a token that has run out is asked for again', async (t) => {
  const scene = await pullScene(t, login)
  putImage(scene.registry, 'latest', Buffer.from('x'))
  const { asked } = tokens(scene.registry, (_, response, count) => response.end(`{"token":"t${count}"}`), 1)
  equal((await pull(scene)).length, 1)
  equal(asked(), 3)
})

test('sign in: an identity token is posted for an access token', async (t) => {
  const scene = await pullScene(t, identity)
  putImage(scene.registry, 'latest', Buffer.from('x'))
  const posted: string[] = []
  tokens(scene.registry, (request, response, count) => {
    void bodyOf(request).then((text) => {
      posted.push(`${request.method} ${text}`)
      response.end(`{"access_token":"t${count}"}`)
    })
  })
  await pull(scene)
  deepEqual(posted, [
    'POST grant_type=refresh_token&service=s&scope=repository%3Ashop%2Fapp%3Apull&client_id=plimsoll&refresh_token=id3ntity',
  ])
})

test('sign in: a registry token is shown as it is', async (t) => {
  const scene = await pullScene(t, { auths: { HOST: { registrytoken: 't0' } } })
  putImage(scene.registry, 'latest', Buffer.from('x'))
  tokens(scene.registry, () => ok(false, 'no token is asked for'))
  equal((await pull(scene)).length, 1)
})

test('sign in: a realm that is busy is asked again, one that redirects is followed', async (t) => {
  const scene = await pullScene(t, login)
  putImage(scene.registry, 'latest', Buffer.from('x'))
  tokens(scene.registry, (request, response, count) => {
    if (count === 1) response.writeHead(503).end()
    else if (count === 2) response.writeHead(429, { 'retry-after': '7' }).end()
    else if (count === 3) response.writeHead(307, { location: '/token/moved' }).end()
    else response.end(`{"token":"t${count}"}`)
    equal(request.headers.authorization, `Basic ${basic}`)
  })
  equal((await pull(scene)).length, 1)
  deepEqual(scene.waits, [250, 7000])
})

for (const [why, answer, error] of [
  ['no JSON', '<html>', { code: 'malformed', message: /no token in the answer/ }],
  ['no token', '{}', { code: 'malformed', message: /no token in the answer/ }],
  ['a token that would end the header', '{"token":"a\\r\\nx-evil: 1"}', { code: 'malformed', message: /no token in the answer/ }],
  ['a megabyte', `{"token":"${'x'.repeat(1 << 20)}"}`, { code: 'too-large' }],
] as const)
  test(`sign in: a realm that answers with ${why} is one clear error`, async (t) => {
    const scene = await pullScene(t)
    tokens(scene.registry, (_, response) => response.end(answer))
    await rejects(pull(scene), error)
  })

test('sign in: refused credentials are not quoted, even when the server does', async (t) => {
  const scene = await pullScene(t, login)
  tokens(scene.registry, (request, response) => {
    response
      .writeHead(401)
      .end(JSON.stringify({ errors: [{ message: `no entry for ${request.headers.authorization} with secret\u001b[2J` }] }))
  })
  await rejects(pull(scene), (error: Error & { code?: string; hint?: string }) => {
    deepEqual([error.code, error.hint], ['unauthorized', 'the credentials do not allow it'])
    ok(!['secret', '\u001b', basic].some((text) => error.message.includes(text)), error.message)
    return true
  })
})

test('sign in: credentials are asked for once, a token once for all layers', async (t) => {
  const scene = await pullScene(t, login)
  putImage(scene.registry, 'latest', Buffer.from('x'))
  scene.registry.fault = (request, response) => {
    if (request.headers.authorization) return undefined
    response.writeHead(401, { 'www-authenticate': ['Negotiate', 'Basic realm="x"'] }).end()
    return true
  }
  await pull(scene)
  equal(scene.registry.log.filter((line) => line.endsWith(' -')).length, 1)
})

test('sign in: a host that a blob is redirected to gets no credentials, whatever it asks for', async (t) => {
  const scene = await pullScene(t, login)
  const { registry } = scene
  putImage(registry, 'latest', Buffer.from('x'))
  const thief = await startRegistry()
  t.after(() => thief.close())
  thief.fault = (_, response) => {
    response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${thief.host}/token"` }).end()
    return true
  }
  registry.fault = (request, response) => {
    if (!request.headers.authorization) response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
    else if (request.url!.includes('/blobs/')) response.writeHead(307, { location: `http://${thief.host}${request.url}` }).end()
    else return undefined
    return true
  }
  await rejects(pull(scene), { code: 'unauthorized' })
  ok(thief.log.length > 0 && thief.log.every((line) => line.endsWith(' -')), thief.log.join('\n'))
})

test('sign in: an address with a user in it loses it', async (t) => {
  const scene = await pullScene(t)
  const { registry } = scene
  putImage(registry, 'latest', Buffer.from('x'))
  registry.fault = (request, response) => {
    if (!request.url!.endsWith('/manifests/latest')) return undefined
    response
      .writeHead(307, { location: `http://eve:pass@${registry.host}/v2/shop/app/manifests/${[...registry.manifests.keys()][0]}` })
      .end()
    return true
  }
  await pull(scene)
  ok(registry.log.every((line) => line.endsWith(' -')))
})

test('sign in: a registry that asks again and again is one clear error', async (t) => {
  const scene = await pullScene(t, login)
  scene.registry.fault = (request, response) => {
    if (request.url!.startsWith('/token')) response.end('{"token":"never"}')
    else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${scene.registry.host}/token"` }).end()
    return true
  }
  await rejects(pull(scene), { code: 'unauthorized' })
  equal(scene.registry.log.length, 3)
})
