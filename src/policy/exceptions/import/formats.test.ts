import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { ParseError } from '#base/index.ts'
import type { Draft } from './contract.ts'
import { ignoreFormats } from './registry.ts'

const fixture = (id: string): string => readFileSync(new URL(`testdata/${id}.txt`, import.meta.url), 'utf8')
const read = (id: string, text = fixture(id)) => ignoreFormats.find((one) => one.id === id)!.read(text)

/** Characters; a quadratic pattern is far slower here than YAML's reader, which is linear. */
const LONG = 30_000

test('formats: sorted, each id and file name once', () => {
  const ids = ignoreFormats.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].sort())
  const files = ignoreFormats.flatMap((one) => one.files)
  equal(new Set(files).size, files.length)
})

for (const { id, read: parse } of ignoreFormats) {
  test(`${id}: an example has what exceptions can say and what they cannot`, () => {
    const { drafts, remarks } = parse(fixture(id))
    ok(drafts.length > 0 && remarks.length > 0)
    const lines = fixture(id).split('\n').length
    for (const { line } of [...drafts, ...remarks]) ok(Number.isInteger(line) && line >= 1 && line <= lines)
    for (const draft of drafts) ok(draft.id !== undefined || draft.rule !== undefined)
  })
  test(`${id}: damaged text is a ParseError or less`, () => {
    const whole = fixture(id)
    const safe = (text: string): void => {
      try {
        parse(text)
      } catch (error) {
        if (!(error instanceof ParseError)) throw error
      }
    }
    for (let at = 0; at < whole.length; at += 7) safe(whole.slice(0, at))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), safe), { numRuns: 200 })
    for (const part of ['A', 'a', ' ', '#', ':', '-', '9', '[', '{', '&a ', 'a: ', 'a:a:', '"', '\n', 'a b', '[[', '- '])
      for (const text of [part.repeat(LONG / part.length), `a${part.repeat(LONG / part.length)}!`, `ignored:\n  - ${'A'.repeat(LONG)}9x`])
        safe(text)
  })
}

const shown = (draft: Draft): object => Object.fromEntries(Object.entries(draft).filter(([key]) => key !== 'line'))
const when = '2099-01-01'

/** What each file means, by the documents of its tool. */
for (const [id, drafts] of [
  [
    'trivyignore',
    [
      { id: 'CVE-2018-14618', reason: 'Accept the risk' },
      { id: 'CVE-2019-14697', reason: 'Accept the risk until 2099-01-01', expires: when },
      { id: 'CVE-2019-1543', reason: 'No impact in our settings' },
      { rule: 'AVD-DS-0002', kind: 'hygiene', reason: 'Ignore misconfigurations' },
      { rule: 'generic-unwanted-rule', kind: 'secret', reason: 'Ignore secrets' },
      { rule: 'aws-account-id', kind: 'secret', reason: 'Ignore secrets' },
    ],
  ],
  [
    'trivyignore-yaml',
    [
      {
        id: 'CVE-2022-40897',
        kind: 'vulnerability',
        path: 'usr/local/lib/python3.9/site-packages/setuptools-58.1.0.dist-info/METADATA',
        reason: 'Accept the risk',
      },
      { id: 'CVE-2023-2650', kind: 'vulnerability' },
      { id: 'CVE-2023-3446', kind: 'vulnerability' },
      { id: 'CVE-2023-3817', kind: 'vulnerability', package: 'pkg:deb/debian/libssl1.1' },
      { id: 'CVE-2023-29491', kind: 'vulnerability', expires: '2099-09-01' },
      { rule: 'AVD-DS-0001', kind: 'hygiene' },
      { rule: 'AVD-DS-0002', kind: 'hygiene', path: 'docs/Dockerfile', reason: 'The image needs root privileges' },
      { rule: 'aws-access-key-id', kind: 'secret' },
      { rule: 'github-personal-access-token', kind: 'secret', path: 'foo/bar/*' },
    ],
  ],
  [
    'gitleaksignore',
    [
      {
        rule: 'sidekiq-gem-server-credential',
        kind: 'secret',
        path: 'cmd/generate/config/rules/sidekiq.go',
        reason: 'Fingerprints of what was looked at',
      },
      { rule: 'aws-access-key-id', kind: 'secret', path: 'cmd/main.go', reason: 'Fingerprints of what was looked at' },
      { rule: 'generic-secret', kind: 'secret', path: 'a.zip', reason: 'Fingerprints of what was looked at' },
    ],
  ],
  [
    'grype',
    [
      { id: 'CVE-2014-54321', kind: 'vulnerability', reason: 'We can make rules to match just by vulnerability ID:' },
      {
        id: 'CVE-2021-1',
        kind: 'vulnerability',
        package: 'pkg:npm/libcurl',
        range: '=1.5.1',
        path: '/usr/local/lib/node_modules/**',
      },
      { id: 'CVE-2021-3', kind: 'vulnerability', package: 'openssl' },
    ],
  ],
  [
    'osv-scanner',
    [
      { id: 'GO-2022-0968', kind: 'vulnerability', reason: 'No ssh servers are connected to or hosted in Go lang' },
      {
        id: 'GO-2022-1059',
        kind: 'vulnerability',
        reason: 'No external http servers are written in Go lang.',
        expires: '2099-11-09',
      },
      { id: 'GHSA-jgvc-jfgh-rjvv', kind: 'vulnerability', expires: '2099-11-09T12:00:00.000Z' },
    ],
  ],
  [
    'hadolint',
    [
      { rule: 'DL3007', kind: 'hygiene' },
      { rule: 'DL3008', kind: 'hygiene', reason: 'versions are pinned by the mirror' },
    ],
  ],
  [
    'dockleignore',
    [
      { rule: 'CIS-DI-0001', kind: 'hygiene', reason: 'set root to default user because of ...' },
      { rule: 'DKL-DI-0006', kind: 'hygiene', reason: 'Use latest tag because to check the image inside only' },
      { rule: 'DKL-LI-0003', kind: 'hygiene', reason: 'Use latest tag because to check the image inside only' },
    ],
  ],
] as const)
  test(`${id}: what it means`, () => deepEqual(read(id).drafts.map(shown), drafts))

