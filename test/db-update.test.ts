import { deepEqual, equal, match, notEqual } from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type FeedServer, startFeedServer } from '#testing/feed-server.ts'
import { type Run, root, plimsoll as run } from '#testing/plimsoll.ts'
import { type TestRegistry, sha256, startRegistry } from '#testing/registry.ts'
import { zip } from '#testing/zip.ts'

const cli = 'src/entrypoints/cli.ts'

const record = (id: string, name: string, fixed: string): string =>
  JSON.stringify({
    id,
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }] }],
  })

const NPM = '/osv-vulnerabilities.storage.googleapis.com/npm/all.zip'
const KEV = '/www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'
const EPSS = '/epss.empiricalsecurity.com/epss_scores-current.csv.gz'
const ALPINE = '/secdb.alpinelinux.org/v3.20'
const TRACKER = '/security-tracker.debian.org/tracker/data/json'

type Setup = { readonly server: FeedServer; readonly cache: string; readonly plimsoll: (...args: string[]) => Promise<Run> }

/** A mirror with five feeds, and a cache of its own. */
async function setup(t: TestContext): Promise<Setup> {
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-update-'))
  const cache = join(home, 'cache')
  const server = await startFeedServer()
  t.after(async () => {
    await server.close()
    await rm(home, { recursive: true })
  })
  const lastModified = 'Thu, 20 Aug 2026 06:00:00 GMT'
  const put = (path: string, bytes: Buffer | string): void =>
    void server.files.set(path, { bytes: Buffer.from(bytes), etag: `"${path}"`, lastModified })
  put(NPM, zip({ 'GHSA-aaaa-aaaa-aaaa.json': record('GHSA-aaaa-aaaa-aaaa', 'express', '99.0.0') }))
  put(
    KEV,
    '{"catalogVersion":"2026.08.19","dateReleased":"2026-08-19T14:00:00Z","vulnerabilities":[{"cveID":"CVE-2026-0001","dateAdded":"2026-08-01"}]}',
  )
  put(EPSS, gzipSync('#model_version:v2026.01.01,score_date:2026-08-20T00:00:00+0000\ncve,epss,percentile\nCVE-2026-0001,0.5,0.9\n'))
  const secdb = (id: string): string =>
    JSON.stringify({ distroversion: 'v3.20', packages: [{ pkg: { name: 'curl', secfixes: { '8.0.0-r0': [id] } } }] })
  put(`${ALPINE}/main.json`, secdb('CVE-2026-0001'))
  put(`${ALPINE}/community.json`, secdb('CVE-2026-0002'))
  put(
    TRACKER,
    '{"curl":{"CVE-2026-0001":{"releases":{"bookworm":{"status":"open","urgency":"not yet assigned","nodsa":"Minor","nodsa_reason":""}}}}}',
  )
  const plimsoll = (...args: string[]): Promise<Run> => run(args, { home, env: { PLIMSOLL_CACHE: cache } })
  return { server, cache, plimsoll }
}

const FEEDS = ['osv:npm', 'cisa-kev', 'epss', 'alpine:v3.20', 'debian-tracker']

type Info = {
  readonly sources: readonly { id: string; asOf: string; edition?: string; advisories: number }[]
  readonly ecosystems: readonly { ecosystem: string; source: string; asOf: string; coverage: string; advisories: number }[]
  readonly notCovered: readonly string[]
}

const infoOf = async ({ plimsoll }: Setup): Promise<Info> => JSON.parse((await plimsoll('db', 'info', '--format', 'json')).stdout) as Info

