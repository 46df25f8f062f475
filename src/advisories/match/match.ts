import { createHash } from 'node:crypto'
import { compareText, sortedBy } from '#base/index.ts'
import {
  type Advisory,
  type Affected,
  type Distribution,
  type Finding,
  type MatchReason,
  type Package,
  type Range,
  type RangeEvent,
  type SourceInfo,
  severityRank,
} from '#model/index.ts'
import { contains } from '../versions/contains.ts'
import type { VersionScheme } from '../versions/contract.ts'
import { ecosystemScheme } from '../versions/ecosystem-scheme.ts'
import { byVulnerability } from './aliases.ts'
import { type Target, targetsOf } from './ecosystem.ts'
import { isOfSameStream } from './modules.ts'
import { type Opinion, rate } from './severity.ts'

/** What matching asks of the advisory database. */
export type AdvisoryLookup = {
  /** Advisories about the package; `affected` holds what they say of it alone. */
  readonly lookup: (ecosystem: string, name: string) => readonly Advisory[]
  readonly knownExploited: (cve: string) => { readonly since: string; readonly ransomware: boolean } | undefined
  readonly epss: (cve: string) => { readonly score: number; readonly percentile: number } | undefined
  readonly source: (id: string) => SourceInfo | undefined
  /** CVSS vectors that any source gives for the vulnerability. */
  readonly vectorsOf: (cve: string) => readonly { readonly source: string; readonly vectors: readonly string[]; readonly rating?: string }[]
}

type Match = { readonly advisory: Advisory; readonly reason: MatchReason; readonly rating?: string; readonly vectors: readonly string[] }

/** `CVE-2024-1` of `DEBIAN-CVE-2024-1`: some databases put the distribution before the vulnerability's name. */
function withPlainAlias(advisory: Advisory): Advisory {
  const cve = /-(CVE-\d{4}-\d{4,})$/.exec(advisory.id)?.[1]
  return cve === undefined || advisory.aliases.includes(cve) ? advisory : { ...advisory, aliases: [...advisory.aliases, cve] }
}

const bare = (version: string): string => version.replace(/^\d+:/, '')

/** Versions without their epochs, for a source package whose epoch nobody knows. */
function withoutEpochs(affected: Affected): Affected {
  const events = (range: Range): RangeEvent[] =>
    range.events.map((event) => Object.fromEntries(Object.entries(event).map(([kind, version]) => [kind, bare(version)])) as RangeEvent)
  return {
    ...affected,
    ranges: affected.ranges.map((range) => ({ ...range, events: events(range) })),
    versions: affected.versions.map(bare),
  }
}

function matchOne(pkg: Package, advisory: Advisory, target: Target, source: SourceInfo | undefined): Match | undefined {
  const scheme = ecosystemScheme(target.ecosystem)
  if (!scheme) return undefined
  for (const affected of advisory.affected) {
    if (!isOfSameStream(pkg, affected)) continue
    const held =
      target.epoch === 'unknown'
        ? contains(scheme, withoutEpochs(affected), bare(target.version))
        : contains(scheme, affected, target.version)
    if (!held) continue
    const reason: MatchReason = {
      advisory: advisory.id,
      source: advisory.source,
      sourceDate: source?.asOf ?? advisory.modified ?? '',
      ecosystem: affected.ecosystem,
      name: affected.name,
      scheme: scheme.id,
      installed: target.version,
      clause: held.clause,
      ...(held.fixed === undefined ? {} : { fixed: held.fixed }),
    }
    const rating = affected.rating ?? advisory.rating
    return { advisory: withPlainAlias(advisory), reason, ...(rating ? { rating } : {}), vectors: affected.vectors ?? advisory.vectors }
  }
  return undefined
}

function matchesOf(pkg: Package, distribution: Distribution | undefined, data: AdvisoryLookup): Match[] {
  const matches = new Map<string, Match>()
  const decided = new Set<string>()
  for (const target of targetsOf(pkg, distribution)) {
    if (target.version === '') continue
    for (const advisory of data.lookup(target.ecosystem, target.name)) {
      if (advisory.withdrawn !== undefined || matches.has(advisory.id) || decided.has(advisory.id)) continue
      if (target.decides) decided.add(advisory.id)
      const match = matchOne(pkg, advisory, target, data.source(advisory.source))
      if (match) matches.set(advisory.id, match)
    }
  }
  return [...matches.values()]
}

