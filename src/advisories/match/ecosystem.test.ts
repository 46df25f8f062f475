import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Package } from '#model/index.ts'
import { distributionEcosystem } from './distributions.ts'
import { targetsOf } from './ecosystem.ts'

for (const [purl, type, name, version, ecosystem, why] of [
  ['pkg:npm/lodash@4.17.11', 'npm', 'lodash', '4.17.11', 'npm', 'of the registry'],
  ['pkg:npm/xlsx@0.20.3?download_url=https:%2F%2Fcdn.example%2Fx.tgz', 'npm', 'xlsx', '0.20.3', 'npm', 'an archive of a published version'],
  [
    'pkg:npm/trim@0.0.1?vcs_url=git%2Bhttps:%2F%2Fx%2Ftrim%40dee1',
    'npm',
    'trim',
    '0.0.1',
    'npm packages from version control',
    'a fork may share the name',
  ],
  ['pkg:composer/drupal/core@8.9.1', 'composer', 'drupal/core', '8.9.1', 'Packagist', 'of the registry'],
  [
    'pkg:composer/drupal/core@dev-main',
    'composer',
    'drupal/core',
    'dev-main',
    'composer packages from version control',
    'a branch is in no range',
  ],
  [
    'pkg:composer/drupal/core@8.x-dev',
    'composer',
    'drupal/core',
    '8.x-dev',
    'Packagist',
    'a branch with a number has its place (Composer, versions)',
  ],
] as const)
  test(`${purl} is asked for as ${ecosystem}: ${why}`, () => {
    const pkg: Package = { purl, type, name, version, locations: [], foundBy: [], evidence: 'installed', dependsOn: [] }
    deepEqual(targetsOf(pkg, undefined), [{ ecosystem, name, version }])
  })

for (const [version, expected, why] of [
  ['3.0.2-0ubuntu1.15', ['Ubuntu:22.04', 'Ubuntu:Pro:22.04'], 'the archive first, Pro tells what else is vulnerable'],
  ['1.1.1f-1ubuntu2.22+esm1', ['Ubuntu:Pro:22.04 decides', 'Ubuntu:22.04'], 'from Pro'],
  [
    '3.0.2-0ubuntu1.15+Fips1',
    ['Ubuntu:Pro:FIPS-updates:22.04 decides', 'Ubuntu:Pro:FIPS:22.04 decides', 'Ubuntu:Pro:22.04', 'Ubuntu:22.04'],
    'a certified build',
  ],
] as const)
  test(`Ubuntu's ${version} is asked for in ${expected.join(', ')}: ${why}`, () => {
    const pkg: Package = {
      purl: `pkg:deb/ubuntu/openssl@${version}`,
      type: 'deb',
      name: 'openssl',
      version,
      locations: [],
      foundBy: [],
      evidence: 'installed',
      dependsOn: [],
    }
    deepEqual(
      targetsOf(pkg, { id: 'ubuntu', version: '22.04', like: ['debian'] }).map((one) => `${one.ecosystem}${one.decides ? ' decides' : ''}`),
      expected,
    )
  })

for (const [version, ecosystem] of [
  ['12.5', 'Debian:12'],
  ['4.0', 'Debian:4'],
  ['3.1', 'Debian:3.1'],
  ['3.0', 'Debian:3.0'],
] as const)
  test(`Debian ${version} is ${ecosystem}: before the fourth a release had two numbers`, () =>
    equal(distributionEcosystem({ id: 'debian', version, like: [] }).ecosystem, ecosystem))
