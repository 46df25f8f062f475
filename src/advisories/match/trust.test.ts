import { deepEqual, equal } from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { VulnerabilityFinding, Package } from '#model/index.ts'
import { buildDatabase } from '../database/build.ts'
import { openDatabase } from '../database/database.ts'
import { feed } from '../feeds/registry.ts'
import { matchPackages } from './match.ts'

const npm = (version: string): Package => ({
  purl: `pkg:npm/a@${version}`,
  type: 'npm',
  name: 'a',
  version,
  locations: [],
  foundBy: [],
  evidence: 'installed',
  dependsOn: [],
})

type Files = Readonly<Record<string, readonly [path: string, value: object]>>

async function findings(t: TestContext, files: Files, version: string): Promise<VulnerabilityFinding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-trust-'))
  t.after(() => rm(folder, { recursive: true }))
  const inputs = Object.entries(files).map(([id, [path, value]]) => {
    const given = (async function* () {
      yield { path, bytes: Buffer.from(JSON.stringify(value)) }
    })()
    return { feed: feed(id)!, parts: [{ asOf: '2026-08-01T00:00:00Z', files: given }] }
  })
  deepEqual(await buildDatabase(join(folder, 'x.sqlite'), inputs), [])
  const database = openDatabase(join(folder, 'x.sqlite'))
  try {
    return matchPackages([npm(version)], undefined, database)
  } finally {
    database.close()
  }
}

const ghsa = (fixed: string, more: object = {}): readonly [string, object] => [
  'GHSA-aaaa-aaaa-aaaa.json',
  {
    id: 'GHSA-aaaa-aaaa-aaaa',
    aliases: ['CVE-2024-0001'],
    affected: [{ package: { ecosystem: 'npm', name: 'a' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }] }],
    ...more,
  },
]
const nvd = (more: object = {}): readonly [string, object] => [
  'CVE-2024-0001.json',
  {
    _annotation: { cve_id: 'CVE-2024-0001' },
    cve: { configurations: [{ nodes: [{ cpeMatch: [{ criteria: 'cpe:2.3:a:a:a:*:*:*:*:*:node.js:*:*', vulnerable: true, ...more }] }] }] },
  },
]
const wg = (range: string): readonly [string, object] => [
  'vuln/npm/7.json',
  { id: 7, module_name: 'a', cves: ['CVE-2024-0001'], vulnerable_versions: range },
]
const retire = (below: string, identifiers: object): readonly [string, object] => [
  'npmrepository.json',
  { a: { vulnerabilities: [{ below, identifiers }] } },
]

test('one vulnerability in four lists is one finding with all their reasons', async (t) => {
  const all = {
    ghsa: ghsa('1.2.0'),
    'nvd-overrides': nvd(),
    'nodejs-wg': wg('<1.2.0'),
    retirejs: retire('1.2.0', { githubID: 'GHSA-aaaa-aaaa-aaaa' }),
  }
  const [finding, ...more] = await findings(t, all, '1.0.0')
  equal(more.length, 0)
  equal(finding?.id, 'CVE-2024-0001')
  deepEqual(finding.aliases, ['GHSA-aaaa-aaaa-aaaa', 'NSWG-ECO-7'])
  deepEqual(
    finding.reasons.map(({ source, clause }) => [source, clause]),
    [
      ['ghsa', '< 1.2.0'],
      ['retirejs', '< 1.2.0'],
      ['nodejs-wg', '< 1.2.0'],
      ['nvd-overrides', '>= 0'],
    ],
  )
  equal(finding.remediation.action === 'upgrade' && finding.remediation.to, '1.2.0')
  equal(finding.dissent, undefined)
})

test('a range without an end flags nothing that a better source says is fixed, and stands where no other speaks', async (t) => {
  deepEqual(await findings(t, { ghsa: ghsa('1.2.0'), 'nvd-overrides': nvd() }, '1.2.0'), [])
  deepEqual(await findings(t, { 'nodejs-wg': wg('<1.2.0'), 'nvd-overrides': nvd() }, '1.2.0'), [])
  equal((await findings(t, { 'nvd-overrides': nvd() }, '1.2.0')).length, 1)
})

test('the better source decides what ends it, and who differs is shown', async (t) => {
  const [finding] = await findings(
    t,
    { ghsa: ghsa('2.0.0'), 'nodejs-wg': wg('<1.2.0'), 'nvd-overrides': nvd({ versionEndExcluding: '3.0.0' }) },
    '1.5.0',
  )
  equal(finding?.remediation.action === 'upgrade' && finding.remediation.to, '2.0.0')
  deepEqual(finding?.dissent, [{ advisory: 'NSWG-ECO-7', source: 'nodejs-wg', clause: '< 1.2.0' }])
})

test('a withdrawn advisory has no word', async (t) => {
  const withdrawn = ghsa('1.2.0', { withdrawn: '2025-01-01T00:00:00Z' })
  equal((await findings(t, { ghsa: withdrawn, 'nvd-overrides': nvd() }, '9.0.0')).length, 1)
  deepEqual(await findings(t, { ghsa: withdrawn }, '1.0.0'), [])
})

test('sources that use one name for their records do not hide each other', async (t) => {
  const identifiers = { CVE: ['CVE-2024-0001'] }
  const [finding] = await findings(t, { retirejs: retire('1.2.0', identifiers), 'nvd-overrides': nvd() }, '1.0.0')
  deepEqual(
    finding?.reasons.map(({ source }) => source),
    ['retirejs', 'nvd-overrides'],
  )
})

test("GitHub's id with several CVEs is of the one that GitHub says", async (t) => {
  const several = retire('3.0.0', { CVE: ['CVE-2024-0001', 'CVE-2024-0002'], githubID: 'GHSA-aaaa-aaaa-aaaa' })
  deepEqual(
    (await findings(t, { ghsa: ghsa('2.0.0'), retirejs: several }, '1.0.0')).map(({ id }) => id),
    ['CVE-2024-0001'],
  )
})