test('db update --from builds a database of a mirror, says what it covers, and asks the second time what has changed', async (t) => {
  const all = await setup(t)
  const { server, cache, plimsoll } = all
  const updated = await plimsoll('db', 'update', '--mirror', server.url, '--from', ...FEEDS)
  equal(updated.code, 0, updated.stderr)
  match(updated.stdout, /5 feeds from 6 addresses: 6 fetched, 0 unchanged, 0 kept from before, 0 missing, 0 files skipped/)
  const { sources, ecosystems, notCovered } = await infoOf(all)
  deepEqual(
    sources.map(({ id, asOf, edition, advisories }) => [id, asOf, edition, advisories]),
    [
      ['alpine', '2026-08-20T06:00:00Z', undefined, 2],
      ['cisa-kev', '2026-08-19T00:00:00Z', '2026.08.19', 1],
      ['debian-tracker', '2026-08-20T06:00:00Z', undefined, 1],
      ['epss', '2026-08-20T00:00:00Z', 'v2026.01.01', 1],
      ['osv', '2026-08-20T06:00:00Z', undefined, 1],
    ],
  )
  deepEqual(
    ecosystems.map(({ ecosystem, source, coverage }) => [ecosystem, source, coverage]),
    [
      ['alpine:v3.20', 'alpine', 'advisories-only'],
      ['debian:12', 'debian-tracker', 'complete'],
      ['npm', 'osv', 'complete'],
    ],
  )
  equal(notCovered.includes('Ubuntu') && !notCovered.includes('Debian'), true)
  const table = (await plimsoll('db', 'info')).stdout
  match(table, /alpine:v3\.20 +alpine +2 +2026-08-20/)
  match(table, /Not covered: .*Ubuntu/)
  const before = await readFile(join(cache, 'advisories.sqlite'))
  const again = await plimsoll('db', 'update', '--mirror', server.url, '--from', ...FEEDS)
  match(again.stdout, /0 fetched, 6 unchanged/)
  deepEqual(
    server.log.slice(6).map((line) => line.slice(-3)),
    Array(6).fill('304'),
  )
  deepEqual(await readFile(join(cache, 'advisories.sqlite')), before)
  const checked = await plimsoll('check', 'examples/shop', '--kinds', 'vulnerability', '--format', 'json')
  deepEqual(
    (JSON.parse(checked.stdout) as { findings: { id: string }[] }).findings.map(({ id }) => id),
    ['GHSA-aaaa-aaaa-aaaa'],
  )
})

test('db update --from: a feed that fails keeps its earlier copy, is named, and the exit code says so', async (t) => {
  const all = await setup(t)
  const { server, cache, plimsoll } = all
  const args = ['db', 'update', '--mirror', server.url, '--from', 'osv:npm', 'osv:PyPI', 'cisa-kev']
  const first = await plimsoll(...args)
  equal(first.code, 3)
  match(first.stderr, /^missing: osv:PyPI all\.zip: fetch http:.*status 404$/m)
  server.files.delete(NPM)
  const second = await plimsoll(...args)
  equal(second.code, 3)
  match(second.stderr, /^kept: osv:npm all\.zip of \d{4}-\d\d-\d\d: .*status 404$/m)
  equal((await infoOf(all)).sources.find(({ id }) => id === 'osv')?.advisories, 1)
  const before = await readFile(join(cache, 'advisories.sqlite'))
  const failed = await plimsoll('db', 'update', '--mirror', server.url, '--from', 'osv:PyPI')
  equal(failed.code, 3)
  match(failed.stderr, /error: fetch feeds: none of the addresses gave anything/)
  deepEqual(await readFile(join(cache, 'advisories.sqlite')), before)
})

