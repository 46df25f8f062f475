import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { assemblePackages } from '../../assemble.ts'
import { selectionOf } from '../../selection.ts'
import { pythonCatalogers } from '../python/python.ts'
import { condaCatalogers } from './conda.ts'

const catalogers = [...condaCatalogers, ...pythonCatalogers]
const selection = selectionOf(catalogers)
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const parse = (path: string, content: Uint8Array | string) => {
  const bytes = Buffer.from(content)
  return selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
}
const FILES = ['shop-0.3-py311_0.json', 'zlib-1.2.13-h5eee18b_0.json'] as const

test('conda-meta as rattler writes it: purl as purl-spec has it, edges, a Python package with its owner', () => {
  const records = [
    ...FILES.flatMap((name) => parse(`opt/conda/conda-meta/${name}`, data(name)).records),
    ...parse('opt/conda/lib/python3.11/site-packages/shop-0.3.dist-info/METADATA', 'Name: shop\nVersion: 0.3\n').records,
  ]
  const packages = assemblePackages(
    records.map((record) => ({ record })),
    undefined,
    catalogers,
    new Map(),
  )
  const [shop, zlib] = [
    'pkg:conda/shop@0.3?build=py311_0&channel=example&subdir=linux-64&type=tar.bz2',
    'pkg:conda/zlib@1.2.13?build=h5eee18b_0&channel=example&subdir=linux-64&type=tar.bz2',
  ]
  deepEqual(
    packages.map(({ purl, licence, dependsOn, owner }) => [purl, licence, dependsOn, owner]),
    [
      [shop, 'BSD-3-Clause AND MIT', [zlib], undefined],
      [zlib, 'Zlib', [], undefined],
      // Advisories know it as a package of PyPI: it stays one.
      ['pkg:pypi/shop@0.3', undefined, [], shop],
    ],
  )
})

for (const [channel, expected] of [
  ['https://repo.anaconda.com/pkgs/main/linux-64', 'main'],
  ['https://conda.anaconda.org/conda-forge', 'conda-forge'],
  ['defaults', 'defaults'],
  [null, undefined],
] as const)
  test(`conda: the channel of ${channel} is ${expected}`, () => {
    const record = JSON.stringify({ name: 'x', version: '1', channel, subdir: 'linux-64' })
    const found = parse('env/conda-meta/x.json', record).records[0]!.found[0]!
    equal(found.kind === 'package' && found.qualifiers?.['channel'], expected)
  })

for (const name of FILES)
  test(`${name}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(data(name)), (bytes) =>
        equal(
          parse(`conda-meta/${name}`, bytes).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))