for (const [id, text, line, why] of [
  ['trivyignore', 'CVE-1 exp:2026-02-30', 1, /is no day/],
  ['trivyignore', '\nGPL-3.0', 2, /licences/],
  ['trivyignore', 'CVE-1 and more', 1, /not part of the entry/],
  ['trivyignore-yaml', 'vulnerabilities:\n  - id: CVE-1\n    expired_at: soon', 2, /neither a day nor a time/],
  ['trivyignore-yaml', 'vulnerabilities:\n  - id: CVE-1\n    purls: [pkg:npm]', 2, /no purl/],
  ['trivyignore-yaml', 'misconfigurations:\n  - id: CVE-1', 2, /no such check/],
  ['trivyignore-yaml', 'other: 1', 1, /no such list/],
  ['trivyignore-yaml', 'secrets:\n  - id: jwt\n    paths: ["a[0-9].env"]', 2, /class of characters/],
  ['grype', 'ignore:\n- vulnerability: CVE-1\n  package: { location: "/a[0-9]" }', 2, /class of characters/],
  ['gitleaksignore', 'a:b', 1, /no fingerprint/],
  ['gitleaksignore', 'a:b:1', 1, /wider than it was/],
  ['grype', 'ignore:\n- vulnerability: CVE-1\n  namespace: debian:distro:debian:12', 2, /advisory comes from/],
  ['grype', 'ignore:\n- vulnerability: CVE-1\n  new-field: 1', 2, /may be narrower/],
  ['grype', 'ignore:\n- vex-status: affected', 2, /VEX documents/],
  ['grype', 'exclude: ["./a"]', 1, /left out of the search/],
  ['osv-scanner', '\n\n[[PackageOverrides]]\nname = "x"', 3, /names no vulnerability/],
  ['hadolint', 'override:\n  error: [DL3001]', 2, /severity/],
  ['hadolint', 'ignored: [SC1000]', 1, /ShellCheck/],
  ['dockleignore', 'x', 1, /no checkpoint/],
] as const)
  test(`${id}: ${JSON.stringify(text)} is listed at line ${line}`, () => {
    const { remarks } = read(id, text)
    ok(
      remarks.some((remark) => remark.line === line && why.test(remark.why)),
      JSON.stringify(remarks),
    )
  })
