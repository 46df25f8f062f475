import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ExceptionNote, Finding, HygieneFinding, Location, Package, SecretFinding, Subject } from '#model/index.ts'
import { finding } from '#testing/results.ts'
import { type ExceptionContext, applyExceptions } from './apply.ts'
import type { Exception } from './exception.ts'

const layer = `sha256:${'c'.repeat(64)}`
const lodash: Package = {
  purl: 'pkg:npm/lodash@4.17.11',
  type: 'npm',
  name: 'lodash',
  version: '4.17.11',
  locations: [],
  foundBy: [],
  evidence: 'installed',
  dependsOn: [],
}
const libssl: Package = {
  ...lodash,
  purl: 'pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12',
  type: 'deb',
  name: 'libssl3',
  version: '3.0.11-1',
  source: { name: 'openssl', version: '3.0.11-1' },
}
const bash: Package = {
  ...lodash,
  purl: 'pkg:rpm/fedora/bash@5.2-1.fc40?epoch=1',
  type: 'rpm',
  name: 'bash',
  version: '5.2-1.fc40',
}

const vulnerable = finding({ location: [{ path: 'app/node_modules/lodash/package.json', layer }] })
const ofOpenssl = finding({ package: libssl.purl, location: [{ path: 'var/lib/dpkg/status' }] })
const ofBash = finding({ package: bash.purl, location: [{ path: 'var/lib/rpm/rpmdb.sqlite' }] })
const secretAt = (...location: Location[]): SecretFinding => ({
  fingerprint: 'secret',
  kind: 'secret',
  id: 'github-token',
  aliases: ['github-pat'],
  severity: 'critical',
  severitySource: 'rule github-token',
  title: 'GitHub token',
  location,
  status: 'open',
  remediation: { action: 'advice', text: 'revoke it' },
  masked: 'ghp_… (40 characters)',
  confidence: 'high',
  exposure: 'final-tree',
})
const secret = secretAt({ path: 'app/test/a.env', layer })
const rootUser: HygieneFinding = {
  ...finding({ id: 'root-user', aliases: ['CIS-DI-0001'], location: [{ path: 'Dockerfile' }] }),
  kind: 'hygiene',
  references: [],
  remediation: { action: 'advice', text: 'name a user' },
}
const twice = secretAt({ path: 'app/test/a.env' }, { path: 'app/src/b.env' })

const subject: Subject = {
  kind: 'image',
  name: 'registry.example/team/shop:1',
  digest: `sha256:${'a'.repeat(64)}`,
  image: {
    repository: 'registry.example/team/shop',
    tag: '1',
    platform: 'linux/amd64',
    indexDigest: `sha256:${'1'.repeat(64)}`,
    config: '',
    layers: [],
  },
}
const context: ExceptionContext = {
  time: '2026-06-15T12:00:00Z',
  subject,
  packages: [lodash, libssl, bash],
  kinds: ['hygiene', 'secret', 'vulnerability'],
  // As text: orders of versions are the business of others.
  inRange: (_, version, range) => version === range,
}

const terms = { source: 'plimsoll.yaml:3', owner: 'web', reason: 'not reachable', expires: '2026-12-31T00:00:00Z' }
const exception = (change: Partial<Exception>): Exception => ({ ...terms, ...change })
const problems = (notes: readonly ExceptionNote[]): string[] => notes.map(({ source, problem }) => `${source} ${problem}`)

