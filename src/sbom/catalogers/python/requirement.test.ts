import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { readRequirement } from './requirement.ts'

for (const [text, expected] of [
  ['urllib3 (<1.27,>=1.21.1)', { name: 'urllib3', extras: [], specifier: '<1.27,>=1.21.1' }],
  ['PySocks!=1.5.7,>=1.5.6 ; extra == "socks"', { name: 'pysocks', extras: [], specifier: '!=1.5.7,>=1.5.6', marker: 'extra == "socks"' }],
  ['requests [security,Tests_2] >= 2.8.1', { name: 'requests', extras: ['security', 'tests-2'], specifier: '>= 2.8.1' }],
  [
    'pip @ https://example.org/pip-1.3.1.zip;a ; os_name == "nt"',
    { name: 'pip', extras: [], specifier: '', url: 'https://example.org/pip-1.3.1.zip;a', marker: 'os_name == "nt"' },
  ],
  ['-r base.txt', undefined],
  ['a b', undefined],
  ['', undefined],
] as const)
  test(`requirement "${text}"`, () => deepEqual(readRequirement(text), expected))
