import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ParseError } from '#base/index.ts'
import type { Range } from '#model/index.ts'
import { affectedClause } from './contains.ts'
import {
  complementOf,
  parseCargoRequirement,
  parseComposerRange,
  parseGemRequirement,
  parseHexRequirement,
  parseNpmRange,
} from './range.ts'
import { versionScheme } from './registry.ts'

const LANGUAGES = {
  npm: { scheme: 'npm', parse: parseNpmRange },
  cargo: { scheme: 'semver', parse: (text: string) => [parseCargoRequirement(text)] },
  gem: { scheme: 'gem', parse: (text: string) => [parseGemRequirement([text])] },
  composer: { scheme: 'composer', parse: parseComposerRange },
  hex: { scheme: 'hex', parse: parseHexRequirement },
} as const

const holds = (language: keyof typeof LANGUAGES, ranges: readonly Range[], version: string): boolean =>
  affectedClause(versionScheme(LANGUAGES[language].scheme)!, { ranges, versions: [] }, version) !== undefined

/** What the language's own tool says: node-semver with includePrerelease, Cargo's semver, Gem::Requirement, composer/semver, Elixir's Version.match?. */
for (const [language, text, inside, outside, why] of [
  ['npm', '^1.2.3', ['1.2.3', '1.9.0', '1.99.0-rc.1'], ['1.2.2', '2.0.0-rc.1', '2.0.0'], 'the first number stays'],
  ['npm', '^0.2.3', ['0.2.9'], ['0.3.0', '0.2.2'], '… or the first that is not zero'],
  ['npm', '~1.2', ['1.2.0-rc.1', '1.2.9'], ['1.3.0-0', '1.1.9'], 'a line has its prereleases'],
  ['npm', '1.x || >=3.1.0 <3.2.0', ['1.0.0', '3.1.5'], ['2.0.0', '3.2.0'], 'alternatives'],
  ['npm', '1.2.0 - 2.3', ['1.2.0', '2.3.9'], ['1.1.9', '2.4.0'], "a hyphen's end covers its line"],
  ['npm', '<= 1.0', ['1.0.9'], ['1.1.0'], 'the end of a line'],
  ['npm', '> 1.0', ['1.1.0'], ['1.0.9'], '… and what comes after it'],
  ['npm', '*', ['0.0.1', '9.9.9'], [], 'everything'],
  ['cargo', '1.2', ['1.2.0', '1.9.9'], ['2.0.0', '1.1.9', '1.2.0-rc.1'], 'a bare version is a caret'],
  ['cargo', '>= 1.2, < 1.5', ['1.4.9'], ['1.5.0', '1.1.0'], 'all of them'],
  ['gem', '~> 1.2.3', ['1.2.3', '1.2.9'], ['1.3', '1.3.rc1', '1.2.2'], 'the last number but one stays'],
  ['gem', '~> 1.2', ['1.9'], ['2.0', '2.0.a'], '… also of two'],
  ['gem', '!= 1.5, >= 1.4', ['1.4', '1.6'], ['1.5', '1.5.0', '1.3'], 'one version left out'],
  ['gem', '= 0', ['0', '0.0'], ['0.rc1', '1'], 'a version 0 is not the beginning of all'],
  ['composer', '^1.2', ['1.2.0-beta1', '1.9'], ['2.0-dev', '1.1.9'], 'a constraint reaches the prereleases of its begin, not of its end'],
  ['composer', '~1.2', ['1.9'], ['2.0'], 'the last number but one stays'],
  ['composer', '<1.5', ['1.4.9', '1.5.0-RC1'], ['1.5'], 'a release is fixed, its prereleases are not (composer/semver leaves them out)'],
  ['composer', '>=1.0,<1.1|>=2.0,<2.1', ['1.0.5', '2.0.5'], ['1.1', '3.0'], 'a single bar parts as well'],
  ['composer', '1.0 - 2.0', ['2.0.9'], ['2.1'], "a hyphen's end covers its line"],
  ['hex', '~> 0.2', ['0.2.0', '0.3.1', '0.99.0'], ['1.0.0', '1.0.0-rc.1', '0.1.9'], 'of two numbers the first stays, a zero too'],
  ['hex', '~> 2.1.3', ['2.1.3', '2.1.9'], ['2.2.0', '2.2.0-rc.0', '2.1.2'], 'of three the second'],
  ['hex', '>= 1.0.0 and < 1.2.0 or ~> 2.0', ['1.1.0', '2.5.0'], ['1.2.0', '3.0.0'], 'and binds before or'],
] as const)
  test(`${language} "${text}": ${why}`, () => {
    const ranges = LANGUAGES[language].parse(text)
    deepEqual(
      [...inside, ...outside].filter((version) => holds(language, ranges, version)),
      [...inside],
    )
  })

test('what is patched and unaffected leaves what is vulnerable', () => {
  const rust = [complementOf('cargo', ['>= 1.5.2', '^1.4.7', '< 1.0.0'].map(parseCargoRequirement))]
  const rustVersions = ['0.9.0', '1.0.0', '1.4.6', '1.4.7', '1.5.0', '1.5.1', '1.5.2-rc.1', '1.5.2', '2.0.0']
  deepEqual(
    rustVersions.filter((version) => holds('cargo', rust, version)),
    ['1.0.0', '1.4.6'],
  )
  const ruby = [complementOf('gem', [['~> 4.2.11'], ['>= 5.0.7', '< 5.1'], ['>= 5.2']].map(parseGemRequirement))]
  const rubyVersions = ['4.2.10', '4.2.11', '4.2.99', '4.3', '5.0.6', '5.0.7', '5.1', '5.2.rc1', '5.2']
  deepEqual(
    rubyVersions.filter((version) => holds('gem', ruby, version)),
    ['4.2.10', '4.3', '5.0.6', '5.1', '5.2.rc1'],
  )
})

for (const language of ['npm', 'cargo', 'gem', 'composer', 'hex'] as const) {
  const { parse } = LANGUAGES[language]
  test(`${language}: any text is a range or a ParseError`, () => {
    const piece = fc.constantFrom(
      '1',
      '0',
      '.',
      '-',
      '^',
      '~',
      '>',
      '<',
      '=',
      '!',
      ',',
      '|',
      ' ',
      'x',
      '*',
      'rc',
      'and',
      'or',
      '99999999999999999999',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, (one) => {
        try {
          parse(one)
        } catch (error) {
          if (!(error instanceof ParseError)) throw error
        }
      }),
    )
    throws(() => parse('1.'.repeat(10_000)), ParseError)
  })
}
