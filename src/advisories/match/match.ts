import { createHash } from 'node:crypto'
import { type Instant, compareText, sortedBy } from '#base/index.ts'
import {
  type Advisory,
  type Affected,
  type Dissent,
  type Distribution,
  type Finding,
  type MatchReason,
  type Package,
  type Range,
  type RangeEvent,
  severityRank,
} from '#model/index.ts'
import { clausesOf, contains } from '../versions/contains.ts'
import type { VersionScheme } from '../versions/contract.ts'
import { ecosystemScheme } from '../versions/ecosystem-scheme.ts'
import { byVulnerability } from './aliases.ts'
import { type Target, targetsOf } from './ecosystem.ts'
import { isOfSameStream } from './modules.ts'
import { type Opinion, rate } from './severity.ts'
import { deciding, sourceOrder } from './trust.ts'

/** What matching asks of the advisory database. */
export type AdvisoryLookup = {
  /** Advisories about the package; `affected` holds what they say of it alone. */
  readonly lookup: (ecosystem: string, name: string) => readonly Advisory[]
  readonly knownExploited: (cve: string) => { readonly since: string; readonly ransomware: boolean } | undefined
  readonly epss: (cve: string) => { readonly score: number; readonly percentile: number } | undefined
  /** The day that a source's data about an ecosystem is of. */
  readonly asOf: (source: string, ecosystem: string) => Instant | undefined
  /** CVSS vectors that any source gives for the vulnerability. */
  readonly vectorsOf: (cve: string) => readonly { readonly source: string; readonly vectors: readonly string[]; readonly rating?: string }[]
}

type Match = { readonly reason: MatchReason; readonly rating?: string; readonly vectors: readonly string[] }

/** An advisory about the package, and why it holds for its version where it does. */
type Statement = { readonly advisory: Advisory; readonly scheme: VersionScheme; readonly match?: Match }

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

function matchOne(scheme: VersionScheme, advisory: Advisory, target: Target, data: AdvisoryLookup): Match | undefined {
  for (const affected of advisory.affected) {
    const held =
      target.epoch === 'unknown'
        ? contains(scheme, withoutEpochs(affected), bare(target.version))
        : contains(scheme, affected, target.version)
    if (!held) continue
    const reason: MatchReason = {
      advisory: advisory.id,
      source: advisory.source,
      sourceDate: data.asOf(advisory.source, affected.ecosystem) ?? advisory.modified ?? '',
      ecosystem: affected.ecosystem,
      name: affected.name,
      scheme: scheme.id,
      installed: target.version,
      clause: held.clause,
      ...(held.fixed === undefined ? {} : { fixed: held.fixed }),
      ...(affected.state === undefined ? {} : { state: affected.state }),
    }
    const rating = affected.rating ?? advisory.rating
    return { reason, ...(rating ? { rating } : {}), vectors: affected.vectors ?? advisory.vectors }
  }
  return undefined
}

/** What all advisories say of the package; one that lists it under two names counts where either holds. */
function statementsOf(pkg: Package, distribution: Distribution | undefined, data: AdvisoryLookup): Statement[] {
  const statements = new Map<string, Statement>()
  const decided = new Set<string>()
  for (const target of targetsOf(pkg, distribution)) {
    const scheme = ecosystemScheme(target.ecosystem)
    if (!scheme || target.version === '') continue
    for (const advisory of data.lookup(target.ecosystem, target.name)) {
      const key = `${advisory.source}\0${advisory.id}\0${advisory.aliases.join('\0')}`
      if (advisory.withdrawn !== undefined || decided.has(advisory.id) || statements.get(key)?.match) continue
      if (target.decides) decided.add(advisory.id)
      const affected = advisory.affected.filter((one) => isOfSameStream(pkg, one))
      // Of another stream of the package it says nothing about this one.
      if (affected.length === 0) continue
      const mine = withPlainAlias({ ...advisory, affected })
      const match = matchOne(scheme, mine, target, data)
      statements.set(key, { advisory: mine, scheme, ...(match ? { match } : {}) })
    }
  }
  return [...statements.values()]
}

/** A vulnerability is fixed where every advisory about it says so: the highest of the versions that they name. */
function fixOf(reasons: readonly MatchReason[], scheme: VersionScheme | undefined): string | undefined {
  const fixes = reasons.flatMap((reason) => (reason.fixed === undefined ? [] : [reason.fixed]))
  return fixes.toSorted((a, b) => scheme?.compare(a, b) ?? compareText(a, b)).at(-1)
}

const fingerprintOf = (id: string, pkg: Package): string =>
  createHash('sha256').update(`vulnerability\n${id}\n${pkg.type}\n${pkg.name}`).digest('hex').slice(0, 16)

type Held = Statement & { readonly match: Match }

const isHeld = (statement: Statement): statement is Held => statement.match !== undefined

/** Sources that say that the version is not affected; one that holds it affected by another advisory does not. */
function dissentOf(statements: readonly Statement[]): Dissent[] {
  const holding = new Set(statements.filter(isHeld).map(({ advisory }) => advisory.source))
  return statements
    .filter(({ advisory }) => !holding.has(advisory.source))
    .map(({ advisory: { id, source, affected }, scheme }) => ({ advisory: id, source, clause: clausesOf(scheme, affected) }))
}

/** @returns undefined where those whose word decides say that the version is not affected */
function findingOf(id: string, statements: readonly Statement[], pkg: Package, data: AdvisoryLookup): Finding | undefined {
  const decisive = deciding(statements).filter(isHeld)
  if (decisive.length === 0) return undefined
  const ordered = sortedBy(statements, ({ advisory }) => [sourceOrder(advisory.source), advisory.id])
  const dissent = dissentOf(ordered)
  const sorted = ordered.filter(isHeld)
  const reasons = sorted.map(({ match }) => match.reason)
  const os = ['deb', 'rpm', 'apk', 'alpm', 'opkg'].includes(pkg.type)
  const own = sorted.map(({ advisory, match }): Opinion => ({
    source: advisory.source,
    distribution: os,
    ...(match.rating ? { rating: match.rating } : {}),
    vectors: match.vectors,
  }))
  const names = new Set(
    sorted.flatMap((match) => [match.advisory.id, ...match.advisory.aliases.filter((alias) => isNameOf(match.advisory, alias))]),
  )
  names.delete(id)
  const others = data.vectorsOf(id).map((word): Opinion => ({ distribution: false, ...word }))
  const fixed = fixOf(
    decisive.map(({ match }) => match.reason),
    decisive[0]!.scheme,
  )
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
    ...(dissent.length > 0 ? { dissent } : {}),
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

function findingsOf(pkg: Package, distribution: Distribution | undefined, data: AdvisoryLookup): Finding[] {
  const statements = statementsOf(pkg, distribution, data)
  if (!statements.some(isHeld)) return []
  const byAdvisory = new Map(statements.map((statement) => [statement.advisory, statement]))
  return [...byVulnerability([...byAdvisory.keys()])].flatMap(
    ([id, advisories]) =>
      findingOf(
        id,
        advisories.map((advisory) => byAdvisory.get(advisory)!),
        pkg,
        data,
      ) ?? [],
  )
}

/** Every known vulnerability of the packages, worst first. */
export function matchPackages(packages: readonly Package[], distribution: Distribution | undefined, data: AdvisoryLookup): Finding[] {
  const findings = packages.flatMap((pkg) => withCommonFix(findingsOf(pkg, distribution, data)))
  return sortedBy(findings, (finding) => [severityRank(finding.severity), finding.id, finding.package ?? ''])
}
