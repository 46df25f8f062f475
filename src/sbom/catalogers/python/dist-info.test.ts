import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { ParseError } from '#base/index.ts'
import { pythonInstalled } from './dist-info.ts'

const parse = (text: string): unknown[] => [
  ...pythonInstalled.parse({ path: 'site-packages/x.dist-info/METADATA', size: text.length, mode: 0o644, bytes: Buffer.from(text) }),
]

for (const [why, text, expected] of [
  [
    'a wheel with classifiers and requirements',
    'Metadata-Version: 2.1\nName: Jinja_2\nVersion: 2.10\nClassifier: License :: OSI Approved :: BSD License\nRequires-Dist: MarkupSafe (>=0.23)\nRequires-Dist: Babel (>=0.8) ; extra == "i18n"\n\nVersion: 9\n',
    { name: 'jinja-2', version: '2.10', licences: ['License :: OSI Approved :: BSD License'], requires: ['markupsafe'] },
  ],
  [
    'a licence expression wins',
    'Name: a\nVersion: 1\nLicense-Expression: MIT OR Apache-2.0\nLicense: whatever\n',
    { name: 'a', version: '1', licences: ['MIT OR Apache-2.0'], requires: [] },
  ],
  ['no version', 'Name: a\n', { name: 'a', version: '', licences: [], requires: [] }],
] as const)
  test(`python dist-info: ${why}`, () => deepEqual(parse(text), [{ kind: 'package', type: 'pypi', ...expected }]))

test('python dist-info: a file without a name is malformed', () => throws(() => parse('Version: 1\n'), ParseError))
