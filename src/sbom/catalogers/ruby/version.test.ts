import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { pickVersion } from './version.ts'

for (const [range, versions, picked, why] of [
  ['>= 0', ['2.6.1', '2.10.0', '2.9.9'], '2.10.0', 'the highest, by number'],
  ['~> 2.6', ['2.6.1', '2.10.0', '3.0'], '2.10.0', 'Gem::Requirement: ~> 2.6 ends before 3'],
  ['~> 2.6.0', ['2.6.1', '2.10.0'], '2.6.1', '~> 2.6.0 ends before 2.7'],
  ['>= 1,< 3', ['1.0', '2.5', '3.0'], '2.5', 'several clauses hold together'],
  ['= 1.0.0', ['1.0', '1.0.1'], '1.0', 'zeros at the end do not count (Gem::Version)'],
  ['< 2', ['2.0.0.pre', '1.9'], '2.0.0.pre', 'a pre-release sorts before its release'],
  ['!= 1.0', ['1.0'], undefined, 'none that will do'],
] as const)
  test(`of the gems ${versions.join(', ')} "${range}" means ${picked}: ${why}`, () => equal(pickVersion(range, versions), picked))
