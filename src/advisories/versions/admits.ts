import { ParseError } from '#base/index.ts'
import type { Range } from '#model/index.ts'
import { affectedClause } from './contains.ts'
import type { VersionScheme } from './contract.ts'
import { composer } from './composer/composer.ts'
import { gem } from './gem/gem.ts'
import { npm } from './npm/npm.ts'
import { pep440 } from './pep440/pep440.ts'
import { parseCargoRequirement, parseComposerRange, parseGemRequirement, parseNpmRange } from './range.ts'
import { semver } from './semver/semver.ts'

/** Longer is no requirement of a manifest. */
const LONGEST = 2000

type Admits = (range: string, version: string) => boolean

const by =
  (scheme: VersionScheme, parse: (range: string) => readonly Range[]): Admits =>
  (range, version) =>
    affectedClause(scheme, { ranges: parse(range), versions: [] }, version) !== undefined

/** `1.2.*` and `~=` count the numbers of a release, with zeros for those left out (PEP 440, "Version matching"). */
function startsWith(version: string, prefix: string, parts: number): boolean {
  const numbers = (text: string): number[] =>
    (/^v?(?:\d{1,9}!)?(\d{1,15}(?:\.\d{1,15}){0,30})/.exec(text)?.[1] ?? '').split('.').map(Number)
  const [own, wanted] = [numbers(version), numbers(prefix)]
  return Array.from({ length: parts }, (_, i) => (own[i] ?? 0) === (wanted[i] ?? 0)).every(Boolean)
}

/** How many numbers may not change: `~=` all but the last, Poetry's `~` two, its `^` up to the first that is not zero. */
function keptParts(operator: string, version: string): number {
  const numbers = (/^v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? '').split('.')
  if (operator === '~=') return Math.max(1, numbers.length - 1)
  if (operator === '~') return Math.min(2, numbers.length)
  const first = numbers.findIndex((part) => Number(part) !== 0)
  return first < 0 ? numbers.length : first + 1
}

function meetsClause(clause: string, version: string): boolean {
  const match = /^(===|~=|==|!=|<=|>=|<|>|\^|~|=)?\s{0,20}(\S{1,200})$/.exec(clause.trim())
  if (!match) throw new ParseError('malformed', `read requirement "${clause.slice(0, 80)}": not a version specifier`)
  const [, operator = '==', wanted = ''] = match
  if (wanted === '*') return true
  const wild = wanted.endsWith('.*')
  const plain = wild ? wanted.slice(0, -2) : wanted
  if (!pep440.valid(plain)) throw new ParseError('malformed', `read requirement "${clause.slice(0, 80)}": no version`)
  const order = pep440.compare(version, plain)
  const same = wild ? startsWith(version, plain, plain.split('.').length) : order === 0
  switch (operator) {
    case '=':
    case '==':
    case '===':
      return same
    case '!=':
      return !same
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return order >= 0 && startsWith(version, plain, keptParts(operator, plain))
  }
}

const python: Admits = (range, version) =>
  range.split('||').some((alternative) =>
    alternative
      .split(',')
      .filter((clause) => clause.trim() !== '')
      .every((clause) => meetsClause(clause, version)),
  )

/** By purl type. */
const LANGUAGES: ReadonlyMap<string, Admits> = new Map([
  ['cargo', by(semver, (range) => [parseCargoRequirement(range)])],
  ['composer', by(composer, parseComposerRange)],
  ['gem', by(gem, (range) => [parseGemRequirement([range])])],
  ['npm', by(npm, parseNpmRange)],
  ['pypi', python],
])

/** Whether a requirement of the ecosystem lets a version in; undefined when it cannot be read (a tag, an address, another language). */
export function admits(type: string, range: string, version: string): boolean | undefined {
  const language = LANGUAGES.get(type)
  if (!language || range.length > LONGEST) return undefined
  try {
    return language(range, version)
  } catch (cause) {
    if (cause instanceof ParseError) return undefined
    throw cause
  }
}
