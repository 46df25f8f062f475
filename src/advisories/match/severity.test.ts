import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { scoreOf } from './cvss.ts'
import { type Opinion, rate } from './severity.ts'

for (const [vector, score, why] of [
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 7.5, 'CVSS 2.0, partial impact'],
  ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 10, 'CVSS 2.0, CVE-2014-6271'],
  ['CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N', 5.9, 'CVSS 3.0'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10, 'CVE-2021-44228'],
  ['CVSS:3.1/AC:L/AV:N/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'CVSS 3.1 section 6: any order'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0, 'no impact is none'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:U', 7.8, 'temporal metrics count where they stand'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3, 'CVSS 4.0 calculator'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 10, 'CVSS 4.0 calculator'],
  ['CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N', 0, 'no impact'],
  ['CVSS:3.1/AV:N', undefined, 'a base metric is missing'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AV:L', undefined, 'a metric stands twice'],
  ['CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', undefined, 'a value that the metric does not have'],
  ['CVSS:5.0/AV:N/AC:L', undefined, 'a version that nobody knows'],
  ['9.8', undefined, 'a number is no vector'],
  ['', undefined, 'nothing'],
] as const)
  test(`CVSS ${vector}: ${why}`, () => equal(scoreOf(vector), score))

test('CVSS: any text is a score from 0 to 10 or none', () => {
  const metric = fc.tuple(
    fc.constantFrom('AV', 'AC', 'PR', 'UI', 'S', 'C', 'I', 'A', 'E', 'X'),
    fc.constantFrom('N', 'L', 'H', 'U', 'X', 'Q'),
  )
  const vector = fc
    .tuple(fc.constantFrom('', 'CVSS:3.0/', 'CVSS:3.1/', 'CVSS:4.0/'), fc.array(metric, { maxLength: 20 }))
    .map(([prefix, metrics]) => prefix + metrics.map((pair) => pair.join(':')).join('/'))
  fc.assert(
    fc.property(fc.oneof(vector, fc.string()), (text) => {
      const score = scoreOf(text)
      equal(score === undefined || (score >= 0 && score <= 10), true)
    }),
  )
})

const critical = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
const low = 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N'
const four = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N'
const two = 'AV:N/AC:L/Au:N/C:C/I:C/A:C'

const opinion = (source: string, given: Partial<Opinion> = {}): Opinion => ({ source, distribution: false, vectors: [], ...given })

for (const [opinions, severity, source, why] of [
  [
    [opinion('ghsa', { vectors: [critical] }), opinion('debian', { distribution: true, rating: 'unimportant' })],
    'info',
    'rated unimportant by debian',
    "the distribution's word on its own package comes first",
  ],
  [
    [opinion('ghsa', { rating: 'low', vectors: [critical] })],
    'critical',
    'CVSS:3.1 9.8 by ghsa',
    "a vector comes before its publisher's word",
  ],
  [[opinion('osv', { vectors: [critical, four] })], 'medium', 'CVSS:4.0 6.9 by osv', 'of one source the newest version of CVSS'],
  [
    [opinion('osv', { vectors: [low] }), opinion('nvd', { vectors: [critical] })],
    'low',
    'CVSS:3.1 1.6 by osv',
    'of several sources the first',
  ],
  [
    [opinion('osv', { vectors: ['CVSS:9'] }), opinion('nvd', { vectors: [critical] })],
    'critical',
    'CVSS:3.1 9.8 by nvd',
    'what cannot be computed counts as not given',
  ],
  [[opinion('nvd', { vectors: [two] })], 'high', 'CVSS:2.0 10.0 by nvd', 'CVSS 2.0 knows no critical'],
  [
    [opinion('rubysec'), opinion('npm', { rating: 'moderate' })],
    'medium',
    'rated moderate by npm',
    "without a vector any publisher's word",
  ],
  [[opinion('rubysec', { rating: 'spicy' })], 'unknown', 'no source rates it', 'a word that nobody knows is none'],
  [[], 'unknown', 'no source rates it', 'nobody said'],
] as const)
  test(`severity ${severity}: ${why}`, () => {
    const rated = rate(opinions)
    deepEqual([rated.severity, rated.severitySource], [severity, source])
  })

test("severity: the score stays beside a distribution's word", () => {
  const rated = rate([opinion('debian', { distribution: true, rating: 'low' }), opinion('nvd', { vectors: [critical] })])
  deepEqual(rated, { severity: 'low', severitySource: 'rated low by debian', score: 9.8, vectors: [critical] })
})
