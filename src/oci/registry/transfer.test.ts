import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { pull, pullScene } from '#testing/pull.ts'
import { type Fault, type TestRegistry, putImage } from '#testing/registry.ts'

const layer = randomBytes(200_000)
const isBlob = (request: IncomingMessage, registry: TestRegistry): Buffer | undefined => {
  const blob = registry.blobs.get(request.url!.split('/').at(-1)!)
  return blob && blob.length > 100_000 ? blob : undefined
}

/** The beginning of a body that breaks off. */
const breakOff = (response: ServerResponse, part: Buffer, headers: Record<string, string>, status = 200): void => {
  response.writeHead(status, headers)
  response.write(part, () => setTimeout(() => response.destroy(), 20))
}

test('transfer: waits double; what a registry asks for counts, in seconds or by date', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  const answers: readonly (readonly [number, Record<string, string>])[] = [
    [500, {}],
    [502, {}],
    [429, { 'retry-after': '3' }],
    [503, { date: 'Fri, 21 Aug 2026 10:00:00 GMT', 'retry-after': 'Fri, 21 Aug 2026 10:00:09 GMT' }],
  ]
  let asked = 0
  scene.registry.fault = (request, response) => {
    const answer = request.url === '/v2/' ? undefined : answers[asked++]
    if (answer) response.writeHead(...answer).end()
    return answer !== undefined
  }
  equal((await pull(scene)).length, 1)
  deepEqual(scene.waits, [250, 500, 3000, 9000])
})

for (const [why, headers, code] of [
  ['a day', { 'retry-after': '86400' }, 'rate-limited'],
  ['until the year 9999', { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }, 'rate-limited'],
  ['for no time that can be read', { 'retry-after': 'soon' }, 'rate-limited'],
  ['for a time that is past', { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 'rate-limited'],
] as const)
  test(`transfer: one that asks to wait ${why} ends`, async (t) => {
    const scene = await pullScene(t)
    scene.registry.fault = (request, response) => {
      if (request.url === '/v2/') return undefined
      response.writeHead(429, headers).end()
      return true
    }
    await rejects(pull(scene), { code })
    ok(scene.waits.length <= 4 && scene.waits.every((wait) => wait <= 30_000))
  })

test('transfer: a blob that breaks off again and again goes on from each place', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  const ranges: (string | undefined)[] = []
  scene.registry.fault = (request, response) => {
    const blob = isBlob(request, scene.registry)
    if (!blob) return undefined
    ranges.push(request.headers.range)
    if (ranges.length > 3) return undefined
    const from = (ranges.length - 1) * 50_000
    const range = { 'content-range': `bytes ${from}-${blob.length - 1}/${blob.length}` }
    breakOff(response, blob.subarray(from, from + 50_000), from === 0 ? {} : range, from === 0 ? 200 : 206)
    return true
  }
  equal((await pull(scene)).length, 1)
  deepEqual(ranges, [undefined, 'bytes=50000-', 'bytes=100000-', 'bytes=150000-'])
})

test('transfer: a registry without ranges sends the whole again', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  let asked = 0
  scene.registry.fault = (request, response) => {
    const blob = isBlob(request, scene.registry)
    if (!blob) return undefined
    if (asked++ === 0) breakOff(response, blob.subarray(0, 70_000), {})
    else response.writeHead(200).end(blob)
    return true
  }
  equal((await pull(scene)).length, 1)
})

for (const [why, range, error] of [
  ['another part', 'bytes 0-199/200', { code: 'malformed', message: /another part/ }],
  ['a part that it does not name', '', { code: 'malformed', message: /another part/ }],
  ['other bytes under the right name', 'bytes 50000-199999/200000', { code: /digest-mismatch|size-mismatch/ }],
] as const)
  test(`transfer: a registry that goes on with ${why} is found out`, async (t) => {
    const scene = await pullScene(t)
    putImage(scene.registry, 'latest', layer)
    let asked = 0
    scene.registry.fault = (request, response) => {
      const blob = isBlob(request, scene.registry)
      if (!blob) return undefined
      if (asked++ === 0) breakOff(response, blob.subarray(0, 50_000), {})
      else response.writeHead(206, range === '' ? {} : { 'content-range': range }).end(Buffer.alloc(blob.length - 50_000))
      return true
    }
    await rejects(pull(scene), (thrown: Error & { code: string }) => {
      ok(error.code instanceof RegExp ? error.code.test(thrown.code) : thrown.code === error.code, thrown.message)
      return !('message' in error) || error.message.test(thrown.message)
    })
  })