test('db update --from: an update that was killed is gone on with', async (t) => {
  const { server, cache, plimsoll } = await setup(t)
  const file = { ...server.files.get(NPM)!, bytes: Buffer.concat([Buffer.alloc(300_000), server.files.get(NPM)!.bytes]) }
  file.bytes.write('PK')
  server.files.set(NPM, file)
  server.fault = (request, response, count) => {
    if (count > 1) return undefined
    // Half of it, and then nothing.
    response.writeHead(200, { 'content-length': file.bytes.length, etag: file.etag! })
    response.write(file.bytes.subarray(0, 200_000))
    return request.url === NPM
  }
  const args = ['db', 'update', '--mirror', server.url, '--from', 'osv:npm']
  const killed = spawn(process.execPath, [cli, ...args], { cwd: root, env: { ...process.env, PLIMSOLL_CACHE: cache } })
  const part = async (): Promise<number> => {
    const name = (await readdir(join(cache, 'feeds')).catch(() => [])).find((one) => one.endsWith('.part') && !one.startsWith('.'))
    return name === undefined ? 0 : (await stat(join(cache, 'feeds', name))).size
  }
  while ((await part()) < 200_000) await new Promise((resolve) => setTimeout(resolve, 20))
  const gone = new Promise((resolve) => killed.on('exit', resolve))
  killed.kill('SIGKILL')
  await gone
  const updated = await plimsoll(...args)
  equal(updated.code, 0, updated.stderr)
  match(server.log[1]!, /all\.zip bytes=200000- .* 206$/)
})

test('db update --from: two at once, one after the other, and a reader keeps the database that it has open', async (t) => {
  const { server, cache, plimsoll } = await setup(t)
  const args = ['db', 'update', '--mirror', server.url, '--from', ...FEEDS]
  await plimsoll(...args)
  const reader = new DatabaseSync(join(cache, 'advisories.sqlite'), { readOnly: true })
  t.after(() => reader.close())
  server.files.set(KEV, { bytes: Buffer.from('{"vulnerabilities":[]}'), etag: '"new"' })
  const both = await Promise.all([plimsoll(...args), plimsoll(...args)])
  deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  )
  const fetched = both.map(({ stdout }) => Number(/(\d+) fetched/.exec(stdout)?.[1]))
  deepEqual([Math.min(...fetched), Math.max(...fetched)], [0, 1])
  equal(reader.prepare('SELECT count(*) AS n FROM exploited').get()?.['n'], 1)
})

test('db update --from: a disk without room leaves the old database, and nothing half written', async (t) => {
  const { server, cache, plimsoll } = await setup(t)
  await plimsoll('db', 'update', '--mirror', server.url, '--from', 'cisa-kev')
  const before = await readFile(join(cache, 'advisories.sqlite'))
  const args = ['db', 'update', '--mirror', server.url, '--from', ...FEEDS].map((arg) => `'${arg}'`).join(' ')
  // No file may grow beyond 16 KiB: writing fails as it does on a full disk.
  const limited = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    const script = `trap '' XFSZ; ulimit -f 32; exec '${process.execPath}' ${cli} ${args}`
    const env = { ...process.env, PLIMSOLL_CACHE: cache }
    execFile('sh', ['-c', script], { cwd: root, env }, (error, _, stderr) => resolve({ code: error?.code, stderr }))
  })
  equal(limited.code, 3, limited.stderr)
  match(limited.stderr, /error: build advisory database/)
  deepEqual(await readFile(join(cache, 'advisories.sqlite')), before)
  deepEqual((await readdir(cache)).toSorted(), ['advisories.sqlite', 'feeds'])
})

test('db update --from: a damaged archive is named, and what it holds before the damage counts', async (t) => {
  const { server, plimsoll } = await setup(t)
  const file = server.files.get(NPM)!
  server.files.set(NPM, { ...file, bytes: Buffer.concat([file.bytes.subarray(0, -40), Buffer.alloc(40)]) })
  const updated = await plimsoll('db', 'update', '--mirror', server.url, '--from', 'osv:npm', 'cisa-kev')
  equal(updated.code, 3)
  match(updated.stderr, /skipped: osv archive 1: read feed/)
})

for (const [args, said] of [
  [['--from', 'nothing'], /there is no feed "nothing"[\s\S]*hint: feeds with addresses are/],
  [['--mirror', 'mirror'], /read mirror "mirror"/],
  [['registry.example/x:1', '--from', 'epss'], /an artifact "registry\.example\/x:1" is named, and feeds are/],
  [[], /no artifact and no feed is named/],
] as const)
  test(`db update ${args.join(' ')}: wrong use`, async (t) => {
    const { plimsoll } = await setup(t)
    const { code, stderr } = await plimsoll('db', 'update', ...args)
    equal(code, 2)
    match(stderr, said)
  })

