import { equal } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contains } from './contains.ts'
import { parseGemRequirement, parseNpmRange } from './range.ts'
import { versionScheme } from './registry.ts'

const corpus = new URL('../../../../shared/corpora/vers/', import.meta.url)

type Case = {
  readonly description: string
  readonly test_type: string
  readonly input: { readonly input_scheme: string; readonly versions: readonly [string, string] }
  readonly expected_output: boolean | readonly [string, string]
}
type ContainmentCase = { readonly input: { readonly vers: string; readonly version: string }; readonly expected_output: boolean }
type RangeCase = {
  readonly input: { readonly native_range: string }
  readonly expected_output: string | null
  readonly expected_failure?: boolean
}

const read = (name: string): readonly unknown[] =>
  (JSON.parse(readFileSync(new URL(name, corpus), 'utf8')) as { tests: readonly unknown[] }).tests

/** The corpus has Conan, Gentoo, nginx, dates and plain text as well: no ecosystem that advisories are matched for has their order. */
const FILES = [
  ['apk', 'alpine_version_cmp_test.json'],
  ['pacman', 'alpm_version_cmp_test.json'],
  ['maven', 'maven_version_cmp_test.json'],
  ['nuget', 'nuget_version_cmp_test.json'],
  ['openssl', 'openssl_version_cmp_test.json'],
] as const

/** Pairs on which we differ from the corpus: it has the order of Maven before 3.9; Maven 3.9 takes the zeros before a qualifier for nothing. */
const DEVIATIONS: ReadonlySet<string> = new Set(['maven 2-1 2.0.a', 'maven 2-1 2.0.0.a'])

/**
 * Ranges that npm's own semver reads as we do and the corpus otherwise: `<= 1.0` ends before 1.1.0 and not at 1.0.0, `>= 2.2.x` has no
 * end, a version of two parts stands for all of its patches, and of alternatives (`||`) each counts.
 */
const NPM_DEVIATIONS: ReadonlySet<string> = new Set([
  '<= 1.0',
  '>= 0.2.0 <= 0.9.6 || ~0.8.0-pre',
  '>= 2.2.x',
  '^2.0.18 || ^3.0.16 || ^3.1.6 || ^4.0.8 || ^5.0.0-beta.5',
  '<2.0.18 || <3.0.16 || <3.1.6 || <4.0.8 || <5.0.0-beta.5',
  '>=5.0.3 >=4.2.1',
  '>= 1.x',
  '<2.0.1 || <1.1.7',
  '2.1 || 2.6',
  '1.1.2 1.2.2',
  '<=2.1 >=1.1',
])

function holds(id: string, { test_type: type, input, expected_output: expected }: Case): boolean {
  const [a, b] = input.versions
  const order = versionScheme(id)!.compare(a, b)
  if (type === 'equality') return (order === 0) === expected
  const [first] = expected as readonly [string, string]
  return order === 0 ? true : order < 0 === (first.toLowerCase() === a.toLowerCase())
}

/** `>=1.0.0|<2.0.0` or a version alone, as VERS writes what a native range means; alternatives are neighbouring pairs. */
function inVers(id: string, text: string, version: string): boolean {
  const scheme = versionScheme(id)!
  const parts = text
    .replace(/^vers:[a-z]+\//, '')
    .split('|')
    .map((one) => /^(>=|<=|!=|>|<|=)?(.*)$/.exec(decodeURIComponent(one))!)
  const constraints = parts.map((match) => ({ operator: match[1] ?? '=', at: match[2]! }))
  if (constraints.some(({ at }) => at === '*')) return true
  const order = ({ at }: { at: string }): number => scheme.compare(version, at)
  if (constraints.some((one) => one.operator === '!=' && order(one) === 0)) return false
  if (constraints.some((one) => ['=', '>=', '<='].includes(one.operator) && order(one) === 0)) return true
  const bounds = constraints.filter(({ operator }) => operator !== '=' && operator !== '!=')
  if (bounds.length === 0) return constraints.every(({ operator }) => operator === '!=')
  if (bounds[0]!.operator.startsWith('<') && order(bounds[0]!) < 0) return true
  if (bounds.at(-1)!.operator.startsWith('>') && order(bounds.at(-1)!) > 0) return true
  return bounds.some((one, i) => {
    const next = bounds[i + 1]
    return next !== undefined && one.operator.startsWith('>') && next.operator.startsWith('<') && order(one) > 0 && order(next) < 0
  })
}

const versionsIn = (text: string): string[] =>
  (text.match(/\d+\.\d+\.\d+(?:-[\w.-]+)?/g) ?? []).flatMap((one) => {
    const [major, minor, patch] = one.split('-', 1)[0]!.split('.').map(Number) as [number, number, number]
    return [
      one,
      `${major}.${minor}.${patch}`,
      `${major}.${minor}.${patch + 1}`,
      `${major}.${minor + 1}.0`,
      `${major + 1}.0.0`,
      `${Math.max(0, major - 1)}.0.0`,
    ]
  })

function npmRangeHolds({ input, expected_output: expected }: RangeCase): boolean {
  if (expected === null) return true
  const ranges = parseNpmRange(input.native_range)
  const scheme = versionScheme('npm')!
  return versionsIn(`${input.native_range} ${expected}`).every(
    (version) => (contains(scheme, { ranges, versions: [] }, version) !== undefined) === inVers('npm', expected, version),
  )
}

if (!existsSync(corpus)) test('vers corpus (corpus absent)', (t) => t.diagnostic('the corpus is not beside the checkout'))
else {
  for (const [id, name] of FILES)
    test(`vers corpus: ${name}`, () => {
      const wrong = (read(name) as readonly Case[]).filter(
        (one) => !holds(id, one) && !DEVIATIONS.has(`${id} ${one.input.versions.join(' ')}`),
      )
      equal(wrong.map(({ input, expected_output: expected }) => `${input.versions.join(' ')} → ${String(expected)}`).join('\n'), '')
    })
  test('vers corpus: npm ranges hold the same versions', () => {
    const wrong = (read('npm_range_from_native_test.json') as readonly RangeCase[]).filter(
      (one) => !npmRangeHolds(one) && !NPM_DEVIATIONS.has(one.input.native_range),
    )
    equal(wrong.map(({ input, expected_output: expected }) => `${input.native_range} → ${expected}`).join('\n'), '')
  })
  test('vers corpus: ranges of PyPI and npm hold what they should in our order', () => {
    for (const [id, name] of [
      ['pep440', 'pypi_range_containment_test.json'],
      ['npm', 'npm_range_containment_test.json'],
    ] as const)
      for (const { input, expected_output: expected } of read(name) as readonly ContainmentCase[])
        equal(inVers(id, input.vers, input.version), expected, `${input.vers} ${input.version}`)
  })
  test('vers corpus: gem requirements hold the same versions', () => {
    const gem = versionScheme('gem')!
    for (const { input, expected_output: expected } of read('gem_range_from_native_test.json') as readonly RangeCase[])
      for (const version of ['2.0.7', '2.0.8', '2.0.99', '2.1', '2.1.0.1'])
        equal(
          contains(gem, { ranges: [parseGemRequirement([input.native_range])], versions: [] }, version) !== undefined,
          inVers('gem', expected!, version),
          version,
        )
  })
}
