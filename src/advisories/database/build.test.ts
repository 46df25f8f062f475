import { deepEqual, equal, rejects } from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { PlimsollError } from '#base/index.ts'
import type { Feed, FeedFile } from '../feeds/contract.ts'
import { FeedError } from '../feeds/read-files.ts'
import { feed } from '../feeds/registry.ts'
import { type FeedInput, type Skipped, buildDatabase } from './build.ts'
import { type AdvisoryDatabase, openDatabase } from './database.ts'

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-build-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

async function* filesOf(files: readonly (readonly [string, string])[], error?: Error): AsyncGenerator<FeedFile> {
  for (const [path, text] of files) yield { path, bytes: Buffer.from(text) }
  if (error) throw error
}

const given = (
  id: string,
  ...parts: (readonly [asOf: string, files: readonly (readonly [string, string])[], error?: Error])[]
): FeedInput => ({
  feed: feed(id) as Feed,
  parts: parts.map(([asOf, files, error]) => ({ asOf: `${asOf}T00:00:00Z`, files: filesOf(files, error) })),
})

async function build(
  t: TestContext,
  ...inputs: FeedInput[]
): Promise<{ database: AdvisoryDatabase; skipped: readonly Skipped[]; bytes: Buffer }> {
  const folder = await scratch(t)
  const path = join(folder, 'x.sqlite')
  const skipped = await buildDatabase(path, inputs)
  deepEqual(await readdir(folder), ['x.sqlite'])
  const database = openDatabase(path)
  t.after(() => database.close())
  return { database, skipped, bytes: await readFile(path) }
}

const osv = (id: string, name: string, more: object = {}, ecosystem = 'npm'): readonly [string, string] => [
  `${id}.json`,
  JSON.stringify({
    id,
    affected: [{ package: { ecosystem, name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.0' }] }] }],
    ...more,
  }),
]

test('build: the same records give the same bytes, in whatever order they come', async (t) => {
  const files = [osv('GHSA-1', 'a'), osv('GHSA-2', 'b'), osv('GHSA-2', 'a'), osv('GHSA-10', 'a', { aliases: ['CVE-2024-0001'] })]
  const kev: readonly [string, string] = [
    'known_exploited_vulnerabilities.json',
    '{"vulnerabilities":[{"cveID":"CVE-2024-0001","dateAdded":"2024-01-01"}]}',
  ]
  const one = await build(t, given('osv', ['2026-08-01', files]), given('cisa-kev', ['2026-08-01', [kev]]))
  const other = await build(t, given('cisa-kev', ['2026-08-01', [kev]]), given('osv', ['2026-08-01', files.toReversed()]))
  deepEqual(other.bytes, one.bytes)
})

test('build: each ecosystem is as old as the archives that speak of it', async (t) => {
  const { database } = await build(
    t,
    given(
      'osv',
      ['2026-08-03', [osv('GHSA-1', 'a')]],
      ['2026-08-01', [osv('RHSA-1', 'a', {}, 'Red Hat:enterprise_linux:9::baseos')]],
      ['2026-07-01', [osv('GHSA-2', 'b')]],
    ),
  )
  deepEqual(
    database.ecosystems().map(({ ecosystem, asOf, coverage, advisories }) => [ecosystem, asOf.slice(0, 10), coverage, advisories]),
    [
      ['npm', '2026-07-01', 'complete', 2],
      ['red hat:9', '2026-08-01', 'advisories-only', 1],
    ],
  )
  equal(database.asOf('osv', 'npm'), '2026-07-01T00:00:00Z')
})

test('build: records of one id that say the same of several packages are one advisory', async (t) => {
  const secdb = (name: string): readonly [string, string] => [
    'v3.20/main.json',
    JSON.stringify({ distroversion: 'v3.20', packages: [{ pkg: { name, secfixes: { '1-r0': ['CVE-2024-0001'] } } }] }),
  ]
  const { database } = await build(t, given('alpine', ['2026-08-01', [secdb('a'), secdb('b'), secdb('a')]]))
  equal(database.sources()[0]!.advisories, 1)
  equal(database.lookup('Alpine:v3.20', 'b').length, 1)
  equal(database.lookup('Alpine:v3.20', 'a')[0]!.affected.length, 1)
})

test('build: an advisory without a CVE gets the one that others give to its name, and none of several', async (t) => {
  const retire = (name: string, ghsa: string): readonly [string, string] => [
    'npmrepository.json',
    JSON.stringify({ [name]: { vulnerabilities: [{ below: '1.0.0', identifiers: { githubID: ghsa } }] } }),
  ]
  const { database } = await build(
    t,
    given('retirejs', ['2026-08-01', [retire('a', 'GHSA-aaaa-aaaa-aaaa'), retire('b', 'GHSA-bbbb-bbbb-bbbb')]]),
    given('ghsa', [
      '2026-08-01',
      [osv('GHSA-aaaa-aaaa-aaaa', 'x', { aliases: ['CVE-2024-0001'] }), osv('GHSA-bbbb-bbbb-bbbb', 'x', { aliases: ['CVE-2024-0002'] })],
    ]),
    given('osv', ['2026-08-01', [osv('GHSA-bbbb-bbbb-bbbb', 'x', { aliases: ['CVE-2024-0003'] })]]),
  )
  deepEqual(database.lookup('npm', 'a')[0]!.aliases, ['CVE-2024-0001'])
  deepEqual(database.lookup('npm', 'b')[0]!.aliases, [])
})

test('build: files that cannot be read are named and counted; an archive that breaks off says so', async (t) => {
  const { database, skipped } = await build(
    t,
    given('osv', [
      '2026-08-01',
      [osv('GHSA-1', 'a'), ['broken.json', '{'], osv('GHSA-2', 'a')],
      new FeedError('unreadable', 'read feed "x": it breaks off'),
    ]),
  )
  deepEqual(
    skipped.map(({ path, archive = false }) => [path, archive]),
    [
      ['broken.json', false],
      ['archive 1', true],
    ],
  )
  const [source] = database.sourcesOf('npm').sources
  deepEqual([source?.unread, source?.advisories], [2, 2])
})

test('build: a place that cannot be written is one error, and leaves nothing', async (t) => {
  const folder = await scratch(t)
  await rejects(buildDatabase(join(folder, 'no', 'x.sqlite'), []), (error) => error instanceof PlimsollError && error.code === 'unwritable')
  deepEqual(await readdir(folder), [])
})
