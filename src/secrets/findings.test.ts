import { deepEqual, equal, ok } from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { assert as check, constantFrom, integer, property } from 'fast-check'
import { MiB } from '#base/index.ts'
import type { SecretFinding } from '#model/index.ts'
import { authority } from '#testing/certificates.ts'
import { secretSamples } from '#testing/secret-samples.ts'
import { compileRules } from './engine/compile-rules.ts'
import { type SecretCase, secretFindings } from './findings.ts'
import { secretGaps } from './gaps.ts'
import type { FileDigests, SecretRecords } from './records.ts'
import { secretRules } from './rules/registry.ts'
import { type SecretText, scanTexts } from './scan-texts.ts'
import { Batcher } from './scan/batch.ts'
import { LayerScan } from './scan/layer-scan.ts'

const compiled = compileRules(secretRules)
const make = (rule: string, seed = 1): string => secretSamples.find((samples) => samples.rule === rule)!.make(seed)
const token = make('github-personal-access-token')
const npm = make('npm-access-token')

function scan(files: Readonly<Record<string, string>>): SecretRecords {
  const layer = new LayerScan(compiled)
  const batcher = new Batcher(
    () => new Uint8Array(new SharedArrayBuffer(MiB)),
    ({ bytes, segments }) => layer.batch(bytes, segments),
  )
  for (const [path, text] of Object.entries(files)) {
    const bytes = Buffer.from(text)
    batcher.piece({ path, type: 'file', size: bytes.length, mode: 0o644, uid: 0, gid: 0, link: '' }, bytes)
  }
  batcher.finish()
  return layer.finish()
}

const none: SecretCase = { layers: [], texts: [], rules: secretRules, owner: () => undefined, time: '2026-11-25T00:00:00Z' }
const visible = { hiddenBy: () => undefined }
const find = (given: Partial<SecretCase>): SecretFinding[] => secretFindings({ ...none, ...given })
const texts = (...given: readonly SecretText[]) => scanTexts(given, secretRules)

for (const [why, text, comment] of [
  ['on its line', `TOKEN=${token} # gitleaks:allow\n`, { comment: 'gitleaks:allow' }],
  [
    'on the line above',
    `# trivy:ignore:github-personal-access-token:exp:2027-01-01\nTOKEN=${token}\n`,
    { comment: 'trivy:ignore:github-personal-access-token', until: '2027-01-01' },
  ],
  ['on another line', `# gitleaks:allow\nTOKEN=${token}\n`, undefined],
  ['of one place alone', `TOKEN=${token} # gitleaks:allow\nTOKEN=${token}\n`, undefined],
  ['of another check', `TOKEN=${token} # nosec B602\n`, undefined],
  ['with the value in it', `TOKEN=${token} # checkov:skip=CKV_SECRET_6,${token.slice(0, 38)}\n`, { comment: 'checkov:skip=CKV_SECRET_6' }],
  ['at the end of a long line', `${'a '.repeat(1000)}TOKEN=${token} # gitleaks:allow`, { comment: 'gitleaks:allow' }],
  ['in a file before which much is read', `${'x'.repeat(3 * MiB)}\nTOKEN=${token} # gitleaks:allow\n`, { comment: 'gitleaks:allow' }],
] as const)
  test(`findings: a comment of another tool, ${why}`, () => {
    const [finding] = find({ layers: [{ found: scan({ 'src/.env': text }) }] })
    deepEqual(finding?.inlineIgnore, comment)
    const [ofText] = find({ texts: texts({ location: { path: 'Dockerfile' }, text, exposure: 'source' }) })
    deepEqual(ofText?.inlineIgnore, comment)
  })

test('findings: a folder', () => {
  const [finding, ...rest] = find({ layers: [{ found: scan({ 'src/.env': `A=1\nTOKEN=${token}\n` }) }] })
  deepEqual(rest, [])
  deepEqual(finding, {
    fingerprint: finding!.fingerprint,
    kind: 'secret',
    id: 'github-personal-access-token',
    aliases: [],
    severity: 'critical',
    severitySource: 'rule github-personal-access-token',
    title: 'GitHub personal access token (classic)',
    location: [{ path: 'src/.env', line: 2, column: 7 }],
    evidence: finding!.evidence,
    status: 'open',
    remediation: finding!.remediation,
    masked: 'ghp_… (40 characters)',
    confidence: 'high',
    exposure: 'source',
  })
})

