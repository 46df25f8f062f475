import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, nat, property, record, tuple } from 'fast-check'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import { contains } from '../../versions/contains.ts'
import { npm } from '../../versions/npm/npm.ts'
import { feed } from '../registry.ts'

const osv = feed('osv')!
const read = (value: object): string[] => linesOf(recordsOf(osv, 'x.json', JSON.stringify(value)))

const range = (...events: object[]): object[] => [{ type: 'ECOSYSTEM', events }]
const npmOf = (more: object): object[] => [{ package: { ecosystem: 'npm', name: 'a', purl: 'pkg:npm/a' }, ...more }]
const CLOSED = range({ introduced: '0' }, { fixed: '1.2.3' })

/** Shapes of OSV's archives; the schema is https://ossf.github.io/osv-schema/ (1.7.3). */
for (const [why, value, expected] of [
  [
    'a record of GitHub',
    { id: 'GHSA-1', aliases: ['CVE-2024-1'], affected: npmOf({ ranges: CLOSED }), database_specific: { severity: 'MODERATE' } },
    ['GHSA-1 (CVE-2024-1) npm a >=0 <1.2.3 [moderate]'],
  ],
  [
    'last_affected, which is affected itself',
    { id: 'X-1', affected: npmOf({ ranges: range({ introduced: '1.0.0' }, { last_affected: '1.2.0' }) }) },
    ['X-1 npm a >=1.0.0 <=1.2.0'],
  ],
  [
    'both ends in one event',
    { id: 'X-1', affected: npmOf({ ranges: range({ introduced: '0', fixed: '1.0.0' }) }) },
    ['X-1 npm a >=0 <1.0.0'],
  ],
  ['a limit', { id: 'X-1', affected: npmOf({ ranges: range({ introduced: '0' }, { limit: '2.0.0' }) }) }, ['X-1 npm a >=0 limit 2.0.0']],
  [
    'commits say nothing of versions',
    { id: 'X-1', affected: npmOf({ ranges: [{ type: 'GIT', repo: 'x', events: [{ introduced: '0' }] }] }) },
    [],
  ],
  [
    'commits beside versions',
    { id: 'X-1', affected: npmOf({ versions: ['1.0.0'], ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }) },
    ['X-1 npm a =1.0.0'],
  ],
  ['commits alone, of no package', { id: 'OSV-2024-1', affected: [{ ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }] }, []],
  [
    'versions that a range covers are written twice, others are not',
    { id: 'X-1', affected: npmOf({ ranges: CLOSED, versions: ['1.0.0', '1.2.2', '7.0.0'] }) },
    ['X-1 npm a >=0 <1.2.3 =7.0.0'],
  ],
  [
    'withdrawn',
    { id: 'GHSA-1', withdrawn: '2024-05-01T00:00:00Z', affected: npmOf({ ranges: CLOSED }) },
    ['GHSA-1 withdrawn npm a >=0 <1.2.3'],
  ],
  ['a package made to do harm', { id: 'MAL-2024-1', affected: npmOf({ versions: ['1.0.0'] }) }, ['MAL-2024-1 npm a =1.0.0 [critical]']],
  [
    'empty lists as null',
    { id: 'X-1', aliases: null, severity: null, affected: npmOf({ ranges: CLOSED, versions: null }) },
    ['X-1 npm a >=0 <1.2.3'],
  ],
  [
    "USN: CVEs are upstream, other distributions' related are not ours",
    {
      id: 'USN-6000-1',
      upstream: ['CVE-2023-1', 'UBUNTU-CVE-2023-1'],
      related: [],
      affected: [{ package: { ecosystem: 'Ubuntu:22.04:LTS', name: 'curl' }, ranges: CLOSED, ecosystem_specific: { availability: 'x' } }],
    },
    ['USN-6000-1 (CVE-2023-1 UBUNTU-CVE-2023-1) Ubuntu:22.04:LTS curl >=0 <1.2.3'],
  ],
  [
    'UBUNTU-CVE with its priority',
    {
      id: 'UBUNTU-CVE-2023-1',
      upstream: ['CVE-2023-1'],
      severity: [{ type: 'Ubuntu', score: 'medium' }],
      affected: [{ package: { ecosystem: 'Ubuntu:Pro:18.04:LTS', name: 'curl' }, ranges: range({ introduced: '0' }) }],
    },
    ['UBUNTU-CVE-2023-1 (CVE-2023-1) Ubuntu:Pro:18.04:LTS curl >=0 [medium]'],
  ],
  [
    'UBUNTU-CVE with a priority of the package, in long-term releases, Pro and certified builds',
    {
      id: 'UBUNTU-CVE-2023-1',
      upstream: ['CVE-2023-1'],
      severity: [{ type: 'Ubuntu', score: 'medium' }],
      affected: ['Ubuntu:22.04:LTS', 'Ubuntu:Pro:FIPS-updates:22.04:LTS'].map((ecosystem) => ({
        package: { ecosystem, name: 'openssl', purl: 'pkg:deb/ubuntu/openssl?arch=source' },
        severity: [{ type: 'Ubuntu', score: 'high' }],
        ranges: CLOSED,
        ecosystem_specific: { binaries: [{ binary_name: 'libssl3', binary_version: '1.2.3' }], priority_reason: 'x' },
      })),
    },
    [
      'UBUNTU-CVE-2023-1 (CVE-2023-1) Ubuntu:22.04:LTS openssl >=0 <1.2.3 [high]',
      'UBUNTU-CVE-2023-1 (CVE-2023-1) Ubuntu:Pro:FIPS-updates:22.04:LTS openssl >=0 <1.2.3 [high]',
    ],
  ],
  [
    'DSA: related names its CVEs in older records',
    { id: 'DSA-5000-1', related: ['CVE-2021-1'], affected: [{ package: { ecosystem: 'Debian:11', name: 'curl' }, ranges: CLOSED }] },
    ['DSA-5000-1 (CVE-2021-1) Debian:11 curl >=0 <1.2.3'],
  ],
  [
    'DEBIAN-CVE with its urgency',
    {
      id: 'DEBIAN-CVE-2021-1',
      upstream: ['CVE-2021-1'],
      affected: [{ package: { ecosystem: 'Debian:11', name: 'curl' }, ranges: CLOSED, ecosystem_specific: { urgency: 'unimportant' } }],
    },
    ['DEBIAN-CVE-2021-1 (CVE-2021-1) Debian:11 curl >=0 <1.2.3 [unimportant]'],
  ],
  [
    'GHSA: related are other vulnerabilities',
    { id: 'GHSA-1', related: ['CVE-2024-9'], aliases: ['CVE-2024-1'], affected: npmOf({ ranges: CLOSED }) },
    ['GHSA-1 (CVE-2024-1) npm a >=0 <1.2.3'],
  ],
] as const)
  test(`osv: ${why}`, () => deepEqual(read(value), expected))

