import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Clock, httpClient, systemClock } from '#base/index.ts'
import { type FeedServer, breakOff, startFeedServer } from '#testing/feed-server.ts'
import { type Downloaded, download, earlier } from './download.ts'
import { FetchError } from './fetch-error.ts'

const whole = Buffer.from(JSON.stringify({ packages: 'x'.repeat(200_000) }))
const newer = Buffer.from(JSON.stringify({ packages: 'y'.repeat(200_000) }))
const MONDAY = 'Mon, 17 Aug 2026 00:00:00 GMT'
const TUESDAY = 'Tue, 18 Aug 2026 00:00:00 GMT'

type Setup = {
  readonly server: FeedServer
  readonly folder: string
  readonly get: (options?: { path?: string; limit?: number; within?: number; clock?: Clock }) => Promise<Downloaded>
}

async function setup(t: TestContext): Promise<Setup> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-fetch-'))
  const server = await startFeedServer()
  const client = await httpClient({ stallAfter: 400 })
  t.after(async () => {
    await client.close()
    await server.close()
    await rm(folder, { recursive: true })
  })
  server.files.set('/a.json', { bytes: whole, etag: '"1"', lastModified: MONDAY })
  const get: Setup['get'] = ({ path = '/a.json', clock = systemClock, ...bounds } = {}) =>
    download({ client, folder, clock, patience: 1, ...bounds }, new URL(path, server.url))
  return { server, folder, get }
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

async function isBody({ path, digest, size }: Downloaded, bytes: Buffer): Promise<void> {
  equal(digest, digestOf(bytes))
  equal(size, bytes.length)
  equal(digestOf(await readFile(path)), digest)
}

test('a body is kept with its digest, and what has not changed is not fetched again (304)', async (t) => {
  const { server, get } = await setup(t)
  const first = await get()
  await isBody(first, whole)
  equal(first.changed, true)
  const second = await get()
  await isBody(second, whole)
  equal(second.changed, false)
  deepEqual(server.log, ['/a.json - - - 200', '/a.json - - "1" 304'])
})

test('a body that changed takes the place of the one before it', async (t) => {
  const { server, folder, get } = await setup(t)
  await get()
  server.files.set('/a.json', { bytes: newer, etag: '"2"' })
  await isBody(await get(), newer)
  equal((await readdir(folder)).filter((name) => name.endsWith('.body')).length, 1)
})

test('a kept body that was damaged on disk is fetched whole', async (t) => {
  const { server, get } = await setup(t)
  await writeFile((await get()).path, Buffer.alloc(whole.length))
  await isBody(await get(), whole)
  equal(server.log[1], '/a.json - - - 200')
})

for (const [validator, served, sent] of [
  ['a strong ETag', { etag: '"1"' }, '"1"'],
  ['a weak ETag and a date', { etag: 'W/"1"', lastModified: MONDAY }, MONDAY],
  ['a date', { lastModified: MONDAY }, MONDAY],
] as const)
  test(`a body that breaks off is gone on with by ${validator} (206)`, async (t) => {
    const { server, get } = await setup(t)
    const file = { bytes: whole, ...served }
    server.files.set('/a.json', file)
    server.fault = (_, response, count) => (count === 1 ? breakOff(response, file, 70_000) : undefined)
    await isBody(await get(), whole)
    match(server.log[1]!, new RegExp(`^/a.json bytes=[1-9]\\d*- ${sent.replace(/[/]/g, '\\/')} - 206$`))
  })

test('a body without validators begins anew when it breaks off', async (t) => {
  const { server, get } = await setup(t)
  const file = { bytes: whole }
  server.files.set('/a.json', file)
  server.fault = (_, response, count) => (count === 1 ? breakOff(response, file, 70_000) : undefined)
  await isBody(await get(), whole)
  equal(server.log[1], '/a.json - - - 200')
})

