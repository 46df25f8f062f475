import { compareText } from '#base/index.ts'
import { compareNumeralLists, compareNumerals, isNumeral } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

export type Semver = {
  readonly numbers: readonly string[]
  /** Empty for a release. */
  readonly prerelease: readonly string[]
  readonly build: readonly string[]
}

const FORGIVING = /^[v=]?\s*(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]*))?(?:\+([0-9A-Za-z.-]*))?$/

/** Semantic Versioning 2.0.0 section 9 and 10, with any count of numbers, leading zeros and a leading `v`. */
export function parseSemver(version: string): Semver | undefined {
  const match = FORGIVING.exec(version)
  if (!match) return undefined
  return { numbers: match[1]!.split('.'), prerelease: match[2] ? match[2].split('.') : [], build: match[3] ? match[3].split('.') : [] }
}

export function compareIdentifiers(a: string, b: string): number {
  const x = isNumeral(a)
  const y = isNumeral(b)
  if (x && y) return compareNumerals(a, b)
  return x === y ? compareText(a, b) : x ? -1 : 1
}

/** Dot-separated identifiers: numbers before words, a list after its own beginnings. */
export function compareIdentifierLists(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareIdentifiers(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** A release sorts after its prereleases. */
export function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  return compareIdentifierLists(a, b)
}

/** Section 11; build metadata does not count. */
export const compareSemver = (a: Semver, b: Semver): number =>
  compareNumeralLists(a.numbers, b.numbers) || comparePrereleases(a.prerelease, b.prerelease)

const NUMBER = '(?:0|[1-9]\\d*)'
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)'
/** Without the anchors, for the schemes that build on it. */
export const SEMVER = `${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?`

export const semver = parsedScheme({
  id: 'semver',
  title: 'Semantic Versioning (Cargo and others)',
  specification: 'Semantic Versioning 2.0.0',
  parse: parseSemver,
  compare: compareSemver,
  valid: new RegExp(`^${SEMVER}$`),
})
