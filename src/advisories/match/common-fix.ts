import type { Finding } from '#model/index.ts'
import { nearestClear } from '../versions/contains.ts'
import type { Match, Matches } from './find-matches.ts'

const clear = ({ scheme }: Matches, matches: readonly Match[]): string | undefined =>
  nearestClear(
    scheme,
    matches.map(({ affected }) => affected),
    matches[0]!.installed,
  )

/** What was found under the names of a package, without the names under which nothing of `matches` was. */
const parts = (found: readonly Matches[], matches: readonly Match[]): { readonly under: Matches; readonly own: readonly Match[] }[] =>
  found.map((under) => ({ under, own: under.matches.filter((match) => matches.includes(match)) })).filter(({ own }) => own.length > 0)

/**
 * A finding ends where none of its advisories holds: one may name the fix that another lacks. Versions under different names of a package
 * (an rpm's and its source's) cannot be compared: each needs a fix, and the first is told.
 */
export function fixOf(found: readonly Matches[], matches: readonly Match[]): string | undefined {
  const fixes = parts(found, matches).map(({ under, own }) => clear(under, own))
  return fixes.includes(undefined) ? undefined : fixes[0]
}

/**
 * The version that ends all findings of the package that have a fix, where one does; of those one that no other advisory holds for, so
 * that an upgrade does not bring in what came later.
 */
function allOf(under: Matches, fixable: readonly Match[]): string | undefined {
  const least = clear(under, fixable)
  if (least === undefined) return undefined
  const everything = [...fixable.map(({ affected }) => affected), ...under.others]
  return nearestClear(under.scheme, everything, least) ?? least
}

type Row = { readonly finding: Finding; readonly matches: readonly Match[] }

/** Adds to each finding that has a fix the version that ends all of them; where there is none each keeps its own. */
export function withCommonFix(found: readonly Matches[], rows: readonly Row[]): Finding[] {
  const fixable = new Set(rows.flatMap(({ finding, matches }) => (finding.remediation.action === 'upgrade' ? matches : [])))
  const common = new Map<Match, string>()
  for (const under of found) {
    const own = under.matches.filter((match) => fixable.has(match))
    const all = own.length === 0 ? undefined : allOf(under, own)
    if (all !== undefined) for (const match of own) common.set(match, all)
  }
  return rows.map(({ finding, matches }) => {
    const first = found.flatMap((under) => under.matches).find((match) => matches.includes(match))
    const all = first && common.get(first)
    return finding.remediation.action === 'upgrade' && all !== undefined
      ? { ...finding, remediation: { ...finding.remediation, all } }
      : finding
  })
}