/** What is said about lodash, and whether the exception covers it. */
for (const [why, about, scope, covers] of [
  ['its id and package', vulnerable, { id: 'CVE-2026-0001', package: 'pkg:npm/lodash' }, true],
  ['its alias', vulnerable, { id: 'GHSA-xxxx-yyyy-zzzz', package: 'pkg:npm/lodash' }, true],
  ['an id in another case', vulnerable, { id: 'cve-2026-0001', package: 'pkg:npm/lodash' }, true],
  ['another id', vulnerable, { id: 'CVE-2026-0002', package: 'pkg:npm/lodash' }, false],
  ['the beginning of its id', vulnerable, { id: 'CVE-2026-000', package: 'pkg:npm/lodash' }, false],
  ['its version', vulnerable, { id: 'CVE-2026-0001', package: 'pkg:npm/lodash@4.17.11' }, true],
  ['another version', vulnerable, { id: 'CVE-2026-0001', package: 'pkg:npm/lodash@4.17.10' }, false],
  ['another package', vulnerable, { id: 'CVE-2026-0001', package: 'pkg:npm/lodash-es' }, false],
  ['another type', vulnerable, { id: 'CVE-2026-0001', package: 'pkg:pypi/lodash' }, false],
  ['a name alone', vulnerable, { id: 'CVE-2026-0001', package: 'lodash' }, true],
  ['a name that is another', vulnerable, { id: 'CVE-2026-0001', package: 'underscore' }, false],
  ['a range with it', vulnerable, { id: 'CVE-2026-0001', package: 'pkg:npm/lodash', range: '4.17.11' }, true],
  ['a range without it', vulnerable, { id: 'CVE-2026-0001', package: 'pkg:npm/lodash', range: '4' }, false],
  ['a binary package', ofOpenssl, { id: 'CVE-2026-0001', package: 'pkg:deb/debian/libssl3' }, true],
  ['what it was built from', ofOpenssl, { id: 'CVE-2026-0001', package: 'pkg:deb/debian/openssl' }, true],
  ['what it was built from, by name', ofOpenssl, { id: 'CVE-2026-0001', package: 'openssl' }, true],
  ['a qualifier that it has', ofOpenssl, { id: 'CVE-2026-0001', package: 'pkg:deb/debian/libssl3?arch=amd64' }, true],
  ['a qualifier that differs', ofOpenssl, { id: 'CVE-2026-0001', package: 'pkg:deb/debian/libssl3?arch=arm64' }, false],
  ['another distribution', ofOpenssl, { id: 'CVE-2026-0001', package: 'pkg:deb/ubuntu/libssl3' }, false],
  ['a version of an rpm', ofBash, { id: 'CVE-2026-0001', package: 'pkg:rpm/fedora/bash', range: '5.2-1.fc40' }, true],
  ['a version of an rpm with its epoch', ofBash, { id: 'CVE-2026-0001', package: 'pkg:rpm/fedora/bash', range: '1:5.2-1.fc40' }, true],
  ['its path', vulnerable, { id: 'CVE-2026-0001', path: 'app/node_modules/**' }, true],
  ['another path', vulnerable, { id: 'CVE-2026-0001', path: 'srv/**' }, false],
  ['a path and another package', vulnerable, { id: 'CVE-2026-0001', path: 'app/**', package: 'pkg:npm/x' }, false],
  ['the subject by name', vulnerable, { id: 'CVE-2026-0001', subject: 'registry.example/team/shop:1' }, true],
  ['the subject by repository', vulnerable, { id: 'CVE-2026-0001', subject: 'registry.example/team/*' }, true],
  ['the subject by digest', vulnerable, { id: 'CVE-2026-0001', subject: `sha256:${'a'.repeat(64)}` }, true],
  ['the subject by repository and digest', vulnerable, { id: 'CVE-2026-0001', subject: `*/shop@sha256:${'a'.repeat(64)}` }, true],
  ['the index that the subject was chosen from', vulnerable, { id: 'CVE-2026-0001', subject: `sha256:${'1'.repeat(64)}` }, true],
  ['the index with its repository', vulnerable, { id: 'CVE-2026-0001', subject: `*/shop@sha256:${'1'.repeat(64)}` }, true],
  ['another subject', vulnerable, { id: 'CVE-2026-0001', subject: 'registry.example/other/*' }, false],
  ['its layer', vulnerable, { id: 'CVE-2026-0001', path: '**/package.json', layer: 'sha256:cccccc' }, true],
  ['its layer without the algorithm', vulnerable, { id: 'CVE-2026-0001', path: '**/package.json', layer: 'cccccc' }, true],
  ['another layer', vulnerable, { id: 'CVE-2026-0001', path: '**/package.json', layer: 'sha256:dddddd' }, false],
  ['its kind', vulnerable, { id: 'CVE-2026-0001', package: 'lodash', kind: 'vulnerability' }, true],
  ['another kind', vulnerable, { id: 'CVE-2026-0001', package: 'lodash', kind: 'secret' }, false],
  ['a rule, which a vulnerability has not', vulnerable, { rule: 'CVE-2026-0001', package: 'lodash' }, false],
  ['its rule and path', secret, { rule: 'github-token', path: 'app/test/**' }, true],
  ["its rule under another tool's name", secret, { rule: 'github-pat', path: 'app/test/**' }, true],
  ['its rule as id', secret, { id: 'github-token', path: 'app/test/**' }, true],
  ["a check of an image under another tool's name", rootUser, { rule: 'AVD-DS-0002', path: 'Dockerfile' }, true],
  ['and as that tool once wrote it', rootUser, { rule: 'DS002', path: 'Dockerfile' }, true],
  ["under hadolint's name, of which another tool has the same check", rootUser, { rule: 'DL3002', path: 'Dockerfile' }, true],
  ['another check', rootUser, { rule: 'DL3003', path: 'Dockerfile' }, false],
  ['another rule', secret, { rule: 'gitlab-token', path: 'app/test/**' }, false],
  ['a package, which a secret has not', secret, { rule: 'github-token', package: 'lodash' }, false],
  ['one of two places', twice, { rule: 'github-token', path: 'app/test/**' }, false],
  ['both places', twice, { rule: 'github-token', path: 'app/{test,src}/*' }, true],
  ['places beyond those that are listed', { ...secret, morePlaces: 3 }, { rule: 'github-token', path: 'app/**' }, false],
  ['the subject, wherever it is in it', { ...secret, morePlaces: 3 }, { rule: 'github-token', subject: '*/shop:*' }, true],
  ['no place by path', secretAt(), { rule: 'github-token', path: '**/a' }, false],
] as const satisfies readonly (readonly [string, Finding, Partial<Exception>, boolean])[])
  test(`exception: ${why}`, () => {
    const { findings } = applyExceptions([about], [exception(scope)], context)
    equal(findings[0]!.status, covers ? 'excepted' : 'open')
    deepEqual(findings[0]!.exception, covers ? terms : undefined)
  })