for (const [why, hiddenBy, exposure, evidence] of [
  ['in the final tree', undefined, 'final-tree', undefined],
  ['deleted by a later layer', { layer: 2, how: 'deleted' }, 'lower-layer', 'deleted in layer 3, still readable in layer 1 of 3'],
  ['replaced by a later layer', { layer: 1, how: 'replaced' }, 'lower-layer', 'replaced in layer 2, still readable in layer 1 of 3'],
] as const)
  test(`findings: ${why}: its exposure, never a lower severity`, () => {
    const empty = scan({})
    const layers = [
      { layer: 'sha256:a', found: scan({ token }) },
      { layer: 'sha256:b', found: empty },
      { layer: 'sha256:c', found: empty },
    ]
    const [finding] = find({ layers, tree: { hiddenBy: () => hiddenBy } })
    deepEqual(
      [finding?.exposure, finding?.severity, finding?.location],
      [exposure, 'critical', [{ path: 'token', layer: 'sha256:a', line: 1, column: 1 }]],
    )
    ok(evidence === undefined || finding!.evidence!.includes(evidence))
  })

test('findings: one secret in ten places of layers, configuration and history is one finding, with the widest exposure', () => {
  const files = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`f${i}`, `x: ${token}`]))
  const layers = [{ layer: 'sha256:a', found: scan({ ...files, blob: Buffer.from(`{"auth": "${token}"}`).toString('base64') }) }]
  const findings = find({
    layers,
    tree: visible,
    texts: texts(
      { location: { path: 'Env.TOKEN', place: 'config' }, text: `TOKEN=${token}`, exposure: 'config' },
      { location: { path: '3', place: 'history' }, text: `ENV TOKEN=${token}`, exposure: 'history' },
    ),
  })
  deepEqual(
    findings.map(({ location, exposure }) => [location.length, exposure]),
    [[10, 'final-tree']],
  )
})

test('findings: at most fifty places are listed, the rest is counted', () => {
  const [finding] = find({ layers: [{ found: scan(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, token]))) }] })
  deepEqual([finding?.location.length, finding?.morePlaces], [50, 10])
})

test('findings: the fingerprint is of the value, not of the place; of a value that could be guessed of rule and file', () => {
  const of = (files: Readonly<Record<string, string>>): string[] =>
    find({ layers: [{ found: scan(files) }] }).map(({ fingerprint }) => fingerprint)
  deepEqual(of({ a: token }), of({ b: `\n\n${token}` }))
  ok(of({ a: token })[0] !== of({ a: make('github-personal-access-token', 2) })[0])
  const guessed = (password: string): string => `DB_PASSWORD="${password}"\n`
  deepEqual(of({ a: guessed('Wq7rT2mZ') }), of({ a: guessed('bK4xV9sL') }))
  ok(of({ a: guessed('Wq7rT2mZ') })[0] !== of({ b: guessed('Wq7rT2mZ') })[0])
})

const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
const digests = (found: SecretRecords): FileDigests => found.digests.get('usr/lib/x')!
const dpkg = 'pkg:deb/debian/x@1'

for (const [why, recorded, severity, evidence] of [
  ['unchanged by md5, as dpkg records', ({ md5 }: FileDigests) => ({ md5 }), 'low', `published with ${dpkg}, unchanged (md5)`],
  [
    'unchanged by sha256, as rpm records',
    ({ sha256 }: FileDigests) => ({ sha256: sha256.toUpperCase() }),
    'low',
    `published with ${dpkg}, unchanged (sha256)`,
  ],
  ['changed', () => ({ md5: '0'.repeat(32) }), 'critical', `a file of ${dpkg} that is not as the package brought it`],
  ['of a package without digests, as npm', () => ({}), 'low', `published with ${dpkg}, of whose files no digests are recorded`],
] as const)
  test(`findings: a key in a file that a package owns, ${why}`, () => {
    const found = scan({ 'usr/lib/x': pem })
    const [finding] = find({
      layers: [{ found }],
      owner: (path) => (path === 'usr/lib/x' ? { package: dpkg, digests: recorded(digests(found)) } : undefined),
    })
    equal(finding?.severity, severity)
    ok(finding?.evidence?.includes(evidence), finding?.evidence?.join('; '))
  })

