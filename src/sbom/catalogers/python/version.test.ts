import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { compareVersions, meets } from './version.ts'

for (const [version, specifier, expected, why] of [
  ['1.10', '>=1.9', true, 'numbers, not text'],
  ['1.0', '==1.0.0', true, 'zeros at the end do not count'],
  ['1.0.post1', '==1.0', false, 'a post-release is another version'],
  ['2.2.5', '~=2.2', true, 'PEP 440: ~= 2.2 is >= 2.2, == 2.*'],
  ['3.0', '~=2.2', false, 'and ends before 3'],
  ['2.3', '~=2.2.0', false, '~= 2.2.0 ends before 2.3'],
  ['1.4.2', '==1.4.*', true, 'a prefix'],
  ['1.5', '!=1.5.*', false, 'a prefix that is excluded'],
  ['1!1.0', '>2024', true, 'the epoch comes first'],
  ['1.0rc1', '<1.0', true, 'a candidate sorts before its release'],
  ['1.0.dev1', '<1.0a1', true, 'a development release before every other'],
  ['0.3.1', '^0.3', true, 'Poetry: a caret keeps the first part that is not zero'],
  ['0.4.0', '^0.3', false, 'and no more'],
  ['1.2.9', '~1.2', true, "Poetry's tilde"],
  ['5.0', '<2 || >=4', true, 'alternatives'],
  ['1.0', '*', true, 'anything'],
  ['1.0', 'what?', true, 'what cannot be read excludes nothing'],
  ['no version', '==1.0', true, 'and neither does what is no version'],
] as const)
  test(`${version} ${expected ? 'is' : 'is not'} in "${specifier}": ${why}`, () => equal(meets(version, specifier), expected))

test('versions of the order that PEP 440 prints', () => {
  const order = [
    '1.dev0',
    '1.0.dev456',
    '1.0a1',
    '1.0a2.dev456',
    '1.0a12',
    '1.0b1.dev456',
    '1.0b2',
    '1.0b2.post345',
    '1.0rc1',
    '1.0',
    '1.0.post456',
    '1.1.dev1',
  ]
  for (const [i, version] of order.slice(1).entries()) equal(compareVersions(order[i]!, version)! < 0, true, `${order[i]} < ${version}`)
})