const here = { id: 'CVE-2026-0001', package: 'lodash' }
const long = { source: 'plimsoll.yaml:9', expires: '2027-01-01T00:00:00Z', reason: 'other' }
const many = Array.from({ length: 51 }, (_, i) => finding({ fingerprint: String(i), package: lodash.purl }))

for (const [why, findings, exceptions, status, notes] of [
  ['ends at its moment', [vulnerable], [exception({ ...here, expires: context.time })], 'open', ['plimsoll.yaml:3 expired']],
  ['holds until its moment', [vulnerable], [exception({ ...here, expires: '2026-06-15T12:00:01Z' })], 'excepted', []],
  ['neither id nor rule', [vulnerable], [exception({ package: 'lodash' })], 'open', ['plimsoll.yaml:3 too-wide']],
  ['no place', [vulnerable], [exception({ id: 'CVE-2026-0001' })], 'open', ['plimsoll.yaml:3 too-wide']],
  [
    'a kind and a layer are no place',
    [vulnerable],
    [exception({ id: 'CVE-2026-0001', layer: 'cccccc' })],
    'open',
    ['plimsoll.yaml:3 too-wide'],
  ],
  ['every subject, said so', [vulnerable], [exception({ id: 'CVE-2026-0001', subject: '*' })], 'excepted', ['plimsoll.yaml:3 too-wide']],
  ['fifty findings', many.slice(1), [exception(here)], 'excepted', []],
  ['more than fifty', many, [exception(here)], 'open', ['plimsoll.yaml:3 too-wide']],
  ['nothing that was found', [vulnerable], [exception({ ...here, id: 'CVE-1999-1' })], 'open', ['plimsoll.yaml:3 unused']],
  [
    'another subject is no matter here',
    [vulnerable],
    [exception({ ...here, subject: 'other', expires: '2020-01-01T00:00:00Z' })],
    'open',
    [],
  ],
  ['the same terms twice', [vulnerable], [exception(here), exception({ ...here, source: 'plimsoll.yaml:9' })], 'excepted', []],
  ['different terms', [vulnerable], [exception(here), exception({ ...here, ...long })], 'excepted', ['plimsoll.yaml:3 contradicting']],
  [
    'different terms, in the other order',
    [vulnerable],
    [exception({ ...here, ...long, source: 'plimsoll.yaml:1' }), exception(here)],
    'excepted',
    ['plimsoll.yaml:3 contradicting'],
  ],
  [
    'the earlier expiry counts, also when it is past',
    [vulnerable],
    [exception({ ...here, expires: '2026-01-01T00:00:00Z' }), exception({ ...here, ...long })],
    'open',
    ['plimsoll.yaml:3 contradicting', 'plimsoll.yaml:3 expired'],
  ],
  [
    'what is too wide contradicts nothing',
    [vulnerable],
    [exception({ id: 'CVE-2026-0001', expires: '2020-01-01T00:00:00Z' }), exception({ ...here, ...long })],
    'excepted',
    ['plimsoll.yaml:3 too-wide'],
  ],
  [
    'two places by two exceptions, with terms of their own',
    [twice],
    [exception({ rule: 'github-token', path: 'app/src/*' }), exception({ rule: 'github-token', path: 'app/test/*', ...long })],
    'excepted',
    [],
  ],
  [
    'two places, of which one is accepted no longer',
    [twice],
    [
      exception({ rule: 'github-token', path: 'app/src/*' }),
      exception({ rule: 'github-token', path: 'app/test/*', ...long, expires: context.time }),
    ],
    'open',
    ['plimsoll.yaml:9 expired'],
  ],
] as const satisfies readonly (readonly [string, readonly Finding[], readonly Exception[], string, readonly string[]])[])
  test(`exceptions: ${why}`, () => {
    const applied = applyExceptions(findings, exceptions, context)
    equal(applied.findings[0]!.status, status)
    deepEqual(problems(applied.notes), notes)
  })

