import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { Package } from '#model/index.ts'
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