test('findings: a key that a package brought and that lies elsewhere, too, is as bad as the worse place', () => {
  const found = scan({ 'usr/lib/x': pem, 'srv/key.pem': pem })
  const [finding] = find({
    layers: [{ found }],
    owner: (path) => (path === 'usr/lib/x' ? { package: dpkg, digests: digests(found) } : undefined),
  })
  deepEqual([finding?.severity, finding?.location[0]?.path, finding?.location.length], ['critical', 'srv/key.pem', 2])
})

test('findings: all that a package published by one rule is one finding', () => {
  const key = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const found = scan({ 'usr/lib/x': `\0${key()}\0${key()}`, 'usr/lib/y': key() })
  const owner = (path: string) => ({ package: 'pkg:npm/x@1', digests: path === 'srv' ? { md5: '0' } : {} })
  const [finding, ...rest] = find({ layers: [{ found }], owner })
  deepEqual([rest, finding?.location.map(({ path }) => path)], [[], ['usr/lib/x', 'usr/lib/y']])
})

test('findings: a key that belongs to a certificate of the image is said to', () => {
  const { cert, key } = authority().issue('shop.internal')
  const [finding] = find({ layers: [{ found: scan({ 'etc/tls/tls.key': key, 'etc/tls/tls.crt': cert }) }] })
  ok(finding?.evidence?.includes('belongs to the certificate in etc/tls/tls.crt'))
})

test('findings: what is expired at the time of judgement is low, and not before', () => {
  const [record] = scan({ a: token }).records
  const found = { ...scan({}), records: [{ ...record!, expires: '2026-11-01T00:00:00Z' }] }
  deepEqual(
    ['2026-10-31T00:00:00Z', '2026-11-02T00:00:00Z'].map((time) => find({ layers: [{ found }], time })[0]?.severity),
    ['critical', 'low'],
  )
})

test('findings: what was not looked into is counted by kind', () => {
  const encrypted = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  }).privateKey
  const found = scan({ 'a.key': encrypted, 'b.bz2': 'BZh91AY&SY' })
  const gaps = secretGaps([{ found }])
  deepEqual([gaps.encryptedKeys, [...gaps.archives]], [1, [['bzip2', 1]]])
  deepEqual(find({ layers: [{ found }] }), [])
})

/** Forms in which a value must not be in anything that is said of it. */
const formsOf = (value: string): string[] => [
  value,
  value.slice(4),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  Buffer.from(value).toString('hex'),
  encodeURIComponent(value.slice(4)),
  ...[1, 2].map((skip) => Buffer.from(value.slice(skip)).toString('base64').replace(/=+$/, '').slice(1, -1)),
]

test('masking: no form of a planted secret is in records or findings', () =>
  check(
    property(
      constantFrom(...secretSamples.filter(({ rule }) => !rule.endsWith('-default-secret'))),
      integer({ min: 1, max: 10_000 }),
      (samples, seed) => {
        const value = samples.make(seed)
        // Of one kind there are values that are no more than their public beginning.
        if (value === secretRules.find(({ id }) => id === samples.rule)?.prefix) return
        const contexts = samples.contexts(value)
        const found = scan(
          Object.fromEntries([...contexts, Buffer.from(contexts[0]!).toString('base64')].map((context, i) => [`f${i}`, context])),
        )
        const own = texts({ location: { path: 'Env.X', place: 'config' }, text: contexts[0]!, exposure: 'config' })
        const said = JSON.stringify([found.records, found.gaps, own, find({ layers: [{ found }], texts: own })])
        const told = formsOf(value).filter((form) => form.length >= 8 && said.includes(form))
        deepEqual(told, [])
      },
    ),
    { numRuns: 150 },
  ))

test('masking: nothing of a private key but its header is said', () => {
  const found = scan({ 'a.pem': pem, 'a.json': JSON.stringify({ npm, key: pem }) })
  const said = JSON.stringify([found.records, find({ layers: [{ found }] })])
  for (const line of pem.split('\n').slice(1, -2)) ok(!said.includes(line.slice(0, 24)))
  equal(find({ layers: [{ found }] }).length, 2)
})
