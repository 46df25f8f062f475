import { createHash } from 'node:crypto'
import { compareText, sortedBy } from '#base/index.ts'
import { type Dissent, type Distribution, type VulnerabilityFinding, type Package, type VexUse, severityRank } from '#model/index.ts'
import { clausesOf } from '../versions/contains.ts'
import { FINDING_STATUS } from '../vex/contract.ts'
import { byVulnerability } from './aliases.ts'
import { fixOf, withCommonFix } from './common-fix.ts'
import { distributionWord, wordsForParts } from './distribution-word.ts'
import { isOsType } from './ecosystem.ts'
import { type AdvisoryLookup, type Held, type Said, type Statement, isHeld, whatIsSaid } from './find-matches.ts'
import { type Opinion, rate } from './severity.ts'
import { deciding, sourceOrder } from './trust.ts'

const fingerprintOf = (id: string, pkg: Package): string =>
  createHash('sha256').update(`vulnerability\n${id}\n${pkg.type}\n${pkg.name}`).digest('hex').slice(0, 16)

const aliasesOf = (id: string, matches: readonly Held[]): string[] =>
  [...new Set(matches.flatMap(({ names }) => names))].filter((name) => name !== id).toSorted(compareText)

const opinionsOf = (id: string, matches: readonly Held[], pkg: Package, data: AdvisoryLookup): Opinion[] => [
  ...matches.map((match): Opinion => ({
    source: match.advisory.source,
    distribution: isOsType(pkg),
    ...(match.match.rating ? { rating: match.match.rating } : {}),
    vectors: match.match.vectors,
  })),
  ...data.vectorsOf(id).map((word): Opinion => ({ distribution: false, ...word })),
]

/** Sources that say that the version is not affected; one that holds it affected by another advisory does not. */
function dissentOf(statements: readonly Statement[], found: readonly Said[]): Dissent[] {
  const holding = new Set(statements.filter(isHeld).map(({ advisory }) => advisory.source))
  const scheme = found[0]!.scheme
  return statements
    .filter(({ advisory }) => !holding.has(advisory.source))
    .map(({ advisory: { id, source }, affected }) => ({ advisory: id, source, clause: clausesOf(scheme, [affected]) }))
}

/** What the distribution's feed says decides where no statement of the user's does. Only that it is affected goes without saying. */
function withWord(finding: VulnerabilityFinding, word: VexUse | undefined): VulnerabilityFinding {
  if (!word || (word.status === 'affected' && word.statement === undefined)) return finding
  return { ...finding, status: FINDING_STATUS[word.status], vex: word }
}

const isClosing = (word: VexUse | undefined): boolean => word !== undefined && FINDING_STATUS[word.status] !== 'open'

function findingOf(
  id: string,
  statements: readonly Statement[],
  decisive: readonly Statement[],
  found: readonly Said[],
  pkg: Package,
  data: AdvisoryLookup,
): VulnerabilityFinding {
  const matches = statements.filter(isHeld)
  const dissent = dissentOf(statements, found)
  const aliases = aliasesOf(id, matches)
  const fixed = fixOf(found, decisive)
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
    reasons: matches.map(({ match }) => match.reason),
    ...(dissent.length > 0 ? { dissent } : {}),
    remediation: fixed === undefined ? { action: 'none-known' } : { action: 'upgrade', to: fixed, all: fixed },
    status: 'open',
  }
}

/** One of a language that lies in the files of a package of the system is as that one's distribution says. */
type OwnerWords = (pkg: Package) => ((names: readonly string[]) => VexUse | undefined) | undefined

function findingsOf(
  pkg: Package,
  distribution: Distribution | undefined,
  data: AdvisoryLookup,
  ownerWords: OwnerWords,
): VulnerabilityFinding[] {
  const found = whatIsSaid(pkg, distribution, data)
  const all = found.flatMap(({ statements }) => statements)
  if (!all.some(isHeld)) return []
  const byAdvisory = new Map(all.map((statement) => [statement.advisory, statement]))
  const rows = [...byVulnerability([...byAdvisory.keys()])].flatMap(([id, advisories]) => {
    const statements = sortedBy(
      advisories.map((advisory) => byAdvisory.get(advisory)!),
      ({ advisory, match }) => [sourceOrder(advisory.source), advisory.id, advisory.source, match?.reason.clause ?? ''],
    )
    const word = isOsType(pkg) ? distributionWord(pkg, found, new Set(statements)) : undefined
    // Those whose word decides may say that the version is not affected; where they say why, that is shown.
    const best = deciding(statements)
    const decisive = best.some(isHeld) || !isClosing(word) ? best : statements.filter(isHeld)
    if (!decisive.some(isHeld)) return []
    const finding = findingOf(id, statements, decisive, found, pkg, data)
    return [{ finding: withWord(finding, word ?? ownerWords(pkg)?.([finding.id, ...finding.aliases])), matches: decisive }]
  })
  return withCommonFix(found, rows)
}

/** Every known vulnerability of the packages, also of those that the distribution's feed clears, worst first: what is exploited, then by severity, then by how likely exploits are. */
export function matchPackages(
  packages: readonly Package[],
  distribution: Distribution | undefined,
  data: AdvisoryLookup,
): VulnerabilityFinding[] {
  const byPurl = new Map(packages.map((pkg) => [pkg.purl, pkg]))
  const words = new Map<string, ReturnType<typeof wordsForParts>>()
  const ownerWords: OwnerWords = ({ owner: purl = '' }) => {
    const owner = byPurl.get(purl)
    if (!owner || !isOsType(owner)) return undefined
    const known = words.get(purl) ?? wordsForParts(owner, whatIsSaid(owner, distribution, data))
    words.set(purl, known)
    return known
  }
  return sortedBy(
    packages.flatMap((pkg) => findingsOf(pkg, distribution, data, ownerWords)),
    (finding) => [
      finding.knownExploited ? 0 : 1,
      severityRank(finding.severity),
      -(finding.epss?.score ?? 0),
      finding.id,
      finding.package ?? '',
    ],
  )
}
