import { compareText, sortedBy } from '#base/index.ts'
import { type Finding, type Package, type Result, isVulnerability } from '#model/index.ts'
import { isSystemPackage } from './ways.ts'

type Row = { readonly id: string; readonly fingerprint: string; readonly package: string }

/** What a rebuild on another base does to the findings in the operating system's packages. */
export type BaseComparison = {
  readonly target: string
  readonly digest: string
  readonly clears: readonly Row[]
  readonly stays: readonly Row[]
  readonly brings: readonly Row[]
  /** Of packages that the other base does not have: gone if they came with the old base, at an unknown version if they were installed on it. */
  readonly unknown: readonly Row[]
}

const systemFindings = ({ packages, findings }: Result): { readonly finding: Finding; readonly pkg: Package }[] => {
  const byPurl = new Map(packages.filter(isSystemPackage).map((pkg) => [pkg.purl, pkg]))
  return findings.filter(isVulnerability).flatMap((finding) => {
    const pkg = byPurl.get(finding.package ?? '')
    return pkg && finding.status === 'open' ? [{ finding, pkg }] : []
  })
}

const rowOf = ({ finding, pkg }: { readonly finding: Finding; readonly pkg: Package }): Row => ({
  id: finding.id,
  fingerprint: finding.fingerprint,
  package: pkg.name,
})

const sorted = (rows: readonly Row[]): Row[] =>
  sortedBy(new Map(rows.map((row) => [row.fingerprint, row])).values(), (row) => [row.id, row.package])

/** Compares by what is installed under the same name on both. */
export function compareBase(result: Result, base: Result): BaseComparison {
  const there = new Set(base.packages.filter(isSystemPackage).map(({ name }) => name))
  const found = systemFindings(base)
  const onBase = new Set(found.map(({ finding }) => finding.fingerprint))
  const own = systemFindings(result)
  const had = new Set(own.map(({ finding }) => finding.fingerprint))
  // What is known to come from the old base goes with it.
  const isGone = ({ finding, pkg }: { readonly finding: Finding; readonly pkg: Package }): boolean =>
    there.has(pkg.name) || finding.origin === 'base'
  return {
    target: base.inputs.target,
    digest: base.subject.digest ?? '',
    clears: sorted(own.filter((one) => isGone(one) && !onBase.has(one.finding.fingerprint)).map(rowOf)),
    stays: sorted(own.filter(({ finding }) => onBase.has(finding.fingerprint)).map(rowOf)),
    brings: sorted(found.filter(({ finding }) => !had.has(finding.fingerprint)).map(rowOf)),
    unknown: sorted(own.filter((one) => !isGone(one) && !onBase.has(one.finding.fingerprint)).map(rowOf)),
  }
}

/** The base that leaves the fewest findings first. */
export const byFewest = (bases: readonly BaseComparison[]): BaseComparison[] =>
  bases.toSorted(
    (a, b) =>
      a.stays.length + a.brings.length + a.unknown.length - (b.stays.length + b.brings.length + b.unknown.length) ||
      compareText(a.target, b.target),
  )
