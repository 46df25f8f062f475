import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Coverage, Finding, HygieneFinding, JudgeSettings, SecretFinding, VulnerabilityFinding } from '#model/index.ts'
import { decide } from './decide.ts'

const common = {
  fingerprint: 'f',
  id: 'CVE-2026-1',
  aliases: [],
  severity: 'critical',
  severitySource: 'test',
  title: '',
  location: [],
  status: 'open',
} as const

const finding = (change: Partial<VulnerabilityFinding>): VulnerabilityFinding => ({
  ...common,
  kind: 'vulnerability',
  reasons: [],
  remediation: { action: 'upgrade', to: '2', all: '2' },
  ...change,
})
const secret = (change: Partial<SecretFinding>): SecretFinding => ({
  ...common,
  kind: 'secret',
  remediation: { action: 'advice', text: 'revoke it' },
  masked: 'x',
  confidence: 'high',
  exposure: 'final-tree',
  ...change,
})
const hygiene = (change: Partial<HygieneFinding>): HygieneFinding => ({
  ...common,
  kind: 'hygiene',
  remediation: { action: 'advice', text: 'do' },
  references: [],
  ...change,
})

const plain: JudgeSettings = {
  failOn: 'default',
  onlyFixed: false,
  ignoreUnfixed: false,
  kinds: ['hygiene', 'secret', 'vulnerability'],
  failOnNew: false,
  inline: true,
}
const covered: Coverage = { area: 'npm', packages: 1, status: 'assessed', sources: ['ghsa'], asOf: '2026-08-21T00:00:00Z' }
const blind: Coverage = { area: 'Ubuntu:24.04', packages: 3, status: 'not-assessed', reason: 'no-data', detail: 'no source' }
const unasked: Coverage = { area: 'secret', packages: 0, status: 'not-assessed', reason: 'not-asked', detail: '--kinds' }
const possible = ['hygiene', 'secret', 'vulnerability'] as const
const seen = { possible, packages: 3, unreadable: 0 }
const none: VulnerabilityFinding['remediation'] = { action: 'none-known' }
const exploited = { severity: 'low', knownExploited: { since: '2026-01-01', ransomware: false } } as const

for (const [why, findings, areas, settings, age, decision] of [
  ['nothing found, all covered', [], [covered], plain, 1, 'allow'],
  ['what is only worth knowing is no warning', [hygiene({ severity: 'info' })], [covered], plain, 1, 'allow'],
  ['critical with a fix', [finding({})], [covered], plain, 1, 'deny'],
  ['critical without a fix is under the default line', [finding({ remediation: none })], [covered], plain, 1, 'warn'],
  ['low, but known exploited', [finding(exploited)], [covered], plain, 1, 'deny'],
  ['known exploited, without a fix', [finding({ ...exploited, remediation: none })], [covered], plain, 1, 'warn'],
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
  ['nor one that VEX says does not affect', [finding({ status: 'not-affected' })], [covered], plain, 1, 'warn'],
  ['nor one that VEX says is fixed', [finding({ status: 'fixed' })], [covered], plain, 1, 'warn'],
  ['a critical secret', [secret({})], [covered], plain, 1, 'deny'],
  ['a critical secret that is accepted', [secret({ status: 'excepted' })], [covered], plain, 1, 'warn'],
  ['a high secret is under the default line', [secret({ severity: 'high' })], [covered], plain, 1, 'warn'],
  ['a high secret is over a line at high', [secret({ severity: 'high' })], [covered], { ...plain, failOn: 'high' }, 1, 'deny'],
  ['hygiene alone denies nothing by default', [hygiene({})], [covered], plain, 1, 'warn'],
  ['hygiene counts where a severity is the line', [hygiene({ severity: 'medium' })], [covered], { ...plain, failOn: 'medium' }, 1, 'deny'],
  ['a secret has no fix, and --only-fixed is not about it', [secret({})], [covered], { ...plain, onlyFixed: true }, 1, 'deny'],
  [
    '--ignore-unfixed is not about hygiene',
    [hygiene({ severity: 'high' })],
    [covered],
    { ...plain, failOn: 'high', ignoreUnfixed: true },
    1,
    'deny',
  ],
  ['only new ones: one that is', [finding({ isNew: true })], [covered], { ...plain, failOnNew: true }, 1, 'deny'],
  ['only new ones: one that the baseline has', [finding({ isNew: false })], [covered], { ...plain, failOnNew: true }, 1, 'warn'],
  ['only new ones: a secret that the baseline has', [secret({ isNew: false })], [covered], { ...plain, failOnNew: true }, 1, 'warn'],
  ['a baseline alone changes nothing', [finding({ isNew: false })], [covered], plain, 1, 'deny'],
  ['data older than allowed', [finding({})], [covered], { ...plain, maxDataAgeDays: 7 }, 8, 'undetermined'],
  ['no data at all where an age is asked for', [], [], { ...plain, maxDataAgeDays: 7 }, undefined, 'undetermined'],
  ['the age of data that nobody asked for', [], [unasked], { ...plain, kinds: ['secret'], maxDataAgeDays: 7 }, undefined, 'allow'],
  ['nothing covered', [], [blind], plain, 1, 'undetermined'],
  ['nothing covered, and a critical secret', [secret({})], [blind], plain, 1, 'deny'],
  ['a part not covered', [], [covered, blind], plain, 1, 'warn'],
  ['what was not asked for is named, and no warning', [], [covered, unasked], { ...plain, kinds: ['vulnerability'] }, 1, 'allow'],
] as const satisfies readonly (readonly [string, readonly Finding[], readonly Coverage[], JudgeSettings, number | undefined, string])[])
  test(`decide: ${why}`, () =>
    equal(decide({ findings, areas, settings, ...seen, ...(age === undefined ? {} : { dataAgeDays: age }) }).decision, decision))

const secretsOnly: JudgeSettings = { ...plain, kinds: ['secret'] }
const nobody = { packages: 0, unreadable: 0 }

for (const [why, seenOtherwise, settings, findings, decision, reason] of [
  ['no package at all is not clean', nobody, plain, [], 'undetermined', /no package was found/],
  ['a folder of secrets alone is judged by them', nobody, plain, [secret({})], 'deny', /1 finding over the line/],
  ['packages do not matter where secrets were asked for', nobody, secretsOnly, [], 'allow', /not asked for: hygiene, vulnerability/],
  ['the line names only what is looked for', nobody, secretsOnly, [], 'allow', /no finding over the line \(a critical secret\)/],
  ['nor is an image with files that could not be read', { packages: 1, unreadable: 2 }, plain, [], 'warn', /2 files could not be read/],
  ['which a denial names as well', { packages: 1, unreadable: 1 }, plain, [finding({})], 'deny', /1 file could not be read/],
  ['which secrets are lost in as well', { packages: 0, unreadable: 1 }, secretsOnly, [], 'warn', /1 file could not be read/],
] as const)
  test(`decide: ${why}`, () => {
    const verdict = decide({ findings, areas: [covered], settings, possible, dataAgeDays: 1, ...seenOtherwise })
    equal(verdict.decision, decision)
    match(verdict.reasons.join('; '), reason)
  })
