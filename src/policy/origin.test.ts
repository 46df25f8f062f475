import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding, HygieneFinding, Location, Package, SecretFinding, Subject } from '#model/index.ts'
import { finding } from '#testing/results.ts'
import { type BaseFacts, assignOrigins } from './origin.ts'

const pack = (name: string, version: string): Package => ({
  purl: `pkg:npm/${name}@${version}`,
  type: 'npm',
  name,
  version,
  locations: [],
  foundBy: [],
  evidence: 'installed',
  dependsOn: [],
})
const subject: Subject = {
  kind: 'image',
  name: 'x',
  image: { platform: 'linux/amd64', config: 'c', layers: ['1', '2', '3'].map((diffId) => ({ diffId, digest: diffId, size: 1 })) },
}
const facts: BaseFacts = {
  base: { confidence: 'certain', layers: 2, history: 2 },
  packages: [pack('a', '1.0.0'), pack('b', '1.0.0')],
  history: ['ADD file in /', 'ENV PATH=/bin LANG=C', 'ENV TOKEN=x', 'COPY . /app'],
}
const common = { fingerprint: 'f', id: 'i', aliases: [], severity: 'low', severitySource: '', title: '', status: 'open' } as const
const advice = { action: 'advice', text: 'x' } as const
const secret = (...location: Location[]): SecretFinding => ({
  ...common,
  kind: 'secret',
  location,
  masked: '',
  confidence: 'high',
  exposure: 'final-tree',
  remediation: advice,
})
const hygiene = (...location: Location[]): HygieneFinding => ({ ...common, kind: 'hygiene', location, references: [], remediation: advice })
const origins = (found: Finding, known: BaseFacts | undefined = facts): (string | undefined)[] =>
  assignOrigins([found], subject, [pack('a', '1.0.0'), pack('b', '2.0.0'), pack('c', '1.0.0')], known).map(({ origin }) => origin)

for (const [why, found, expected] of [
  ['a package of the base', finding({ package: 'pkg:npm/a@1.0.0' }), ['base']],
  ['one that was upgraded above it', finding({ package: 'pkg:npm/b@2.0.0' }), ['own']],
  ['one that the base lacks', finding({ package: 'pkg:npm/c@1.0.0' }), ['own']],
  ['a secret in a layer of the base', secret({ path: 'x', layer: '2' }), ['base']],
  ['a secret above it', secret({ path: 'x', layer: '3' }), ['own']],
  ['a secret in both', secret({ path: 'x', layer: '1' }, { path: 'x', layer: '3' }), ['own']],
  ['an instruction of the base', secret({ path: '2', place: 'history' }), ['base']],
  ['an instruction above it', secret({ path: '3', place: 'history' }), ['own']],
  ['a variable that the base set', hygiene({ path: 'Env.LANG', place: 'config' }), ['base']],
  ['a variable that it did not set', hygiene({ path: 'Env.TOKEN', place: 'config' }), ['own']],
  ['a variable whose name ends one that it set', hygiene({ path: 'Env.ANG', place: 'config' }), ['own']],
  ['a setting without a place', hygiene(), ['own']],
  ['places in both', hygiene({ path: 'a', layer: '1' }, { path: 'b', layer: '3' }), ['own']],
  ['one that knows', { ...hygiene(), origin: 'base' }, ['base']],
] as const satisfies readonly (readonly [string, Finding, readonly string[]])[])
  test(`origin: ${why}`, () => deepEqual(origins(found), expected))

test('origin: the version of the base stands in the evidence', () =>
  deepEqual(assignOrigins([finding({ package: 'pkg:npm/b@2.0.0' })], subject, [pack('b', '2.0.0')], facts)[0]?.evidence, [
    'the base has b 1.0.0',
  ]))

test('origin: undetermined where nothing tells, nothing where there are no layers', () => {
  deepEqual(origins(secret()), ['own'])
  deepEqual(
    assignOrigins([secret()], subject, [], undefined).map(({ origin }) => origin),
    ['undetermined'],
  )
  deepEqual(
    assignOrigins([secret()], subject, [], { ...facts, base: { confidence: 'stated', name: 'debian' } }).map(({ origin }) => origin),
    ['undetermined'],
  )
  deepEqual(
    assignOrigins([secret()], { kind: 'directory', name: 'x' }, [], facts).map(({ origin }) => origin),
    [undefined],
  )
})
