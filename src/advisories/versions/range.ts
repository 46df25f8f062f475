import type { Range } from '#model/index.ts'
import { composer } from './composer/composer.ts'
import { gem } from './gem/gem.ts'
import { hex } from './hex/hex.ts'
import { complement, intervalsOf, rangeOf } from './interval.ts'
import { npm } from './npm/npm.ts'
import { type Comparator, type Language, type Operator, allOf, malformed, requireShort } from './requirement.ts'
import { semver } from './semver/semver.ts'
import { comparatorsOf } from './semver-requirement.ts'
import { afterComposer, afterGem, afterSemver } from './successor.ts'

const LANGUAGES = {
  npm: { scheme: npm, after: afterSemver },
  cargo: { scheme: semver, after: afterSemver },
  hex: { scheme: hex, after: afterSemver },
  gem: { scheme: gem, after: afterGem },
  composer: { scheme: composer, after: afterComposer },
} satisfies Record<string, Language>

export type RequirementLanguage = keyof typeof LANGUAGES

const TERM = /^(<=|>=|==|!=|<>|~>|[<>=^~])?([^<>=!^~]*)$/

/** An operator, perhaps none, and what it applies to. */
function splitTerm(language: string, text: string): readonly [operator: string, version: string] {
  const match = TERM.exec(text.trim())
  if (!match) throw malformed(language, text)
  return [match[1] ?? '', match[2]!.trim()]
}

const toRange = (language: Language, comparators: readonly Comparator[]): Range => rangeOf(allOf(language, comparators))

const nonEmpty = (ranges: readonly Range[]): Range[] => ranges.filter(({ events }) => events.length > 0)

