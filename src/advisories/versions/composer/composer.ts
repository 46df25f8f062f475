import { compareNumerals, isNumeral } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

/** Tokens as PHP's version_compare orders them; the end of a version stands between rc and a number. */
const RANK: ReadonlyMap<string, number> = new Map([
  ['dev', 0],
  ['alpha', 1],
  ['beta', 2],
  ['RC', 3],
  ['patch', 6],
])
const END = 4
const NUMBER = 5

// One digit a turn: with `\d+` in the loop a long number that ends wrongly takes exponential time.
const MODIFIER = '(?:[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\\d)*))?([.-]?dev)?)'
const CLASSICAL = new RegExp(`^v?(\\d{1,5}(?:\\.\\d+){0,3})${MODIFIER}$`)
const DATED = new RegExp(`^v?(\\d{4}(?:[.:-]?\\d{2}){1,6}(?:[.:-]?\\d{1,3}){0,2})${MODIFIER}$`)
const BRANCH = /^v?(\d+(?:\.(?:\d+|[x*])){0,3})[.-]?dev$/

const STABILITY: ReadonlyMap<string, string> = new Map([
  ['b', 'beta'],
  ['beta', 'beta'],
  ['a', 'alpha'],
  ['alpha', 'alpha'],
  ['rc', 'RC'],
  ['p', 'patch'],
  ['pl', 'patch'],
  ['patch', 'patch'],
])

const fourParts = (numbers: readonly string[], fill: string): string[] => [...numbers, ...Array<string>(4).fill(fill)].slice(0, 4)

/** `1.x-dev` is the head of a branch: after every release of it. */
function parseBranch(version: string): string[] | undefined {
  const match = BRANCH.exec(version)
  if (!match) return undefined
  const numbers = match[1]!.split('.').map((part) => (isNumeral(part) ? part : '9999999'))
  return [...fourParts(numbers, '9999999'), 'dev']
}

/** Composer's normal form, as tokens. Named branches (`dev-main`) have no place among numbers and do not parse. */
function parseComposer(version: string): readonly string[] | undefined {
  const text = version
    .toLowerCase()
    .replace(/@(?:stable|rc|beta|alpha|dev)$/, '')
    .replace(/^([^,\s+]+)\+\S+$/, '$1')
  const classical = CLASSICAL.exec(text)
  const match = classical ?? DATED.exec(text)
  if (!match) return parseBranch(text)
  const numbers = match[1]!.split(/[.:-]/)
  const tokens = classical ? fourParts(numbers, '0') : numbers
  // Whatever follows the word is dropped with it.
  if (match[2] === 'stable') return tokens
  const stability = STABILITY.get(match[2] ?? '')
  if (stability !== undefined) tokens.push(stability, ...(match[3] ?? '').split(/[.-]/).filter((part) => part !== ''))
  if (match[4]) tokens.push('dev')
  return tokens
}

const rankOf = (token: string | undefined): number => (token === undefined ? END : (RANK.get(token) ?? NUMBER))

function compareTokens(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const rank = rankOf(a[i])
    const order = rank - rankOf(b[i]) || (rank === NUMBER ? compareNumerals(a[i]!, b[i]!) : 0)
    if (order !== 0) return order
  }
  return 0
}

export const composer = parsedScheme({
  id: 'composer',
  title: 'Composer (PHP)',
  specification: "Composer's versions and stabilities, compared by PHP's version_compare",
  parse: parseComposer,
  compare: compareTokens,
})