test('osv: dates with fractions, and the year 1 that stands for none', () => {
  const [one] = recordsOf(
    osv,
    'x.json',
    JSON.stringify({
      id: 'X-1',
      published: '0001-01-01T00:00:00Z',
      modified: '2024-05-01T10:11:12.345Z',
      affected: npmOf({ ranges: CLOSED }),
    }),
  )
  ok(one?.kind === 'advisory')
  equal(one.advisory.published, undefined)
  equal(one.advisory.modified, '2024-05-01T10:11:12Z')
})

test('osv: leaving out versions that ranges cover changes no answer', () => {
  const version = tuple(nat(3), nat(3), nat(3)).map((parts) => parts.join('.'))
  const event = record({ kind: constantFrom('introduced', 'fixed', 'last_affected'), version })
  check(
    property(array(event, { maxLength: 6 }), array(version), version, (events, versions, asked) => {
      const ranges = range({ introduced: '0' }, ...events.map(({ kind, version: at }) => ({ [kind]: at })))
      const [one] = recordsOf(osv, 'x.json', JSON.stringify({ id: 'X-1', affected: npmOf({ ranges, versions }) }))
      ok(one?.kind === 'advisory')
      const affected = one.advisory.affected[0]!
      const whole = { ranges: affected.ranges, versions }
      equal(contains(npm, affected, asked) !== undefined, contains(npm, whole, asked) !== undefined)
    }),
  )
})

for (const [ecosystem, expected] of [
  ['npm', 'complete'],
  ['debian:12', 'complete'],
  ['ubuntu:22.04', 'complete'],
  ['red hat:9', 'advisories-only'],
  ['alpine:v3.20', 'advisories-only'],
  ['suse:15.5', 'advisories-only'],
] as const)
  test(`osv: what it knows of ${ecosystem} is ${expected}`, () => equal(osv.extentOf?.(ecosystem).coverage, expected))
