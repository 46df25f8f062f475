import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { admits } from './admits.ts'

for (const [type, range, version, expected, why] of [
  ['npm', '^4.17.11', '4.17.21', true, 'node-semver: a caret keeps the first number that is not zero'],
  ['npm', '^0.3.1', '0.7.0', false, 'node-semver: of 0.x the minor'],
  ['npm', '6.5.1', '6.5.3', false, 'a bare version is that one'],
  ['npm', '2 || 3', '3.1.0', true, 'alternatives'],
  ['npm', 'latest', '1.0.0', undefined, 'a tag is no range'],
  ['npm', 'git+https://example.com/x.git', '1.0.0', undefined, 'an address is no range'],
  ['pypi', '>=1.21.1,<1.24', '1.24.3', false, 'PEP 440: all clauses hold'],
  ['pypi', '~=2.2', '2.9', true, 'PEP 440: ~=2.2 is >=2.2, ==2.*'],
  ['pypi', '~=2.2.1', '2.9', false, 'PEP 440: ~=2.2.1 is >=2.2.1, ==2.2.*'],
  ['pypi', '!=1.25.*', '1.25.2', false, 'PEP 440: a prefix excludes all below it'],
  ['pypi', '==1.0', '1.0.0', true, 'PEP 440: zeros at the end do not count'],
  ['pypi', '^1.2', '1.9', true, 'Poetry, "Caret requirements"'],
  ['pypi', '~1.2', '1.3', false, 'Poetry, "Tilde requirements"'],
  ['pypi', '', '1.3', true, 'nothing is asked'],
  ['pypi', '== x', '1.3', undefined, 'no version'],
  ['gem', '~> 2.0', '2.9', true, 'RubyGems: pessimistic'],
  ['gem', '>= 1.2, < 3', '3.0', false, 'Gemfile.lock joins with commas'],
  ['composer', '^6.2 || ^7.0', '7.4.5', true, 'Composer: alternatives'],
  ['cargo', '1.2', '1.9.0', true, 'Cargo: a bare version is a caret'],
  ['golang', 'v1.2.3', 'v1.2.4', undefined, 'Go has no ranges'],
] as const)
  test(`admits: ${type} "${range}" and ${version}: ${why}`, () => equal(admits(type, range, version), expected))

test('admits: of a hostile requirement nothing, in no time', () => {
  for (const type of ['npm', 'pypi', 'gem', 'composer', 'cargo'])
    for (const text of ['^'.repeat(1999), '1.'.repeat(999), '=='.repeat(900), ' '.repeat(1999), '9'.repeat(100_000)])
      equal(typeof admits(type, text, '1.0.0') !== 'string', true)
})
