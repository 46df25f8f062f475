import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { licencesOf, readFields, readRequiresText } from './core-metadata.ts'

for (const [why, text, expected] of [
  ['an expression wins (PEP 639)', 'License-Expression: MIT OR Apache-2.0\nLicense: whatever\n', ['MIT OR Apache-2.0']],
  [
    'a name that SPDX has is more exact than a classifier',
    'License: BSD-2-Clause\nClassifier: License :: OSI Approved :: BSD License\n',
    ['BSD-2-Clause'],
  ],
  [
    'a classifier is more exact than a family',
    'License: LGPL\nClassifier: License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)\n',
    ['License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)'],
  ],
  [
    'two classifiers beside "Dual License" (python-dateutil)',
    'License: Dual License\nClassifier: License :: OSI Approved :: BSD License\nClassifier: License :: OSI Approved :: Apache Software License\n',
    ['License :: OSI Approved :: BSD License', 'License :: OSI Approved :: Apache Software License'],
  ],
  ['classifiers that name none', 'License: Foo\nClassifier: License :: OSI Approved\n', ['Foo']],
  ['UNKNOWN is nothing', 'License: UNKNOWN\n', []],
  [
    'a text that goes on in bars (setuptools before 60)',
    'License: MIT License\n        |\n        |Permission is hereby granted, free of charge, to any person obtaining a copy\n        |the above copyright notice and this permission\nName: x\n',
    [
      'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nthe above copyright notice and this permission',
    ],
  ],
] as const)
  test(`core metadata: ${why}`, () => deepEqual(licencesOf(readFields(text)), expected))

test('core metadata: the description is no field', () =>
  deepEqual(
    [...readFields('\r\nName: a\r\nVersion: 1\r\n\r\nVersion: 2\r\n')],
    [
      ['name', ['a']],
      ['version', ['1']],
    ],
  ))

test('core metadata: names of an object’s members are fields like others', () =>
  deepEqual([...readFields('constructor: a\n__proto__: b\n')], [['constructor', ['a']]]))

test('requires.txt: sections are extras and markers (setuptools)', () =>
  deepEqual(
    readRequiresText('idna>=2\n\n[:python_version < "3"]\nenum34\n\n[socks]\nPySocks\n\n[tls:sys_platform == "win32"]\nwincertstore\n'),
    [
      'idna>=2',
      'enum34 ; (python_version < "3")',
      'PySocks ; extra == "socks"',
      'wincertstore ; extra == "tls" and (sys_platform == "win32")',
    ],
  ))
