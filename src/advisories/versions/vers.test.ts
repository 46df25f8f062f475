import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { ParseError } from '#base/index.ts'
import { type Vers, parseVers, versHolds } from './vers.ts'

for (const [range, version, holds, why] of [
  ['vers:npm/>=1.0.0|<2.0.0', '1.5.0', true, 'between a lower and an upper bound'],
  ['vers:npm/>=1.0.0|<2.0.0', '2.0.0', false, 'an upper bound that excludes its end'],
  ['vers:npm/>1.0.0|<=2.0.0', '1.0.0', false, 'a lower bound that excludes its end'],
  ['vers:npm/1.2.3|>=2.0.0|<5.0.0', '1.2.3', true, 'a version beside a range'],
  ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', '1.5.0', false, 'a hole'],
  ['vers:npm/!=1.5.0', '9.0.0', true, 'all but one'],
  ['vers:npm/<1.0.0|>=2.0.0', '3.0.0', true, 'outside of what lies between'],
  ['vers:npm/<1.0.0|>=2.0.0|<3.0.0|>=4.0.0', '3.5.0', false, 'between the ranges'],
  ['vers:npm/>=1.0.0|>=1.5.0|<1.7.0|<2.0.0', '1.8.0', true, 'bounds that are said twice: the wider ones'],
  ['vers:npm/>=1.0.0|>=1.5.0|<1.7.0|<2.0.0', '1.2.0', true, '… on both sides'],
  ['vers:deb/<1.2.3-4%2Bdeb12u1', '1.2.3-4', true, 'percent encoded'],
  ['vers:rpm/>=1:4.0|<1:5.0', '4.5', false, 'an epoch counts'],
  ['vers:all/*', '1', true, 'all versions of anything'],
  ['vers:none/*', '1', false, 'no version'],
] as const)
  test(`vers: ${range} and ${version}: ${why}`, () => equal(versHolds(parseVers(range), version), holds))

for (const [text, why] of [
  ['npm/1.0.0', 'no scheme'],
  ['vers:npm/', 'no constraint'],
  ['vers:NPM/1', 'an upper-case scheme'],
  ['vers:npm/>=', 'an operator alone'],
  ['vers:npm/>=1|*', 'a star beside others'],
  ['vers:gentoo/>=1', 'an order that nobody wrote down here'],
  [`vers:npm/${'1|'.repeat(4000)}1`, 'too long'],
] as const)
  test(`vers: ${why} is no range`, () => throws(() => parseVers(text), ParseError))

test('vers: any text is a range or a ParseError', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('npm', 'deb', 'pypi', 'maven'), (text, scheme) => {
      try {
        versHolds(parseVers(`vers:${scheme}/${text}`), '1.0')
      } catch (error) {
        if (!(error instanceof ParseError)) throw error
      }
    }),
  )
})

const corpus = new URL('../../../../shared/corpora/vers/', import.meta.url)

type Case = {
  readonly test_type: string
  readonly input: string | { readonly vers: string; readonly version: string }
  readonly expected_output:
    | string
    | boolean
    | null
    | { readonly scheme: string; readonly version_constraints: readonly (readonly string[])[] }
  readonly expected_failure?: boolean
}

const pairs = (vers: Vers): readonly (readonly [string, string])[] =>
  vers.kind === 'range' ? vers.constraints.map(({ operator, version }) => [operator, version] as const) : [['*', '']]

const canonical = (vers: Vers): string =>
  `vers:${vers.scheme}/${pairs(vers)
    .map(([operator, version]) => `${operator === '=' ? '' : operator}${version}`)
    .join('|')}`

/** `from_native` and `comparison` are vers-corpus.test.ts. Dates have no order here: all their parse tests expect to be refused, and are. */
function check({ test_type: type, input, expected_output: expected, expected_failure: fails }: Case): void {
  if (typeof input !== 'string') return equal(versHolds(parseVers(input.vers), input.version), expected, input.vers)
  if (fails) return throws(() => parseVers(input), ParseError, input)
  if (type === 'validate') return equal(canonical(parseVers(input)), expected)
  const { scheme, version_constraints: constraints } = expected as Exclude<Case['expected_output'], string | boolean | null>
  equal(parseVers(input).scheme, scheme)
  deepEqual(pairs(parseVers(input)), constraints)
}

if (!existsSync(corpus)) test('vers ranges (corpus absent)', (t) => t.diagnostic('the corpus is not beside the checkout'))
else
  test('vers corpus: ranges that are parsed, validated and asked for versions', () => {
    const files = readdirSync(corpus).filter((name) => /containment|validate|canonical/.test(name))
    const cases = files.flatMap((name) => (JSON.parse(readFileSync(new URL(name, corpus), 'utf8')) as { tests: Case[] }).tests)
    ok(cases.length > 40)
    cases.forEach(check)
  })