test('another process goes on where the first was ended', async (t) => {
  const { server, get } = await setup(t)
  const file = server.files.get('/a.json')!
  // Breaks off on every request: the first run gives up and leaves what it has.
  server.fault = (request, response) => breakOff(response, file, 20_000, Number(/=(\d+)/.exec(request.headers.range ?? '')?.[1] ?? 0))
  await rejects(get(), (error) => error instanceof FetchError && error.code === 'unavailable')
  server.fault = undefined
  const before = server.log.length
  await isBody(await get(), whole)
  match(server.log[before]!, /^\/a.json bytes=1[0-9]{5}- "1" - 206$/)
})

test('what changed between the parts begins anew: If-Range', async (t) => {
  const { server, get } = await setup(t)
  const file = server.files.get('/a.json')!
  server.fault = (_, response, count) => {
    if (count > 1) return undefined
    server.files.set('/a.json', { bytes: newer, etag: '"2"', lastModified: TUESDAY })
    return breakOff(response, file, 70_000)
  }
  await isBody(await get(), newer)
})

for (const [lie, headers, status] of [
  ['another part than was asked for', { 'content-range': `bytes 5-${whole.length - 1}/${whole.length}`, etag: '"1"' }, 206],
  ['a part of another state, If-Range or not', { 'content-range': `bytes OFFSET-${whole.length - 1}/${whole.length}`, etag: '"2"' }, 206],
  ['a part without saying which', { etag: '"1"' }, 206],
  ['that there is no such part', {}, 416],
] as const)
  test(`a server that sends ${lie} is not believed: the whole is fetched`, async (t) => {
    const { server, get } = await setup(t)
    const file = server.files.get('/a.json')!
    server.fault = (request, response, count) => {
      if (count === 1) return breakOff(response, file, 70_000)
      if (count > 2) return undefined
      const offset = /=(\d+)/.exec(request.headers.range ?? '')?.[1] ?? ''
      const said = Object.entries(headers).map(([name, value]) => [name, value.replace('OFFSET', offset)])
      response.writeHead(status, Object.fromEntries(said)).end(newer.subarray(0, 100))
      return true
    }
    await isBody(await get(), whole)
    equal(server.log[2], '/a.json - - - 200')
  })

test('a server without ranges sends the whole again', async (t) => {
  const { server, get } = await setup(t)
  const file = server.files.get('/a.json')!
  server.fault = (request, response, count) => {
    delete request.headers.range
    return count < 3 ? breakOff(response, file, 70_000) : undefined
  }
  await isBody(await get(), whole)
})

test('a body that is shorter than was said never counts as whole', async (t) => {
  const { server, get } = await setup(t)
  server.fault = (_, response) => {
    response.writeHead(200, { 'content-length': whole.length + 10 }).write(whole, () => setTimeout(() => response.destroy(), 20))
    return true
  }
  await rejects(get(), /broke|closed|terminated|bytes came|aborted/)
})

test('a server that stalls is given up, and what it sent before stays', async (t) => {
  const { server, folder, get } = await setup(t)
  const file = server.files.get('/a.json')!
  server.fault = (_, response, count) => {
    if (count > 1) return undefined
    response.writeHead(200, { 'content-length': whole.length, etag: file.etag! }).write(whole.subarray(0, 50_000))
    return true
  }
  await isBody(await get(), whole)
  match(server.log[1]!, /bytes=50000- "1" - 206$/)
  equal(
    (await readdir(folder)).some((name) => name.includes('.part')),
    false,
  )
})

test('a server that is slow beyond the time allowed is given up', async (t) => {
  const { server, get } = await setup(t)
  let now = 0
  const clock: Clock = { now: () => new Date((now += 1000)) }
  server.fault = undefined
  await rejects(get({ clock, within: 500 }), /too slow/)
})