/** Advisories that a finding may be rated by; GitHub's reviewed ones before others. */
const sourceRank = (source: string): number => (source.startsWith('ghsa') ? 0 : 1)

/** A vulnerability is fixed where every advisory about it says so: the highest of the versions that they name. */
function fixOf(reasons: readonly MatchReason[], scheme: VersionScheme | undefined): string | undefined {
  const fixes = reasons.flatMap((reason) => (reason.fixed === undefined ? [] : [reason.fixed]))
  return fixes.toSorted((a, b) => scheme?.compare(a, b) ?? compareText(a, b)).at(-1)
}

const fingerprintOf = (id: string, pkg: Package): string =>
  createHash('sha256').update(`vulnerability\n${id}\n${pkg.type}\n${pkg.name}`).digest('hex').slice(0, 16)

function findingOf(id: string, matches: readonly Match[], pkg: Package, data: AdvisoryLookup): Finding {
  const sorted = sortedBy(matches, (match) => [sourceRank(match.advisory.source), match.advisory.id])
  const reasons = sorted.map((match) => match.reason)
  const os = ['deb', 'rpm', 'apk', 'alpm', 'opkg'].includes(pkg.type)
  const own = sorted.map((match): Opinion => ({
    source: match.advisory.source,
    distribution: os,
    ...(match.rating ? { rating: match.rating } : {}),
    vectors: match.vectors,
  }))
  const names = new Set(
    sorted.flatMap((match) => [match.advisory.id, ...match.advisory.aliases.filter((alias) => isNameOf(match.advisory, alias))]),
  )
  names.delete(id)
  const others = data.vectorsOf(id).map((word): Opinion => ({ distribution: false, ...word }))
  const fixed = fixOf(reasons, ecosystemScheme(reasons[0]!.ecosystem))
  const knownExploited = [id, ...names].map((name) => data.knownExploited(name)).find((entry) => entry)
  const epss = data.epss(id)
  return {
    fingerprint: fingerprintOf(id, pkg),
    kind: 'vulnerability',
    id,
    aliases: [...names].toSorted(compareText),
    ...rate([...own, ...others]),
    title: sorted.find((match) => match.advisory.title)?.advisory.title ?? `${id} in ${pkg.name}`,
    location: pkg.locations,
    package: pkg.purl,
    ...(knownExploited ? { knownExploited } : {}),
    ...(epss ? { epss } : {}),
    ...(sorted.some((match) => match.advisory.disputed) ? { disputed: true } : {}),
    reasons,
    remediation: fixed === undefined ? { action: 'none-known' } : { action: 'upgrade', to: fixed, all: fixed },
    status: 'open',
  }
}

/** The other CVEs of an advisory about several are not names of each other. */
const isNameOf = (advisory: Advisory, alias: string): boolean =>
  !alias.startsWith('CVE-') || [advisory.id, ...advisory.aliases].filter((name) => name.startsWith('CVE-')).length === 1

/** The highest of the fixes ends all findings of the package that have one. */
function withCommonFix(findings: readonly Finding[]): Finding[] {
  const fixes = findings.flatMap(({ remediation }) => (remediation.action === 'upgrade' ? [remediation.to] : []))
  const scheme = ecosystemScheme(findings[0]?.reasons[0]?.ecosystem ?? '')
  const all = fixes.toSorted((a, b) => scheme?.compare(a, b) ?? compareText(a, b)).at(-1)
  if (all === undefined) return [...findings]
  return findings.map((one) => (one.remediation.action === 'upgrade' ? { ...one, remediation: { ...one.remediation, all } } : one))
}

/** Every known vulnerability of the packages, worst first. */
export function matchPackages(packages: readonly Package[], distribution: Distribution | undefined, data: AdvisoryLookup): Finding[] {
  const findings = packages.flatMap((pkg) => {
    const matches = matchesOf(pkg, distribution, data)
    const byId = new Map(matches.map((match) => [match.advisory.id, match]))
    const own = [...byVulnerability(matches.map((match) => match.advisory))].map(([id, advisories]) =>
      findingOf(
        id,
        advisories.map((advisory) => byId.get(advisory.id)!),
        pkg,
        data,
      ),
    )
    return withCommonFix(own)
  })
  return sortedBy(findings, (finding) => [severityRank(finding.severity), finding.id, finding.package ?? ''])
}