test('transfer: a blob that always breaks off at once is given up', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  let asked = 0
  scene.registry.fault = (request, response) => {
    const blob = isBlob(request, scene.registry)
    if (!blob) return undefined
    asked++
    const from = Number(/\d+/.exec(request.headers.range ?? '0')![0])
    breakOff(
      response,
      blob.subarray(from, from + 10),
      from === 0 ? {} : { 'content-range': `bytes ${from}-${blob.length}/${blob.length}` },
      from === 0 ? 200 : 206,
    )
    return true
  }
  await rejects(pull(scene), { code: 'unavailable', message: /read blob/ })
  equal(asked, 6)
})

test('transfer: a manifest that breaks off is asked for again', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  let asked = 0
  scene.registry.fault = (request, response) => {
    if (!request.url!.includes('/manifests/') || asked++ > 0) return undefined
    breakOff(response, Buffer.from('{"schema'), { 'content-length': '900' })
    return true
  }
  equal((await pull(scene)).length, 1)
})

const endless: Fault = (request, response) => {
  if (request.url === '/v2/') return undefined
  response.writeHead(200)
  const more = (): void => void (response.destroyed || response.write(Buffer.alloc(64_000, ' '), more))
  more()
  return true
}

for (const [why, fault, error] of [
  ['a manifest that never ends', endless, { code: 'too-large' }],
  [
    'an error that never ends',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(404)
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(64_000, ' '), more))
      more()
      return true
    },
    { code: 'not-found' },
  ],
  [
    'headers that never end',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`x-${i}`, 'y'.repeat(100)]))).end()
      return true
    },
    { code: 'too-large', message: /headers of more than/ },
  ],
  [
    'a flood of challenges',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(401, { 'www-authenticate': Array.from({ length: 300 }, () => `Digest realm="${'x'.repeat(100)}"`) }).end()
      return true
    },
    { code: 'unauthorized' },
  ],
  ['no answer', () => true, { code: 'unavailable', message: /no answer within/ }],
  [
    'a drip',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(' '), 50)
      response.on('close', () => clearInterval(timer))
      return true
    },
    { code: 'unavailable', message: /are too few/ },
  ],
  [
    'a page for people',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in to the network</html>')
      return true
    },
    { code: 'malformed' },
  ],
  [
    'redirects in a circle',
    (request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(307, { location: request.url!.endsWith('a') ? 'b' : 'a' }).end()
      return true
    },
    { code: 'unavailable', message: /more than 5 redirects/ },
  ],
  [
    'a redirect to plain HTTP elsewhere',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(307, { location: 'http://registry.example/x' }).end()
      return true
    },
    { code: 'insecure', message: /which is not https/ },
  ],
  [
    'a redirect to nowhere',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(307, { location: 'http://[' }).end()
      return true
    },
    { code: 'malformed' },
  ],
  [
    'a redirect without an address',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(307).end()
      return true
    },
    { code: 'unavailable', message: /status 307/ },
  ],
  [
    'an address that is longer than a line',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(307, { location: `ftp://x/${'y'.repeat(9000)}` }).end()
      return true
    },
    { code: 'insecure', message: /^.{1,600}$/ },
  ],
] as readonly (readonly [string, Fault, object])[])
  test(`transfer: ${why} is one clear error`, async (t) => {
    const scene = await pullScene(t)
    scene.registry.fault = (request, response, count) => (request.url === '/v2/' ? undefined : fault(request, response, count))
    await rejects(pull(scene), error)
  })

test('transfer: a body packed for the way is named; nobody asks for one', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  const encodings = new Set<unknown>()
  scene.registry.fault = (request, response) => {
    encodings.add(request.headers['accept-encoding'])
    const manifest = scene.registry.manifests.get(request.url!.split('/').at(-1)!)
    if (manifest) response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(manifest))
    return manifest !== undefined
  }
  await rejects(pull(scene), { code: 'malformed', message: /packed as "gzip"/ })
  deepEqual([...encodings], ['identity'])
})

test('transfer: a blob that a server calls gzip, as it is, is taken as it is', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  scene.registry.fault = (request, response) => {
    const blob = isBlob(request, scene.registry)
    if (blob) response.writeHead(200, { 'content-encoding': 'gzip' }).end(blob)
    return blob !== undefined
  }
  equal((await pull(scene)).length, 1)
})

test('transfer: a layer that is longer than it should be is stopped at its size', async (t) => {
  const scene = await pullScene(t)
  putImage(scene.registry, 'latest', layer)
  let sent = 0
  scene.registry.fault = (request, response) => {
    if (!isBlob(request, scene.registry)) return undefined
    response.writeHead(200)
    const more = (): void => {
      if (response.destroyed || sent > 1e9) return
      sent += 64_000
      response.write(Buffer.alloc(64_000), more)
    }
    more()
    return true
  }
  await rejects(pull(scene), { code: 'size-mismatch' })
  ok(sent < 50e6, `${sent} bytes`)
})
