import { equal, throws } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { ParseError } from '#base/index.ts'
import { inVersionRange, readVersionRange } from './version-range.ts'

for (const [type, version, range, inside, why] of [
  ['npm', '4.17.11', '<4.17.12', true, 'below'],
  ['npm', '4.17.12', '<4.17.12', false, 'its end is not in it'],
  ['npm', '1.5.0', '>=1.2 <2', true, 'both hold'],
  ['npm', '2.0.0', '>=1.2, < 2', false, 'commas and blanks part, a blank behind the operator does not'],
  ['npm', '3.0.1', '>=1.2 <2 || 3.0.1', true, 'a version alone is that version'],
  ['npm', '3.0.2', '>=1.2 <2 || =3.0.1', false, 'and no other'],
  ['npm', '1.0.0', '!=1.0.1', true, 'all but one'],
  ['deb', '1.0~rc1', '<1.0', true, 'deb-version(7): a tilde sorts before the end'],
  ['deb', '1:0.9', '>2.0', true, 'deb-version(7): the epoch comes first'],
  ['rpm', '1.0-10.el9', '>=1.0-9.el9', true, 'numbers, not text'],
  ['pypi', '2.0.0', '==2.0', true, 'PEP 440: trailing zeros do not count'],
  ['golang', 'v1.2.3', '<1.3.0', true, 'with and without v'],
  ['golang', '1.2.3', '>=v1.2.3', true, 'with and without v'],
  ['maven', '1.0-SNAPSHOT', '<1.0', true, "Maven's order"],
  ['generic', '1.0', '=1.0', true, 'no order, but the same'],
  ['generic', '1.0', '<2.0', false, 'no order: nothing is below'],
  ['npm', '1.5.0', 'vers:npm/>=1.2.0|<2.0.0', true, 'between neighbours'],
  ['npm', '2.5.0', 'vers:npm/>=1.2.0|<2.0.0|>=3.0.0', false, 'between two ranges'],
  ['npm', '3.5.0', 'vers:npm/>=1.2.0|<2.0.0|>=3.0.0', true, 'behind the last'],
  ['npm', '1.0.0', 'vers:npm/*', true, 'all'],
  ['pypi', '1.0.0', 'vers:npm/*', false, 'all of another type'],
  ['deb', '1.1%2B1', 'vers:deb/1.1%252B1', true, 'percent encoding is undone once'],
  ['apk', '1.2.3-r1', 'vers:alpine/<1.2.3-r2', true, "VERS' own word for apk"],
] as const)
  test(`${type} ${version} in ${range}: ${why}`, () => equal(inVersionRange(type, version, readVersionRange(range)), inside))

for (const text of [
  '',
  '   ',
  '^1.2',
  '~1',
  '1.x*',
  '>=',
  '>= <',
  '1 ||',
  'vers:npm',
  'vers:npm/',
  'vers:npm/>=2|<1',
  'vers:NPM/1',
  'vers:npm/%ff',
])
  test(`no range: ${JSON.stringify(text)}`, () => throws(() => readVersionRange(text), ParseError))

test('any text is a range or a ParseError, in time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      try {
        inVersionRange('npm', '1.0.0', readVersionRange(text))
      } catch (error) {
        if (!(error instanceof ParseError)) throw error
      }
    }),
  )
  for (const text of ['<'.repeat(100_000), ' '.repeat(100_000), '1|'.repeat(50_000), `vers:npm/${'1|'.repeat(50_000)}`])
    throws(() => readVersionRange(text), ParseError)
})

type Case = { readonly input: { readonly vers: string; readonly version: string }; readonly expected_output: boolean }
const corpus = new URL('../../../../shared/corpora/vers/', import.meta.url)
const files = existsSync(corpus) ? ['npm_range_containment_test.json', 'pypi_range_containment_test.json'] : []
for (const name of files.filter((file) => existsSync(new URL(file, corpus))))
  test(`VERS corpus ${name}`, () => {
    const { tests } = JSON.parse(readFileSync(new URL(name, corpus), 'utf8')) as { tests: Case[] }
    for (const { input, expected_output: expected } of tests) {
      const type = /^vers:([a-z]+)/.exec(input.vers)?.[1] ?? ''
      equal(inVersionRange(type, input.version, readVersionRange(input.vers)), expected, `${input.version} in ${input.vers}`)
    }
  })
