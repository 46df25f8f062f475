import { ParseError } from '#base/index.ts'
import type { VersionScheme } from './contract.ts'
import { BEGINNING, type Interval, complement, intersect } from './interval.ts'
import type { Successor } from './successor.ts'

/** Characters of one requirement; advisories stay far below. */
const LONGEST = 16_384

export type Operator = '<' | '<=' | '>' | '>=' | '=' | '!='
export type Comparator = { readonly operator: Operator; readonly version: string }

export type Language = { readonly scheme: VersionScheme; readonly after: Successor }

export function requireShort(text: string): string {
  if (text.length > LONGEST) throw new ParseError('too-large', `read a version requirement: longer than ${LONGEST} characters`)
  return text
}

export const malformed = (language: string, text: string): ParseError =>
  new ParseError('malformed', `read ${language} requirement "${text.slice(0, 80)}": not a version requirement`)

function intervalsFor({ scheme, after }: Language, { operator, version: written }: Comparator): Interval[] {
  // A version 0 is one of many, and not the beginning of all.
  const version = written === BEGINNING ? `${written}.0` : written
  switch (operator) {
    case '<':
      return [{ from: BEGINNING, to: { version, inclusive: false } }]
    case '<=':
      return [{ from: BEGINNING, to: { version, inclusive: true } }]
    case '>':
      return [{ from: after(version) }]
    case '>=':
      return [{ from: version }]
    case '=':
      return [{ from: version, to: { version, inclusive: true } }]
    case '!=':
      return complement(scheme, [{ from: version, to: { version, inclusive: true } }], after)
    default:
      return operator satisfies never
  }
}

/** What fulfils all comparators; without any, everything. */
export function allOf(language: Language, comparators: readonly Comparator[]): Interval[] {
  let intervals: Interval[] = [{ from: BEGINNING }]
  for (const comparator of comparators) intervals = intersect(language.scheme, intervals, intervalsFor(language, comparator))
  return intervals
}
