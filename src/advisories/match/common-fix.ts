import type { VulnerabilityFinding } from '#model/index.ts'
import { nearestClear } from '../versions/contains.ts'
import type { Said, Statement } from './find-matches.ts'

const clear = ({ scheme }: Said, matches: readonly Statement[]): string | undefined =>
  nearestClear(
    scheme,
    matches.map(({ affected }) => affected),
    matches[0]!.installed,
  )

/** What was found under the names of a package, without the names under which nothing of `matches` was. */
const parts = (found: readonly Said[], matches: readonly Statement[]): { readonly under: Said; readonly own: readonly Statement[] }[] =>
  found.map((under) => ({ under, own: under.statements.filter((match) => matches.includes(match)) })).filter(({ own }) => own.length > 0)

/**
 * A finding ends where none of its advisories holds: one may name the fix that another lacks. Versions under different names of a package
 * (an rpm's and its source's) cannot be compared: each needs a fix, and the first is told.
 */
export function fixOf(found: readonly Said[], matches: readonly Statement[]): string | undefined {
  const fixes = parts(found, matches).map(({ under, own }) => clear(under, own))
  return fixes.includes(undefined) ? undefined : fixes[0]
}

/**
 * The version that ends all findings of the package that have a fix, where one does; of those one that no other advisory holds for, so
 * that an upgrade does not bring in what came later.
 */
function allOf(under: Said, fixable: readonly Statement[]): string | undefined {
  const least = clear(under, fixable)
  if (least === undefined) return undefined
  const others = under.statements.filter((statement) => statement.match === undefined || fixable.includes(statement))
  const everything = others.map(({ affected }) => affected)
  return nearestClear(under.scheme, everything, least) ?? least
}

type Row = { readonly finding: VulnerabilityFinding; readonly matches: readonly Statement[] }

/** Adds to each finding that has a fix the version that ends all of them; where there is none each keeps its own. */
export function withCommonFix(found: readonly Said[], rows: readonly Row[]): VulnerabilityFinding[] {
  const fixable = new Set(
    rows.flatMap(({ finding, matches }) => (finding.status === 'open' && finding.remediation.action === 'upgrade' ? matches : [])),
  )
  const common = new Map<Statement, string>()
  for (const under of found) {
    const own = under.statements.filter((match) => fixable.has(match))
    const all = own.length === 0 ? undefined : allOf(under, own)
    if (all !== undefined) for (const match of own) common.set(match, all)
  }
  return rows.map(({ finding, matches }) => {
    const first = found.flatMap((under) => under.statements).find((match) => matches.includes(match))
    const all = first && common.get(first)
    return finding.status === 'open' && finding.remediation.action === 'upgrade' && all !== undefined
      ? { ...finding, remediation: { ...finding.remediation, all } }
      : finding
  })
}
