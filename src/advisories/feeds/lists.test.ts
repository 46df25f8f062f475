import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import { cisaKev } from './cisa-kev/cisa-kev.ts'
import { debianList } from './debian-list/debian-list.ts'
import { epss } from './epss/epss.ts'
import { nodejsWg } from './nodejs-wg/nodejs-wg.ts'
import { nvdOverrides } from './nvd-overrides/nvd-overrides.ts'

/** Records of github.com/nodejs/security-wg. */
for (const [why, value, expected] of [
  ['the fix is the number behind the last vulnerable one', { vulnerable_versions: '<=2.8.0', patched_versions: '>=2.8.1' }, '>=0 <2.8.1'],
  ['patched above the last vulnerable one', { vulnerable_versions: '<= 2.4.3', patched_versions: '> 2.4.3' }, '>=0 <2.4.4'],
  ['a gap between the two is not filled', { vulnerable_versions: '<=2.8.0', patched_versions: '>=3.0.0' }, '>=0 <=2.8.0'],
  ['what is patched ends what has no end', { vulnerable_versions: '>=2.0.0', patched_versions: '>=2.15.0' }, '>=2.0.0 <2.15.0'],
  ['no fix', { vulnerable_versions: '<=99.999.99999', patched_versions: '<0.0.0' }, '>=0 <=99.999.99999'],
  ['what is patched alone', { vulnerable_versions: null, patched_versions: '>=1.1.0' }, '>=0 <1.1.0'],
  ['neither: every version', {}, '>=0'],
  ['several lines', { vulnerable_versions: '>=1.0.0 <1.2.0 || >=2.0.0 <2.1.0' }, '>=1.0.0 <1.2.0 or >=2.0.0 <2.1.0'],
] as const)
  test(`feed nodejs-wg: ${why}`, () =>
    deepEqual(linesOf(recordsOf(nodejsWg, 'vuln/npm/1.json', JSON.stringify({ id: 1, module_name: 'ws', ...value }))), [
      `NSWG-ECO-1 npm ws ${expected}`,
    ]))

test('feed nodejs-wg: reports and CVEs are its names', () =>
  deepEqual(
    linesOf(
      recordsOf(
        nodejsWg,
        'vuln/npm/1.json',
        JSON.stringify({
          id: 1,
          module_name: 'a',
          cves: ['CVE-2018-3712', 'none'],
          references: ['https://hackerone.com/reports/310439'],
          vulnerable_versions: '<1.0.0',
        }),
      ),
    ),
    ['NSWG-ECO-1 (CVE-2018-3712 H1-310439) npm a >=0 <1.0.0'],
  ))

const nvd = (criteria: string, more: object = {}): string[] => {
  const cpeMatch = [{ criteria: `cpe:2.3:a:${criteria}`, vulnerable: true, ...more }]
  return linesOf(
    recordsOf(
      nvdOverrides,
      'CVE-2024-1.json',
      JSON.stringify({ _annotation: { cve_id: 'CVE-2024-0001' }, cve: { configurations: [{ nodes: [{ cpeMatch }] }] } }),
    ),
  )
}

/** CPE matches as NVD writes them. */
for (const [why, lines, expected] of [
  ['npm by target_sw', nvd('lodash:lodash:*:*:*:*:*:node.js:*:*', { versionEndExcluding: '4.17.21' }), ['npm lodash >=0 <4.17.21']],
  [
    'a scoped name, escaped',
    nvd('x:\\@scope\\/name:*:*:*:*:*:node.js:*:*', { versionEndIncluding: '1.0.0' }),
    ['npm @scope/name >=0 <=1.0.0'],
  ],
  ['Maven by a vendor with dots', nvd('org.apache:x:*:*:*:*:*:maven:*:*', { versionStartIncluding: '1.0' }), ['Maven org.apache:x >=1.0']],
  [
    'a range behind a version',
    nvd('a:a:*:*:*:*:*:node.js:*:*', { versionStartExcluding: '1.0.0', versionEndExcluding: '2.0.0' }),
    ['npm a >=1.0.1-0 <2.0.0'],
  ],
  ['one version and its update', nvd('a:a:2.0.0:rc1:*:*:*:node.js:*:*'), ['npm a =2.0.0-rc1']],
  ['no version at all', nvd('a:a:-:*:*:*:*:node.js:*:*'), []],
  ['an application', nvd('google:chrome:*:*:*:*:*:*:*:*'), []],
  ['what it runs on', nvd('a:a:*:*:*:*:*:node.js:*:*', { vulnerable: false }), []],
] as const)
  test(`feed nvd-overrides: ${why}`, () =>
    deepEqual(
      lines,
      expected.map((line) => `CVE-2024-0001 ${line}`),
    ))

