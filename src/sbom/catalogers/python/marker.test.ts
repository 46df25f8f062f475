import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { anyEnvironment, linuxEnvironment, mayApply } from './marker.ts'

for (const [marker, expected, why] of [
  ['extra == "socks"', false, 'nobody asked for the extra'],
  ["'socks' == extra", false, 'either side may be the variable (PEP 508)'],
  ['extra == "Big_One"', true, 'extras are compared by their normal name (PEP 685)'],
  ['extra != "socks"', true, 'an extra that is excluded'],
  ['sys_platform == "win32"', false, 'a container runs Linux'],
  ['platform_system != "Windows" and os_name == "posix"', true, 'both are known'],
  ['python_version < "3.10"', false, '3.9 < 3.10 < 3.11, and not as text'],
  ['python_version >= "3.8" and python_version < "4"', true, 'a range'],
  ['python_version in "2.7 3.11"', true, 'in a text, as PEP 508 has it'],
  ['python_version not in "2.6, 2.7, 3.0"', true, 'not in'],
  ['python_version == "3.*"', true, 'a prefix'],
  ['python_full_version < "3.11"', false, 'every 3.11 is later'],
  ['python_full_version < "3.11.5"', true, 'the patch level is not known: it counts'],
  ['platform_machine == "aarch64"', true, 'the machine is not known: it counts'],
  ['platform_machine == "aarch64" and sys_platform == "win32"', false, 'one false is enough'],
  ['sys_platform == "win32" or extra == "big-one"', true, 'one true is enough'],
  ['(sys_platform == "win32" or (extra == "x")) and os_name == "posix"', false, 'parentheses'],
  ["os.name == 'nt'", false, 'the names of before PEP 508'],
  ['implementation_name == "pypy" or', true, 'what breaks off cannot be told'],
  ['this is no marker; at all', true, 'what cannot be read cannot be told'],
  ['', true, 'none'],
] as const)
  test(`marker ${marker}: ${why}`, () => equal(mayApply(marker, linuxEnvironment('3.11', ['big-one'])), expected))

test('marker: without a platform only extras are told', () => {
  equal(mayApply('sys_platform == "win32"', anyEnvironment()), true)
  equal(mayApply('extra == "x" and sys_platform == "win32"', anyEnvironment()), false)
})

test('marker: nesting past the bound cannot be told', () =>
  equal(mayApply(`${'('.repeat(2000)}extra == "x"${')'.repeat(2000)}`, anyEnvironment()), true))

test('marker: any text is answered', () =>
  check(property(string({ unit: 'binary-ascii' }), (text) => equal(typeof mayApply(text, linuxEnvironment('3.11')), 'boolean'))))