test('exceptions: of two that differ the one that ends first is shown', () => {
  const { findings, notes } = applyExceptions([vulnerable], [exception({ ...here, ...long }), exception(here)], context)
  equal(findings[0]!.exception?.source, 'plimsoll.yaml:3')
  match(notes[0]!.text, /plimsoll\.yaml:9 covers the same finding with other terms: the earlier expiry counts, 2026-12-31/)
})

test('exceptions: what was not looked for leaves none unused', () => {
  const about = [exception({ rule: 'github-token', path: '**' }), exception({ id: 'x', path: '**/y', kind: 'secret' })]
  deepEqual(problems(applyExceptions([], about, { ...context, kinds: ['vulnerability'] }).notes), ['plimsoll.yaml:3 too-wide'])
})

test('exceptions: any fields on any findings, in time', () => {
  const text = fc.string({ maxLength: 40 })
  const scope = fc.record(
    { id: text, rule: text, package: text, range: text, path: text, subject: text, layer: text },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(scope, { maxLength: 5 }), text, (scopes, path) => {
      applyExceptions([vulnerable, secretAt({ path })], scopes.map(exception), context)
    }),
  )
})

test('exceptions: twice as many of them on twice as many findings are twice the work', () => {
  /** How often anything is read of a finding or an exception. */
  const work = (count: number): number => {
    let reads = 0
    const counted = <T extends object>(value: T): T => new Proxy(value, { get: (of, key) => (reads++, Reflect.get(of, key) as unknown) })
    const findings = Array.from({ length: 2 * count }, (_, i) =>
      counted(finding({ id: `CVE-2026-${i}`, fingerprint: String(i), aliases: [] })),
    )
    const exceptions = Array.from({ length: count }, (_, i) => counted(exception({ id: `CVE-2026-${i}`, path: 'app/**' })))
    equal(applyExceptions(findings, exceptions, context).findings.filter(({ status }) => status === 'excepted').length, count)
    return reads
  }
  ok(work(2000) < 2.2 * work(1000))
})
