import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, dictionary, property, string, tuple } from 'fast-check'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import { apk } from '../../versions/apk/apk.ts'
import { vulnerabilitiesOf } from './names.ts'
import { secdbFeeds } from './secdb.ts'

const feedOf = (id: string) => secdbFeeds.find((one) => one.id === id)!

/** What Alpine's packagers write behind a version, from published lists of 3.3 to 3.22. */
for (const [line, expected, why] of [
  ['CVE-2019-5481', [['CVE-2019-5481']], 'one name'],
  ['CVE-2016-9382 XSA-192', [['CVE-2016-9382', 'XSA-192']], 'two names of one vulnerability'],
  ['XSA-192 CVE-2016-9382', [['CVE-2016-9382', 'XSA-192']], 'the CVE goes first'],
  ['CVE-2023-1234 GHSA-2qvr-xv5r-2x8v', [['CVE-2023-1234', 'GHSA-2qvr-xv5r-2x8v']], "GitHub's beside it"],
  ['GHSA-2qvr-xv5r-2x8v', [['GHSA-2qvr-xv5r-2x8v']], "GitHub's alone"],
  ['CVE-2017-2616 (+ regression fix)', [['CVE-2017-2616']], 'a remark'],
  ['CVE N/A ZBX-11023', [['ZBX-11023']], 'said to have no CVE'],
  ['CVE_2019-2426', [['CVE-2019-2426']], 'a slip of 2019'],
  ['CVE-2018-1000156 CVE-2019-13636', [['CVE-2018-1000156'], ['CVE-2019-13636']], 'two vulnerabilities on a line'],
  ['CVE-2021-3711, CVE-2021-3712', [['CVE-2021-3711'], ['CVE-2021-3712']], 'with a comma'],
  ['CVE-2021-????', [], 'not given yet'],
  ['ALPINE-13661', [['ALPINE-13661']], "Alpine's own"],
  ['', [], 'nothing'],
  ['(CVE-2020-1', [], 'a remark that does not end names nothing by its first letter'],
] as const)
  test(`secdb: "${line}": ${why}`, () =>
    deepEqual(
      vulnerabilitiesOf(line).map(({ id, aliases }) => [id, ...aliases]),
      expected,
    ))

const list = (secfixes: object, more: object = { distroversion: 'v3.20' }): string =>
  JSON.stringify({ apkurl: '{{urlprefix}}/{{distroversion}}', archs: ['x86_64'], ...more, packages: [{ pkg: { name: 'curl', secfixes } }] })

for (const [id, path, text, expected, why] of [
  [
    'alpine',
    'v3.20/main.json',
    list({ '8.0-r0': ['CVE-2024-0001'] }),
    ['CVE-2024-0001 Alpine:v3.20 curl >=0 <8.0-r0'],
    'as it is published since 3.12',
  ],
  [
    'alpine',
    'v3.11/main.yaml',
    'distroversion: v3.11\npackages:\n  - pkg:\n      name: curl\n      secfixes:\n        7.66.0-r0:\n          - CVE-2019-5481\n        "0":\n          - CVE-2019-1\n',
    [
      'CVE-2019-1 Alpine:v3.11 curl [not affected: version 0 fixes it: it never was there]',
      'CVE-2019-5481 Alpine:v3.11 curl >=0 <7.66.0-r0',
    ],
    'as it was until 3.11',
  ],
  [
    'alpine',
    'edge/community.json',
    list({ '1-r0': ['CVE-2024-0001'] }, { distroversion: 'edge' }),
    ['CVE-2024-0001 Alpine:edge curl >=0 <1-r0'],
    'edge',
  ],
  [
    'alpine',
    'v3.18/main.json',
    list({ '1-r0': ['CVE-2024-0001'] }, {}),
    ['CVE-2024-0001 Alpine:v3.18 curl >=0 <1-r0'],
    'the folder says the release',
  ],
  [
    'alpine',
    'v3.20/main.json',
    list({ '0': ['CVE-2024-0001'] }),
    ['CVE-2024-0001 Alpine:v3.20 curl [not affected: version 0 fixes it: it never was there]'],
    'version 0: never affected',
  ],
  [
    'alpine',
    'v3.20/main.json',
    list({ '0': ['CVE-2024-0001'], '8.0-r0': ['CVE-2024-0001'] }),
    ['CVE-2024-0001 Alpine:v3.20 curl >=0 <8.0-r0'],
    'version 0 and a version: it was there after all',
  ],
  [
    'alpine',
    'v3.20/main.json',
    list({ '1.0-r0': ['CVE-2024-0001'], '1.0-r10': ['CVE-2024-0001 GHSA-aaaa-bbbb-cccc'], '1.0-r9': ['CVE-2024-0001'] }),
    ['CVE-2024-0001 (GHSA-aaaa-bbbb-cccc) Alpine:v3.20 curl >=0 <1.0-r10'],
    'fixed three times: the last one counts, by apk order',
  ],
  [
    'alpine',
    'v3.20/main.json',
    list({ '1-r0': null, '2-r0': [null, 'CVE-2024-0001'], '3-r0': 'CVE-2024-0002' }),
    ['CVE-2024-0001 Alpine:v3.20 curl >=0 <2-r0', 'CVE-2024-0002 Alpine:v3.20 curl >=0 <3-r0'],
    'empty lists, empty lines, a name where a list should be',
  ],
  ['alpine', 'v3.3/community.yaml', 'distroversion: v3.3\npackages:\n', [], 'a release without packages'],
  [
    'wolfi',
    'os/security.json',
    list({ '1-r0': ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc'] }, {}),
    ['CVE-2024-0001 Wolfi curl >=0 <1-r0', 'GHSA-aaaa-bbbb-cccc Wolfi curl >=0 <1-r0'],
    'Wolfi has no releases',
  ],
  [
    'chainguard',
    'chainguard/security.json',
    list({ '1-r0': ['CVE-2024-0001'] }, {}),
    ['CVE-2024-0001 Chainguard curl >=0 <1-r0'],
    'nor has Chainguard',
  ],
] as const)
  test(`feed ${id}: ${why}`, () => deepEqual(linesOf(recordsOf(feedOf(id), path, text)), expected))

test('secdb: of any versions the highest is the fix', () => {
  const version = tuple(constantFrom('1', '2', '10'), constantFrom('', '.1', '_rc1', '_p2'), constantFrom('-r0', '-r9', '-r10')).map(
    (parts) => parts.join(''),
  )
  check(
    property(array(version, { minLength: 1, maxLength: 6 }), (versions) => {
      const secfixes = Object.fromEntries(versions.map((one) => [one, ['CVE-2024-0001']]))
      const [record] = recordsOf(feedOf('alpine'), 'v3.20/main.json', list(secfixes))
      ok(record?.kind === 'advisory')
      const [, fixed] = record.advisory.affected[0]!.ranges[0]!.events
      ok(fixed && 'fixed' in fixed && versions.every((one) => apk.compare(one, fixed.fixed) <= 0))
    }),
  )
})

test('secdb: any lines are names or nothing, in time that grows with their length alone', () => {
  check(
    property(dictionary(string(), array(string())), (secfixes) => {
      for (const one of recordsOf(feedOf('wolfi'), 'security.json', list(secfixes, {})))
        ok(one.kind === 'advisory' && one.advisory.id !== '')
    }),
  )
  deepEqual(vulnerabilitiesOf(`${'('.repeat(4000)}CVE`), [])
  deepEqual(vulnerabilitiesOf('CVE-2021-1234 '.repeat(1000)), [])
})
