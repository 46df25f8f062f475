import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Coverage, VulnerabilityFinding, JudgeSettings } from '#model/index.ts'
import { decide } from './decide.ts'

const finding = (change: Partial<VulnerabilityFinding>): VulnerabilityFinding => ({
  fingerprint: 'f',
  kind: 'vulnerability',
  id: 'CVE-2026-1',
  aliases: [],
  severity: 'critical',
  severitySource: 'test',
  title: '',
  location: [],
  reasons: [],
  remediation: { action: 'upgrade', to: '2', all: '2' },
  status: 'open',
  ...change,
})
const plain: JudgeSettings = { failOn: 'default', onlyFixed: false, ignoreUnfixed: false }
const covered: Coverage = { area: 'npm', packages: 1, status: 'assessed', sources: ['ghsa'], asOf: '2026-08-21T00:00:00Z' }
const blind: Coverage = { area: 'Ubuntu:24.04', packages: 3, status: 'not-assessed', reason: 'no-data', detail: 'no source' }
const seen = { packages: 3, unreadable: 0 }
const none: VulnerabilityFinding['remediation'] = { action: 'none-known' }

for (const [why, findings, areas, settings, age, decision] of [
  ['nothing found, all covered', [], [covered], plain, 1, 'allow'],
  ['critical with a fix', [finding({})], [covered], plain, 1, 'deny'],
  ['critical without a fix is under the default line', [finding({ remediation: none })], [covered], plain, 1, 'warn'],
  [
    'low, but known exploited',
    [finding({ severity: 'low', knownExploited: { since: '2026-01-01', ransomware: false } })],
    [covered],
    plain,
    1,
    'deny',
  ],
  ['high is under the default line', [finding({ severity: 'high' })], [covered], plain, 1, 'warn'],
  [
    'a severity as line counts unfixed ones',
    [finding({ severity: 'high', remediation: none })],
    [covered],
    { ...plain, failOn: 'high' },
    1,
    'deny',
  ],
  [
    'unless they are left out',
    [finding({ severity: 'high', remediation: none })],
    [covered],
    { ...plain, failOn: 'high', onlyFixed: true },
    1,
    'warn',
  ],
  ['an excepted finding does not count', [finding({ status: 'excepted' })], [covered], plain, 1, 'warn'],
  ['data older than allowed', [finding({})], [covered], { ...plain, maxDataAgeDays: 7 }, 8, 'undetermined'],
  ['no data at all where an age is asked for', [], [], { ...plain, maxDataAgeDays: 7 }, undefined, 'undetermined'],
  ['nothing covered', [], [blind], plain, 1, 'undetermined'],
  ['a part not covered', [], [covered, blind], plain, 1, 'warn'],
] as const)
  test(`decide: ${why}`, () =>
    equal(decide({ findings, areas, settings, ...seen, ...(age === undefined ? {} : { dataAgeDays: age }) }).decision, decision))

for (const [why, seenOtherwise, findings, decision, reason] of [
  ['no package at all is not clean', { packages: 0, unreadable: 0 }, [], 'undetermined', /no package was found/],
  ['nor is an image with files that could not be read', { packages: 1, unreadable: 2 }, [], 'warn', /2 files could not be read/],
  ['which a denial names as well', { packages: 1, unreadable: 1 }, [finding({})], 'deny', /1 file could not be read/],
] as const)
  test(`decide: ${why}`, () => {
    const verdict = decide({ findings, areas: [covered], settings: plain, dataAgeDays: 1, ...seenOtherwise })
    equal(verdict.decision, decision)
    match(verdict.reasons.join('; '), reason)
  })