test('redirects are followed, bounded, and never away from TLS', async (t) => {
  const { server, get } = await setup(t)
  server.fault = (request, response) => {
    if (request.url === '/a.json') return undefined
    const location = request.url === '/loop.json' ? '/loop.json' : request.url === '/ftp.json' ? 'ftp://x/' : '/a.json'
    response.writeHead(302, { location }).end()
    return true
  }
  await isBody(await get({ path: '/moved.json' }), whole)
  await rejects(get({ path: '/loop.json' }), /more than 5 redirects/)
  await rejects(get({ path: '/ftp.json' }), /leads to "ftp:/)
})

test('a body beyond the bound is refused, said or not', async (t) => {
  const { server, folder, get } = await setup(t)
  await rejects(get({ limit: 1000 }), /more than 1000/)
  server.fault = (_, response) => {
    response.writeHead(200)
    response.end(whole)
    return true
  }
  await rejects(get({ limit: 1000 }), /more than 1000/)
  deepEqual(await readdir(folder), [])
})

test('a busy server is asked again, a refusal is final', async (t) => {
  const { server, get } = await setup(t)
  server.fault = (_, response, count) => {
    if (count > 2) return undefined
    response.writeHead(503, { 'retry-after': '0' }).end()
    return true
  }
  await isBody(await get(), whole)
  await rejects(get({ path: '/gone.json' }), /status 404/)
  equal(server.log.filter((line) => line.startsWith('/gone')).length, 1)
})

test('who hangs up is asked three times and no more', async (t) => {
  const { server, get } = await setup(t)
  server.fault = (_, response) => Boolean(response.destroy())
  await rejects(get(), (error) => error instanceof FetchError && error.code === 'unavailable')
  equal(server.log.length, 3)
})

test('where nobody listens nothing can be had', async (t) => {
  const { server, get } = await setup(t)
  await server.close()
  await rejects(get(), (error) => error instanceof FetchError && error.code === 'unavailable')
})

test('a page that asks to log in is no feed, and what was kept stays', async (t) => {
  const { server, folder, get } = await setup(t)
  const first = await get()
  server.fault = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>')
    return true
  }
  await rejects(get(), (error) => error instanceof FetchError && error.code === 'wrong-content')
  await isBody((await earlier(folder, new URL('/a.json', server.url)))!, whole)
  equal(first.digest, digestOf(whole))
})

test('a user and password in an address go to its host as a header and into no file', async (t) => {
  const { server, folder, get } = await setup(t)
  let authorization: string | undefined
  server.fault = (request) => {
    authorization = request.headers.authorization
    return undefined
  }
  await get({ path: `http://ann:s%3Acret@${new URL(server.url).host}/a.json` })
  equal(authorization, `Basic ${Buffer.from('ann:s:cret').toString('base64')}`)
  for (const name of await readdir(folder)) equal((await readFile(join(folder, name), 'utf8')).includes('cret@'), false)
})

test('a redirect to another host takes no user and password along', async (t) => {
  const { server, get } = await setup(t)
  const other = await startFeedServer()
  t.after(() => other.close())
  other.files.set('/a.json', { bytes: newer })
  let authorization: string | undefined = 'none came'
  other.fault = (request) => {
    authorization = request.headers.authorization
    return undefined
  }
  server.fault = (request, response) => {
    equal(request.headers.authorization?.startsWith('Basic '), true)
    response.writeHead(307, { location: `http://ann:other@${new URL(other.url).host}/a.json` }).end()
    return true
  }
  await isBody(await get({ path: `http://ann:secret@${new URL(server.url).host}/a.json` }), newer)
  equal(authorization, undefined)
})

test('names say what content is taken', async (t) => {
  const { server, get } = await setup(t)
  server.files.set('/epss.csv.gz', { bytes: gzipSync('#model_version:v1\n') })
  await get({ path: '/epss.csv.gz' })
  server.files.set('/all.zip', { bytes: Buffer.from('no zip') })
  await rejects(get({ path: '/all.zip' }), /not what its name says/)
})