test('db update --from FEED=URL: from where it is kept; --reset forgets it all', async (t) => {
  const all = await setup(t)
  const { server, cache, plimsoll } = all
  server.files.set('/own.zip', server.files.get(NPM)!)
  equal((await plimsoll('db', 'update', '--from', `osv=${server.url}/own.zip`)).code, 0)
  equal((await infoOf(all)).sources.length, 1)
  equal((await plimsoll('db', 'update', '--reset')).code, 0)
  deepEqual(await readdir(join(cache, 'feeds')), ['update.lock'])
  notEqual((await infoOf(all)).sources.length, 1)
})

type Artifact = { readonly bytes: Buffer; readonly mediaType?: string; readonly digest?: string; readonly count?: number }

/** What `oras push REGISTRY/plimsoll:TAG my.sqlite` (1.2) makes. */
function addArtifact(registry: TestRegistry, tag: string, { bytes, mediaType, digest = sha256(bytes), count = 1 }: Artifact): void {
  registry.blobs.set(digest, bytes)
  const layer = {
    mediaType: mediaType ?? 'application/vnd.oci.image.layer.v1.tar',
    digest,
    size: bytes.length,
    annotations: { 'org.opencontainers.image.title': 'my.sqlite' },
  }
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.unknown.artifact.v1',
    config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: sha256(Buffer.from('{}')), size: 2, data: 'e30=' },
    layers: Array.from({ length: count }, () => layer),
    annotations: { 'org.opencontainers.image.created': '2026-08-21T00:00:00Z' },
  }
  registry.manifests.set(tag, Buffer.from(JSON.stringify(manifest)))
}

test('db update ARTIFACT: as oras pushes it, packed or not; anything else is refused and the old database stays', async (t) => {
  const all = await setup(t)
  const { server, cache, plimsoll } = all
  await plimsoll('db', 'update', '--mirror', server.url, '--from', 'cisa-kev')
  const database = await readFile(join(cache, 'advisories.sqlite'))
  const registry = await startRegistry()
  t.after(() => registry.close())
  addArtifact(registry, 'plain', { bytes: database })
  addArtifact(registry, 'gzip', { bytes: gzipSync(database), mediaType: 'application/vnd.plimsoll.advisories.v1.sqlite+gzip' })
  addArtifact(registry, 'changed', {
    bytes: Buffer.concat([database.subarray(1), Buffer.from('x')]),
    digest: sha256(Buffer.from('another')),
  })
  addArtifact(registry, 'trivy', { bytes: gzipSync('x'), mediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip' })
  addArtifact(registry, 'two', { bytes: database, count: 2 })
  addArtifact(registry, 'nonsense', { bytes: Buffer.from('no database') })
  for (const tag of ['plain', 'gzip']) {
    await rm(join(cache, 'advisories.sqlite'))
    const updated = await plimsoll('db', 'update', `${registry.host}/plimsoll:${tag}`)
    equal(updated.code, 0, updated.stderr)
    match(updated.stdout, /sha256:[0-9a-f]{64}\n1 sources, the oldest of 2026-08-19/)
    deepEqual(await readFile(join(cache, 'advisories.sqlite')), database)
  }
  for (const [tag, said] of [
    ['changed', /digest/],
    ['trivy', /its content is "application\/vnd\.aquasec\.trivy[^"]*", no database of plimsoll/],
    ['two', /not of one blob/],
    ['nonsense', /open advisory database/],
  ] as const) {
    const refused = await plimsoll('db', 'update', `${registry.host}/plimsoll:${tag}`)
    equal(refused.code, 3)
    match(refused.stderr, said)
    deepEqual((await readdir(cache)).toSorted(), ['advisories.sqlite', 'feeds'])
  }
})
