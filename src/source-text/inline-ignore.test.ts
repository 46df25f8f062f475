import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { checkName } from './check-names.ts'
import { inlineIgnore } from './inline-ignore.ts'

/** The tools' own documents: where each comment stands and what it leaves out. */
for (const [kind, names, place, comment, why] of [
  ['secret', ['x'], { line: 'key = "…" # gitleaks:allow' }, 'gitleaks:allow', 'gitleaks, on the line'],
  ['secret', ['x'], { line: 'key', above: '# gitleaks:allow' }, undefined, 'and on no other'],
  ['hygiene', ['x'], { line: 'key # gitleaks:allow' }, undefined, 'which is about secrets'],
  ['secret', ['x'], { line: 'token: gitleaks:allow' }, undefined, 'a value is no comment'],
  ['secret', ['x'], { line: 'key = 1 // trufflehog:ignore' }, 'trufflehog:ignore', 'TruffleHog'],
  ['secret', ['x'], { line: 'key = 1 # ggignore' }, 'ggignore', 'GitGuardian'],
  ['secret', ['x'], { line: 'key = 1  # pragma: allowlist secret' }, 'pragma: allowlist secret', 'detect-secrets'],
  [
    'secret',
    ['x'],
    { line: 'k', above: '# pragma: allowlist nextline secret' },
    'pragma: allowlist nextline secret',
    'detect-secrets, above',
  ],
  ['secret', ['x'], { line: 'password = "…"  # nosec' }, 'nosec', 'Bandit'],
  ['secret', ['x'], { line: 'password = "…"  # nosec B105' }, 'nosec B105', "Bandit's check for passwords"],
  ['secret', ['x'], { line: 'password = "…"  # nosec B602' }, undefined, 'another check'],
  ['secret', ['x'], { line: 'p := "…" // #nosec G101 -- example' }, 'nosec G101', 'gosec'],
  ['secret', ['x'], { line: 'p := "…" // nosecret' }, undefined, 'another word'],
  ['hygiene', ['DL3002'], { line: 'USER root', above: '# hadolint ignore=DL3008,DL3002' }, 'hadolint ignore=DL3002', 'hadolint'],
  ['hygiene', ['DL3002'], { line: 'USER root', above: '# hadolint ignore=DL3008' }, undefined, 'another rule'],
  [
    'hygiene',
    ['root-user', 'DL3002'],
    { line: 'USER root', above: '#trivy:ignore:AVD-DS-0002' },
    'trivy:ignore:AVD-DS-0002',
    'Trivy, above',
  ],
  ['hygiene', ['root-user', 'DL3002'], { line: 'USER root #trivy:ignore:DS002' }, 'trivy:ignore:DS002', 'Trivy, on the line, without AVD'],
  ['hygiene', ['DL3002'], { line: 'USER root #trivy:ignore:DS005' }, undefined, 'another check'],
  ['hygiene', ['DL3002'], { line: 'USER root #trivy:ignore:*' }, 'trivy:ignore:*', 'all'],
  ['hygiene', ['DL3002'], { line: 'USER root', above: '# checkov:skip=CKV_DOCKER_8:why' }, 'checkov:skip=CKV_DOCKER_8', 'Checkov'],
  ['secret', ['x'], { line: 'key = 1 # checkov:skip=CKV_SECRET_6:why' }, 'checkov:skip=CKV_SECRET_6', "Checkov's check for secrets"],
  ['secret', ['x'], { line: 'k # checkov:skip=CKV_SECRET_6,hunter2' }, 'checkov:skip=CKV_SECRET_6', 'nothing else of the line is shown'],
  ['secret', ['x'], { line: 'key = 1 # checkov:skip=CKV_AWS_1:why' }, undefined, 'another check'],
  ['secret', ['x'], { line: 'k', above: '# kics-scan ignore-line' }, 'kics-scan ignore-line', 'KICS, the next line'],
  ['hygiene', ['x'], { line: 'k', first: '# kics-scan ignore' }, 'kics-scan ignore', 'KICS, a whole file'],
  ['hygiene', ['x'], { line: 'k', first: '# kics-scan ignore-block' }, undefined, 'which is another comment'],
] as const)
  test(`inline: ${JSON.stringify(place)}: ${why}`, () => equal(inlineIgnore(kind, names, place)?.comment, comment))

test('inline: a day until which it holds', () =>
  equal(inlineIgnore('hygiene', ['DL3002'], { line: '#trivy:ignore:DS002:exp:2026-12-31' })?.until, '2026-12-31'))

test('inline: a comment at the end of a long line, and markers by the thousand', () => {
  equal(inlineIgnore('secret', ['x'], { line: `${'a'.repeat(1_000_000)} # gitleaks:allow` })?.comment, 'gitleaks:allow')
  for (const word of ['gitleaks:allow', '#', 'nosec B105 ', 'checkov:skip=', 'trivy:ignore:*[', 'hadolint ignore=a,', '# trivy:ignore:x:'])
    for (const kind of ['secret', 'hygiene'] as const) {
      const text = word.repeat(1_000_000 / word.length)
      ok((inlineIgnore(kind, ['x'], { line: text, above: text })?.comment ?? '').length < 100)
    }
})

for (const [name, code] of [
  ['AVD-DS-0002', 'DL3002'],
  ['DS-0026', 'DL3057'],
  ['ds002', 'DL3002'],
  ['DL3002', 'DL-3002'],
  ['CKV_DOCKER_4', 'DL3020'],
  ['CIS-DI-0006', 'DL3057'],
  ['DKL-DI-0005', 'DL3009'],
  ['AVD-DS-0017', 'ds-17'],
  ['aws-access-key-id', 'AWS-ACCESS-KEY-ID'],
  ['CVE-2026-0001', 'cve-2026-0001'],
] as const)
  test(`${name} and ${code} are one check`, () => equal(checkName(name), checkName(code)))

for (const [name, other] of [
  ['CVE-2026-0001', 'CVE-2026-1'],
  ['AVD-AWS-0002', 'AVD-DS-0002'],
  ['DL3002', 'DL3003'],
  ['a'.repeat(41), `${'a'.repeat(41)}b`],
] as const)
  test(`${name} and ${other} are two`, () => ok(checkName(name) !== checkName(other)))
