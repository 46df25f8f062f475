import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, uint8Array } from 'fast-check'
import { ParseError } from '#base/index.ts'
import type { FeedRecord } from './contract.ts'
import { feeds } from './registry.ts'

const convert = (id: string, path: string, text: string): FeedRecord[] => [
  ...feeds.find((feed) => feed.id === id)!.convert({ path, bytes: Buffer.from(text) }),
]

const affectedOf = (records: readonly FeedRecord[]) =>
  records.flatMap((record) =>
    record.kind === 'advisory'
      ? record.advisory.affected.map(({ ecosystem, name, ranges }) => [
          record.advisory.id,
          ecosystem,
          name,
          ranges.flatMap(({ events }) => events),
        ])
      : [],
  )

for (const [id, path, text, expected] of [
  [
    'debian',
    'data/DSA/list',
    '[01 Jan 2024] DSA-5000-1 curl - security update\n\t{CVE-2024-0001 CVE-2024-0002}\n\t[bookworm] - curl 7.88.1-10+deb12u5\n',
    [['DSA-5000-1', 'Debian:12', 'curl', [{ introduced: '0' }, { fixed: '7.88.1-10+deb12u5' }]]],
  ],
  [
    'alpine',
    'v3.11/main.yaml',
    'distroversion: v3.11\npackages:\n  - pkg:\n      name: curl\n      secfixes:\n        7.66.0-r0:\n          - CVE-2019-5481\n        "0":\n          - CVE-2019-1\n',
    [['CVE-2019-5481', 'Alpine:v3.11', 'curl', [{ introduced: '0' }, { fixed: '7.66.0-r0' }]]],
  ],
  [
    'go',
    'data/osv/GO-1.json',
    '{"id":"GO-1","affected":[{"package":{"ecosystem":"Go","name":"x.org/y"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.3"}]}]}]}',
    [['GO-1', 'Go', 'x.org/y', [{ introduced: '0' }, { fixed: '1.2.3' }]]],
  ],
  [
    'nodejs-wg',
    'vuln/npm/1.json',
    '{"id":1,"module_name":"ws","vulnerable_versions":"<1.1.1"}',
    [['NSWG-ECO-1', 'npm', 'ws', [{ introduced: '0' }, { fixed: '1.1.1' }]]],
  ],
  [
    'rustsec',
    'crates/a/R.md',
    '```toml\n[advisory]\nid = "RUSTSEC-1"\npackage = "a"\n[versions]\npatched = [">= 1.2.0"]\n```\n',
    [['RUSTSEC-1', 'crates.io', 'a', [{ introduced: '0' }, { fixed: '1.2.0' }]]],
  ],
] as const)
  test(`feed ${id}: a record of its form`, () => deepEqual(affectedOf(convert(id, path, text)), expected))

test('feed cisa-kev: an exploited vulnerability', () =>
  deepEqual(
    convert(
      'cisa-kev',
      'known_exploited_vulnerabilities.json',
      '{"vulnerabilities":[{"cveID":"CVE-2021-44228","dateAdded":"2021-12-10","knownRansomwareCampaignUse":"Known"}]}',
    ),
    [{ kind: 'exploited', cve: 'CVE-2021-44228', since: '2021-12-10', ransomware: true }],
  ))

test('feeds: sorted, each id once, and partial ones say what they lack', () => {
  const ids = feeds.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted())
  for (const { coverage, lacks } of feeds) ok(coverage === 'complete' || lacks)
})

for (const one of feeds)
  test(`feed ${one.id}: any bytes are records or a ParseError`, () => {
    check(
      property(uint8Array({ maxLength: 200 }), (bytes) => {
        for (const path of ['a/b/c.json', 'a/b/c.yaml']) {
          try {
            equal(typeof [...one.convert({ path, bytes })].length, 'number')
          } catch (error) {
            if (!(error instanceof ParseError)) throw error
          }
        }
      }),
    )
  })
