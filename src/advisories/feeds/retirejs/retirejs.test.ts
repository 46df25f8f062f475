import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import { retirejs } from './retirejs.ts'

const read = (library: string, vulnerability: object, more: object = {}): string[] =>
  linesOf(
    recordsOf(retirejs, 'repository/jsrepository-v5.json', JSON.stringify({ [library]: { vulnerabilities: [vulnerability], ...more } })),
  )

/** Entries as the two repositories of retire.js have them. */
for (const [why, lines, expected] of [
  [
    'a library with its name in npm',
    read(
      'jQuery UI',
      { below: '1.13.0', severity: 'medium', identifiers: { CVE: ['CVE-2021-41184'], githubID: 'GHSA-gpqq-952q-5327' }, info: [] },
      { npmname: 'jquery-ui', extractors: { filecontent: ['/\\*!? jQuery UI'], hashes: { '00': '1' } } },
    ),
    ['CVE-2021-41184 (GHSA-gpqq-952q-5327) npm jquery-ui >=0 <1.13.0 [medium]'],
  ],
  [
    'a library that is called as its package is',
    read('axios', { atOrAbove: '1.0.0', below: '1.6.0', identifiers: { CVE: ['CVE-2023-45857'] } }),
    ['CVE-2023-45857 npm axios >=1.0.0 <1.6.0'],
  ],
  ['a library whose name in npm is another', read('ember', { below: '1.0.0', identifiers: { CVE: ['CVE-2013-4170'] } }), []],
  ['a library that cannot be a package', read('ExtJS', { below: '6.6.0', identifiers: { CVE: ['CVE-2018-8046'] } }), []],
  [
    'a number that the working group goes on with',
    read('connect', { below: '2.8.1', info: ['https://nodesecurity.io/advisories/3'] }),
    ['NSWG-ECO-3 npm connect >=0 <2.8.1'],
  ],
  ['a number of later, which is none of theirs', read('hftp', { below: '1.0.0', info: ['https://nodesecurity.io/advisories/654'] }), []],
  [
    'a report that has a number',
    read('x', { below: '1.0.0', info: ['https://hackerone.com/reports/310439'] }),
    ['H1-310439 npm x >=0 <1.0.0'],
  ],
  [
    'a link that is a name, where none is given',
    read('marked', {
      below: '0.3.18',
      info: ['https://nvd.nist.gov/vuln/detail/CVE-2018-25110', 'https://example.com/CVE-2018-25110.html'],
    }),
    ['CVE-2018-25110 npm marked >=0 <0.3.18'],
  ],
  [
    'links to several CVEs name none',
    read('marked', {
      below: '1.0.0',
      info: ['https://nvd.nist.gov/vuln/detail/CVE-2018-25110', 'https://nvd.nist.gov/vuln/detail/CVE-2018-25111'],
    }),
    [],
  ],
  [
    'without a name that others use',
    read('vue', { below: '2.4.3', identifiers: { summary: 'possible xss vector' }, info: ['https://github.com/vuejs/vue/releases'] }),
    [],
  ],
  [
    'several CVEs around one name of GitHub',
    read('lodash', { below: '4.17.21', identifiers: { CVE: ['CVE-2021-23337', 'CVE-2026-4800'], githubID: 'GHSA-35jh-r3h4-6jhm' } }),
    ['GHSA-35jh-r3h4-6jhm (CVE-2021-23337 CVE-2026-4800) npm lodash >=0 <4.17.21'],
  ],
  [
    'several CVEs alone',
    read('dwr', { below: '2.0.11', identifiers: { CVE: ['CVE-2014-5326', 'CVE-2014-5325'] } }),
    ['CVE-2014-5326 npm dwr >=0 <2.0.11', 'CVE-2014-5325 npm dwr >=0 <2.0.11'],
  ],
  [
    'a version that somebody repaired is a gap',
    read('jquery', {
      atOrAbove: '1.12.3',
      below: '3.0.0-beta1',
      excludes: ['1.12.4-aem', '9.0.0'],
      identifiers: { CVE: ['CVE-2015-9251'] },
    }),
    ['CVE-2015-9251 npm jquery >=1.12.3 <1.12.4-aem >=1.12.4-aem.0 <3.0.0-beta1'],
  ],
  ['not repaired', read('y', { below: '99.999.99999', identifiers: { CVE: ['CVE-2018-0001'] } }), ['CVE-2018-0001 npm y >=0']],
  ["the tool's own example", read('retire-example', { below: '0.0.2', identifiers: { CVE: ['CVE-2018-0001'] } }), []],
] as const)
  test(`feed retirejs: ${why}`, () => deepEqual(lines, expected))

test('feed retirejs: one damaged library is named, the others are read', () => {
  const good = { vulnerabilities: [{ below: '1.0.0', identifiers: { CVE: ['CVE-2018-0001'] } }] }
  const records = recordsOf(retirejs, 'npmrepository.json', JSON.stringify({ a: good, b: { vulnerabilities: 7 }, c: good }))
  deepEqual(linesOf(records), ['CVE-2018-0001 npm a >=0 <1.0.0', 'CVE-2018-0001 npm c >=0 <1.0.0'])
  deepEqual(
    records.flatMap((one) => (one.kind === 'unread' ? [one.what] : [])),
    ['b'],
  )
})
