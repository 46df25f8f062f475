import { createHash } from 'node:crypto'
import { compareText, sortedBy } from '#base/index.ts'
import { type Distribution, type Finding, type Package, severityRank } from '#model/index.ts'
import { byVulnerability } from './aliases.ts'
import { fixOf, withCommonFix } from './common-fix.ts'
import { isOsType } from './ecosystem.ts'
import { type AdvisoryLookup, type Match, type Matches, findMatches } from './find-matches.ts'
import { type Opinion, rate } from './severity.ts'

/** Advisories that a finding may be rated by; GitHub's reviewed ones before others. */
const sourceRank = (source: string): number => (source.startsWith('ghsa') ? 0 : 1)

const fingerprintOf = (id: string, pkg: Package): string =>
  createHash('sha256').update(`vulnerability\n${id}\n${pkg.type}\n${pkg.name}`).digest('hex').slice(0, 16)

const aliasesOf = (id: string, matches: readonly Match[]): string[] =>
  [...new Set(matches.flatMap(({ names }) => names))].filter((name) => name !== id).toSorted(compareText)

const opinionsOf = (id: string, matches: readonly Match[], pkg: Package, data: AdvisoryLookup): Opinion[] => [
  ...matches.map((match): Opinion => ({
    source: match.advisory.source,
    distribution: isOsType(pkg),
    ...(match.rating ? { rating: match.rating } : {}),
    vectors: match.vectors,
  })),
  ...data.vectorsOf(id).map((word): Opinion => ({ distribution: false, ...word })),
]

function findingOf(id: string, matches: readonly Match[], found: readonly Matches[], pkg: Package, data: AdvisoryLookup): Finding {
  const aliases = aliasesOf(id, matches)
  const fixed = fixOf(found, matches)
  const knownExploited = [id, ...aliases].map((name) => data.knownExploited(name)).find((entry) => entry)
  const epss = data.epss(id)
  return {
    fingerprint: fingerprintOf(id, pkg),
    kind: 'vulnerability',
    id,
    aliases,
    ...rate(opinionsOf(id, matches, pkg, data)),
    title: matches.find((match) => match.advisory.title)?.advisory.title ?? `${id} in ${pkg.name}`,
    location: pkg.locations,
    package: pkg.purl,
    ...(knownExploited ? { knownExploited } : {}),
    ...(epss ? { epss } : {}),
    ...(matches.some((match) => match.advisory.disputed) ? { disputed: true } : {}),
    reasons: matches.map((match) => match.reason),
    remediation: fixed === undefined ? { action: 'none-known' } : { action: 'upgrade', to: fixed, all: fixed },
    status: 'open',
  }
}

function findingsOf(pkg: Package, distribution: Distribution | undefined, data: AdvisoryLookup): Finding[] {
  const found = findMatches(pkg, distribution, data)
  const all = found.flatMap(({ matches }) => matches)
  const matchOf = new Map(all.map((match) => [match.advisory, match]))
  const rows = [...byVulnerability(all.map((match) => match.advisory))].map(([id, advisories]) => {
    const matches = sortedBy(
      advisories.map((advisory) => matchOf.get(advisory)!),
      (match) => [sourceRank(match.advisory.source), match.advisory.id, match.advisory.source, match.reason.clause],
    )
    return { finding: findingOf(id, matches, found, pkg, data), matches }
  })
  return withCommonFix(found, rows)
}

/** Every known vulnerability of the packages, worst first: what is exploited, then by severity, then by how likely exploits are. */
export function matchPackages(packages: readonly Package[], distribution: Distribution | undefined, data: AdvisoryLookup): Finding[] {
  return sortedBy(
    packages.flatMap((pkg) => findingsOf(pkg, distribution, data)),
    (finding) => [
      finding.knownExploited ? 0 : 1,
      severityRank(finding.severity),
      -(finding.epss?.score ?? 0),
      finding.id,
      finding.package ?? '',
    ],
  )
}