const DAY = '#model_version:v2025.03.14,score_date:2026-08-21T12:55:00Z'

test('feed epss: packed, with the model and the day of the scores', () => {
  const text = `${DAY}\r\ncve,epss,percentile\r\nCVE-1999-0001,0.0123,0.8\r\nCVE-2024-0001,9e-05,0.1\r\nCVE-2024-0002,1.5,0.1\r\nCVE-2024-0003,x,0.1\r\n`
  const expected = [
    { kind: 'edition', asOf: '2026-08-21T00:00:00Z', edition: 'v2025.03.14' },
    { kind: 'epss', cve: 'CVE-1999-0001', score: 0.0123, percentile: 0.8 },
    { kind: 'epss', cve: 'CVE-2024-0001', score: 0.00009, percentile: 0.1 },
  ]
  deepEqual(recordsOf(epss, 'epss_scores-current.csv', text), expected)
  deepEqual(recordsOf(epss, 'epss_scores-current.csv.gz', gzipSync(text)), expected)
  throws(() => recordsOf(epss, 'epss_scores-current.csv', '<html>moved</html>'), /no line of scores/)
  throws(() => recordsOf(epss, 'epss_scores-current.csv.gz', gzipSync(text).subarray(0, 40)), /not gzip/)
})

test('feed cisa-kev: the edition, the day, ransomware; entries that are none are left out', () => {
  const vulnerabilities = [
    { cveID: 'CVE-2021-44228', dateAdded: '2021-12-10', knownRansomwareCampaignUse: 'Known' },
    { cveID: 'CVE-2022-0001', dateAdded: '2022-01-10', knownRansomwareCampaignUse: 'Unknown' },
    { cveID: 'none', dateAdded: '2022-01-10' },
  ]
  const text = JSON.stringify({ catalogVersion: '2026.08.07', dateReleased: '2026-08-07T16:45:47.0648Z', count: 3, vulnerabilities })
  deepEqual(recordsOf(cisaKev, 'known_exploited_vulnerabilities.json', text), [
    { kind: 'edition', asOf: '2026-08-07T00:00:00Z', edition: '2026.08.07' },
    { kind: 'exploited', cve: 'CVE-2021-44228', since: '2021-12-10', ransomware: true },
    { kind: 'exploited', cve: 'CVE-2022-0001', since: '2022-01-10', ransomware: false },
  ])
})

/** Lines as data/DSA/list has them. */
test('feed debian: what an advisory fixes, and what it says is not fixed', () =>
  deepEqual(
    linesOf(
      recordsOf(
        debianList,
        'data/DSA/list',
        [
          '[01 Jan 2024] DSA-5000-1 curl - security update',
          '\t{CVE-2024-0001 CVE-2024-0002}',
          '\t[bookworm] - curl 7.88.1-10+deb12u5',
          '[21 Jun 2013] DSA-2713-1 curl - heap overflow',
          '\t{CVE-2013-2174}',
          '\t[wheezy] - curl  7.26.0-1+wheezy3',
          '\t[lenny] - vlc <not-affected> (Vulnerable code not present)',
          '\t[jessie] - virtualbox <end-of-life>',
          '\tNOTE: nothing',
        ].join('\n'),
      ),
    ),
    [
      'DSA-5000-1 (CVE-2024-0001 CVE-2024-0002) Debian:12 curl >=0 <7.88.1-10+deb12u5',
      'DSA-2713-1 (CVE-2013-2174) Debian:7 curl >=0 <7.26.0-1+wheezy3',
      'DSA-2713-1 (CVE-2013-2174) Debian:8 virtualbox >=0 [end-of-life]',
    ],
  ))
