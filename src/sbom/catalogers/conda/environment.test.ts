import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { selectionOf } from '../../selection.ts'
import { condaEnvironment } from './environment.ts'

const selection = selectionOf([condaEnvironment])
const parse = (text: string) => {
  const bytes = Buffer.from(text)
  return selection.parse({ path: 'environment.yml', size: bytes.length, mode: 0o644, bytes })
}

test('environment.yml: what conda env export writes (conda, "Managing environments")', () =>
  deepEqual(
    parse(
      [
        'name: shop',
        'channels:',
        '  - conda-forge',
        'dependencies:',
        '  - python=3.11.4=hab00c5b_0_cpython',
        '  - conda-forge::numpy==1.26.4 # why',
        '  - "scipy=1.11.0"',
        '  - pandas>=2',
        '  - zlib=1.2.*',
        '  - pip:',
        '      - Flask[async]==2.0.0',
        '      - idna>=2',
        '  - openssl=3.1.1',
        'prefix: /opt/conda/envs/shop',
      ].join('\n'),
    ).records.flatMap(({ found }) =>
      found.flatMap((one) => (one.kind === 'package' ? [[one.type, one.name, one.version, one.qualifiers]] : [])),
    ),
    [
      ['conda', 'python', '3.11.4', { build: 'hab00c5b_0_cpython' }],
      ['conda', 'numpy', '1.26.4', { channel: 'conda-forge' }],
      ['conda', 'scipy', '1.11.0', {}],
      ['pypi', 'flask', '2.0.0', undefined],
      ['conda', 'openssl', '3.1.1', {}],
    ],
  ))

test('environment.yml: any text is packages or a named unknown', () =>
  check(
    property(string({ unit: 'binary-ascii', maxLength: 300 }), (text) =>
      equal(parse(`dependencies:\n - ${text}\n - pip:\n   - ${text}`).unknowns.length, 0),
    ),
  ))

for (const line of [' - a=', ' '.repeat(1000), '- a # '])
  test(`environment.yml: a megabyte of "${line.slice(0, 8)}" has no package and no problem`, () => {
    const { records, unknowns } = parse(`dependencies:\n${line.repeat(Math.floor(1e6 / line.length))}`)
    deepEqual([records.flatMap(({ found }) => found), unknowns], [[], []])
  })