/** Joins operators with their versions, so that spaces and commas part whole terms. */
const terms = (text: string): string[] =>
  text
    .replace(/([<>=^~!])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((term) => term !== '')

function semverTerms(language: 'npm' | 'cargo', text: string, bare: string): Comparator[] {
  return terms(text).flatMap((term) => {
    const [operator, version] = splitTerm(language, term)
    const comparators = comparatorsOf(operator === '' && !/[xX*]/.test(version) ? bare : operator, version, language === 'npm' ? '-0' : '')
    if (!comparators) throw malformed(language, term)
    return comparators
  })
}

function npmAlternative(text: string): Comparator[] {
  const [low, high, more] = text.trim().split(/\s+-\s+/)
  if (high === undefined || more !== undefined) return semverTerms('npm', text, '')
  return [...semverTerms('npm', `>=${low}`, ''), ...semverTerms('npm', `<=${high}`, '')]
}

/**
 * npm's ranges: `^1.2 || ~2.0.1 || 3.x || 4.0.0 - 4.5 || >=5 <6`. Prereleases count by their place in the order, those of a line (`1.x`, `^1`)
 * as part of it: node-semver with includePrerelease. @throws ParseError
 */
export const parseNpmRange = (text: string): Range[] =>
  nonEmpty(
    requireShort(text)
      .split('||')
      .map((alternative) => toRange(LANGUAGES.npm, npmAlternative(alternative))),
  )

/** Cargo's requirements: `>= 1.2, < 2`, `^1`, `~1.2`, `1.*`; a bare version is a caret. @throws ParseError */
export const parseCargoRequirement = (text: string): Range => toRange(LANGUAGES.cargo, semverTerms('cargo', requireShort(text), '^'))

/** RubyGems' `~> 1.2.3`: from there, below the prereleases of 1.3. */
function pessimistic(version: string): Comparator[] {
  const numbers = version.split('.')
  const word = numbers.findIndex((part) => !/^\d+$/.test(part))
  const kept = word < 0 ? numbers : numbers.slice(0, word).concat(/^\d+/.exec(numbers[word]!)?.[0] ?? [])
  if (kept.length > 1) kept.pop()
  const last = kept.pop() ?? '0'
  return [
    { operator: '>=', version },
    { operator: '<', version: [...kept, String(BigInt(last) + 1n), 'a'].join('.') },
  ]
}

function gemComparators(term: string): Comparator[] {
  const [operator, version] = splitTerm('gem', term)
  if (!gem.valid(version)) throw malformed('gem', term)
  if (operator === '~>') return pessimistic(version)
  if (operator === '' || operator === '=') return [{ operator: '=', version }]
  if (!['<', '<=', '>', '>=', '!='].includes(operator)) throw malformed('gem', term)
  return [{ operator: operator as Operator, version }]
}

/** RubyGems' requirement, all of whose parts hold: `['~> 1.2', '>= 1.2.4']`, also joined by commas. @throws ParseError */
export function parseGemRequirement(text: readonly string[]): Range {
  const parts = requireShort(text.join(',')).split(',')
  return toRange(
    LANGUAGES.gem,
    parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .flatMap(gemComparators),
  )
}

/** The beginning of what follows all versions that begin so, with its prereleases. */
function nextOf(numbers: readonly string[]): string {
  const next = [...numbers.slice(0, -1), String(BigInt(numbers.at(-1) ?? '0') + 1n)]
  return `${[...next, '0', '0'].slice(0, 3).join('.')}-0`
}

function hexComparators(term: string): readonly Comparator[] {
  const [operator, version] = splitTerm('hex', term)
  const numbers = version.replace(/[-+].*$/s, '').split('.')
  if (!numbers.every((part) => /^\d+$/.test(part)) || numbers.length > 3) throw malformed('hex', term)
  const filled = [...numbers, '0', '0'].slice(0, 3).join('.') + version.slice(numbers.join('.').length)
  // The last number but one may not change: ~> 2.1 ends before 3.0, ~> 2.1.3 before 2.2.
  if (operator === '~>')
    return [
      { operator: '>=', version: filled },
      { operator: '<', version: nextOf(numbers.slice(0, -1)) },
    ]
  if (operator === '' || operator === '=' || operator === '==') return [{ operator: '=', version: filled }]
  if (!['<', '<=', '>', '>=', '!='].includes(operator)) throw malformed('hex', term)
  return [{ operator: operator as Operator, version: filled }]
}

/** Elixir's requirements: `>= 1.0.0 and < 1.2.0 or ~> 2.0`; commas and `||` are taken as well. @throws ParseError */
export const parseHexRequirement = (text: string): Range[] =>
  nonEmpty(
    requireShort(text)
      .split(/\bor\b|\|\|/)
      .map((alternative) =>
        toRange(
          LANGUAGES.hex,
          alternative
            .split(/\band\b|,/)
            .flatMap(terms)
            .flatMap(hexComparators),
        ),
      ),
  )

function composerBump(numbers: readonly string[], index: number): string {
  const kept = numbers.slice(0, index + 1)
  return `${[...kept.slice(0, -1), String(BigInt(kept.at(-1)!) + 1n)].join('.')}-dev`
}

function composerComparators(term: string): Comparator[] {
  const [operator, version] = splitTerm('composer', term)
  const text = version.replace(/^v(?=\d)/i, '')
  if (/^[*xX](?:\.[*xX])*$/.test(text) && operator === '') return []
  const wild = /^(\d+(?:\.\d+)*)(?:\.[*xX])+$/.exec(text)
  const numbers = (wild?.[1] ?? /^\d+(?:\.\d+)*/.exec(text)?.[0] ?? '').split('.')
  if (numbers[0] === '' || (!wild && !composer.valid(text))) throw malformed('composer', term)
  // Composer lets >= reach the prereleases of its version, where none is named.
  const from: Comparator = { operator: '>=', version: numbers.join('.') === text || wild ? `${numbers.join('.')}-dev` : text }
  if (wild) return [from, { operator: '<', version: composerBump(numbers, numbers.length - 1) }]
  if (operator === '^') {
    const firstNonZero = numbers.findIndex((part) => !/^0+$/.test(part))
    return [from, { operator: '<', version: composerBump(numbers, firstNonZero < 0 ? numbers.length - 1 : firstNonZero) }]
  }
  if (operator === '~' || operator === '~>')
    return [from, { operator: '<', version: composerBump(numbers, Math.max(0, numbers.length - 2)) }]
  if (operator === '>=') return [from]
  if (operator === '' || operator === '==' || operator === '=') return [{ operator: '=', version: text }]
  return [{ operator: operator === '<>' ? '!=' : (operator as Operator), version: text }]
}

function composerAlternative(text: string): Comparator[] {
  const [low, high, more] = text.trim().split(/\s+-\s+/)
  if (high === undefined || more !== undefined) return terms(text).flatMap(composerComparators)
  // A hyphen's partial end covers its whole line: 1.0 - 2.0 ends before 2.1.
  const end = /^\d+(?:\.\d+)?$/.test(high) ? `${high}.*` : high
  const upper = composerComparators(end).filter(({ operator }) => operator === '<')
  return [...composerComparators(`>=${low}`), ...(upper.length > 0 ? upper : composerComparators(`<=${high}`))]
}

/** Composer's constraints: `>=1.0,<1.2 || ^2.0`, `1.0.*`, `1.0 - 2.0`; a single `|` parts as well. @throws ParseError */
export const parseComposerRange = (text: string): Range[] =>
  nonEmpty(
    requireShort(text)
      .split(/\|{1,2}/)
      .map((alternative) => toRange(LANGUAGES.composer, composerAlternative(alternative))),
  )

/** What lies in none of the ranges: turns the patched and unaffected versions of a feed into the vulnerable ones. */
export function complementOf(language: RequirementLanguage, ranges: readonly Range[]): Range {
  const { scheme, after } = LANGUAGES[language]
  const intervals = ranges.flatMap((range) => intervalsOf(scheme, range))
  return rangeOf(complement(scheme, intervals, after))
}
