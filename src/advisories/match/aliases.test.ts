import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Advisory } from '#model/index.ts'
import { byVulnerability } from './aliases.ts'

const advisory = (...[id, ...aliases]: [string, ...string[]]): Advisory => ({ id, aliases, source: 'x', vectors: [], affected: [] })

/** Each vulnerability with the advisories that are about it. */
const grouped = (given: readonly Advisory[]): Record<string, string[]> =>
  Object.fromEntries([...byVulnerability(given)].map(([id, group]) => [id, group.map((one) => one.id).toSorted()]))

for (const [why, given, expected] of [
  [
    'a GHSA and a PYSEC record of one CVE',
    [
      ['GHSA-a', 'CVE-1'],
      ['PYSEC-1', 'CVE-1', 'GHSA-a'],
    ],
    { 'CVE-1': ['GHSA-a', 'PYSEC-1'] },
  ],
  [
    'a record without a CVE goes to the one that shares its name',
    [
      ['GHSA-a', 'CVE-1'],
      ['RUSTSEC-1', 'GHSA-a'],
    ],
    { 'CVE-1': ['GHSA-a', 'RUSTSEC-1'] },
  ],
  [
    'by way of a third',
    [
      ['GHSA-a', 'CVE-1'],
      ['X-1', 'GHSA-a', 'Y-1'],
      ['Z-1', 'Y-1'],
    ],
    { 'CVE-1': ['GHSA-a', 'X-1', 'Z-1'] },
  ],
  [
    "a distribution's advisory counts for each of its CVEs",
    [['DSA-1-1', 'CVE-1', 'CVE-2'], ['CVE-2']],
    { 'CVE-1': ['DSA-1-1'], 'CVE-2': ['CVE-2', 'DSA-1-1'] },
  ],
  [
    '… and its own name joins none of them',
    [
      ['DSA-1-1', 'CVE-1', 'CVE-2'],
      ['X-1', 'DSA-1-1'],
    ],
    { 'CVE-1': ['DSA-1-1'], 'CVE-2': ['DSA-1-1'], 'DSA-1-1': ['X-1'] },
  ],
  ['without a CVE the GHSA is the name', [['PYSEC-1', 'GHSA-a'], ['GHSA-a']], { 'GHSA-a': ['GHSA-a', 'PYSEC-1'] }],
  ['names that share nothing stay apart', [['GHSA-a'], ['GHSA-b']], { 'GHSA-a': ['GHSA-a'], 'GHSA-b': ['GHSA-b'] }],
] as const)
  test(`aliases: ${why}`, () => {
    const advisories = given.map((names) => advisory(...(names as unknown as [string, ...string[]])))
    deepEqual(grouped(advisories), expected)
    deepEqual(grouped(advisories.toReversed()), expected)
  })

test('aliases: the order of advisories does not matter, and each is in a group', () => {
  const name = fc.constantFrom('CVE-1', 'CVE-2', 'GHSA-a', 'GHSA-b', 'X-1', 'X-2', 'X-3')
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(names, { maxLength: 6 }), (lists) => {
      const given = lists.map((list) => advisory(...(list as [string, ...string[]])))
      const groups = grouped(given)
      deepEqual(grouped(given.toReversed()), groups)
      deepEqual(new Set(Object.values(groups).flat()), new Set(given.map(({ id }) => id)))
    }),
  )
})
