import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Advisory, Package } from '#model/index.ts'
import { ecosystemOf } from './ecosystem.ts'
import { matchPackages } from './match.ts'
import { bitnamiVersion } from './programs.ts'

for (const [program, version, expected, why] of [
  ['node', '20.3.0', '20.3.0', 'three numbers stay'],
  ['openjdk', '1.8.0_382', '8.0.382', 'JEP 223 gave Java 8 a second name'],
  ['openjdk', '17.0.21.1', '17.0.21.1', 'JEP 322: a fourth number is a patch'],
  ['python', '3.13.0rc1', '3.13.0-rc1', 'a pre-release of PEP 440'],
  ['postgresql', '15beta4', '15.0.0-beta4', 'PostgreSQL names no .0 before a release'],
  ['ruby', '1.9.3p551', '1.9.3', 'a patch level comes after its release'],
] as const)
  test(`bitnami: ${program} ${version} is ${expected}: ${why}`, () => equal(bitnamiVersion(program, version), expected))

/** BIT-node-2026-48937, BIT-apache-2021-41773 and BIT-java-2022-21365, as far as matching needs them. */
const advisory = (id: string, cve: string, name: string, events: Advisory['affected'][number]['ranges'][number]['events']): Advisory => ({
  id,
  aliases: [cve],
  source: 'bitnami',
  vectors: [],
  affected: [{ ecosystem: 'Bitnami', name, ranges: [{ events }], versions: [] }],
})
const ADVISORIES = [
  advisory('BIT-node-2026-48937', 'CVE-2026-48937', 'node', [
    { introduced: '0' },
    { fixed: '22.23.0' },
    { introduced: '23.0.0' },
    { fixed: '24.17.0' },
  ]),
  advisory('BIT-apache-2021-41773', 'CVE-2021-41773', 'apache', [{ introduced: '2.4.49' }, { fixed: '2.4.50' }]),
  advisory('BIT-java-2022-21365', 'CVE-2022-21365', 'java', [{ introduced: '8.0.0' }, { fixed: '8.0.321' }]),
]

const program = (name: string, version: string): Package => ({
  purl: `pkg:generic/${name}@${version}`,
  type: 'generic',
  name,
  version,
  locations: [{ path: `usr/local/bin/${name}` }],
  foundBy: ['programs'],
  evidence: 'installed',
  dependsOn: [],
})

const data = {
  lookup: (ecosystem: string, name: string) =>
    ADVISORIES.filter(({ affected }) => affected[0]!.ecosystem === ecosystem && affected[0]!.name === name),
  knownExploited: () => undefined,
  epss: () => undefined,
  source: () => undefined,
  asOf: () => undefined,
  vectorsOf: () => [],
}
const clauses = (pkg: Package): unknown[] =>
  matchPackages([pkg], undefined, data).flatMap(({ reasons }) => reasons.map(({ ecosystem, name, clause }) => [ecosystem, name, clause]))

for (const [name, version, expected, why] of [
  ['node', '22.22.0', [['Bitnami', 'node', '< 22.23.0']], 'the line before the fix'],
  ['node', '22.23.0', [], 'the fix of its line'],
  ['node', '24.16.0', [['Bitnami', 'node', '>= 23.0.0, < 24.17.0']], 'the line after it'],
  ['httpd', '2.4.49', [['Bitnami', 'apache', '>= 2.4.49, < 2.4.50']], 'another name than upstream’s'],
  ['openjdk', '1.8.0_312', [['Bitnami', 'java', '>= 8.0.0, < 8.0.321']], 'another name and another version'],
  ['openjdk', '1.8.0_321', [], 'the fix by its other name'],
] as const)
  test(`programs: ${name} ${version}: ${why}`, () => deepEqual(clauses(program(name, version)), expected))

test('programs: what Bitnami does not list is an area of its own, assessed by nobody', () => {
  equal(ecosystemOf(program('openssl', '3.0.7'), undefined), 'generic')
  equal(ecosystemOf(program('redis', '7.2.5'), undefined), 'Bitnami')
})
