import type { Advisory, Affected, Distribution, MatchReason, Package, Range, RangeEvent, SourceInfo } from '#model/index.ts'
import { type Ranges, affectedClause, contains } from '../versions/contains.ts'
import type { VersionScheme } from '../versions/contract.ts'
import { ecosystemScheme } from '../versions/ecosystem-scheme.ts'
import { type Target, targetsOf } from './ecosystem.ts'
import { isOfSameStream } from './modules.ts'

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

export type Match = {
  readonly advisory: Advisory
  /** What it calls its vulnerability. The several CVEs of one advisory are not names of each other. */
  readonly names: readonly string[]
  readonly reason: MatchReason
  /** All that the advisory says of the package: its entries for several branches together. */
  readonly affected: Ranges
  /** The version that `affected` can be compared with: without an epoch where nobody knows it. */
  readonly installed: string
  readonly rating?: string
  readonly vectors: readonly string[]
}

/** What is known about one package under one name: the advisories that match it, and what the others say of it. */
export type Matches = { readonly scheme: VersionScheme; readonly matches: readonly Match[]; readonly others: readonly Ranges[] }

/** `CVE-2024-1` of `DEBIAN-CVE-2024-1`: some databases put the distribution before the vulnerability's name. */
function withPlainAlias(advisory: Advisory): Advisory {
  const cve = /-(CVE-\d{4}-\d{4,})$/.exec(advisory.id)?.[1]
  return cve === undefined || advisory.aliases.includes(cve) ? advisory : { ...advisory, aliases: [...advisory.aliases, cve] }
}

function namesOf(advisory: Advisory): string[] {
  const names = [advisory.id, ...advisory.aliases]
  const cves = names.filter((name) => name.startsWith('CVE-'))
  return cves.length > 1 ? names.filter((name) => !name.startsWith('CVE-')) : names
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

const together = (entries: readonly Affected[]): Ranges => ({
  ranges: entries.flatMap(({ ranges }) => ranges),
  versions: entries.flatMap(({ versions }) => versions),
})

/** What the advisory says of this build of the package, in the form in which the target's version can be compared. */
function entriesFor(pkg: Package, advisory: Advisory, { epoch }: Target): readonly Affected[] {
  const entries = advisory.affected.filter((entry) => isOfSameStream(pkg, entry))
  return epoch === 'unknown' ? entries.map(withoutEpochs) : entries
}

function matchOne(
  { scheme, entries, advisory, target }: { scheme: VersionScheme; entries: readonly Affected[]; advisory: Advisory; target: Target },
  source: SourceInfo | undefined,
): Match | undefined {
  const affected = together(entries)
  const installed = target.epoch === 'unknown' ? bare(target.version) : target.version
  const held = contains(scheme, affected, installed)
  const entry = held && entries.find((one) => affectedClause(scheme, one, installed) !== undefined)
  if (!held || !entry) return undefined
  const reason: MatchReason = {
    advisory: advisory.id,
    source: advisory.source,
    sourceDate: source?.asOf ?? advisory.modified ?? '',
    ecosystem: entry.ecosystem,
    name: entry.name,
    scheme: scheme.id,
    installed: target.version,
    clause: held.clause,
    ...(held.fixed === undefined ? {} : { fixed: held.fixed }),
    ...(scheme.valid(installed) ? {} : { uncertain: true }),
  }
  const plain = withPlainAlias(advisory)
  const rating = entry.rating ?? advisory.rating
  return {
    advisory: plain,
    names: namesOf(plain),
    reason,
    affected,
    installed,
    ...(rating ? { rating } : {}),
    vectors: entry.vectors ?? advisory.vectors,
  }
}

/** The advisories that list the package by one name. */
function underName(pkg: Package, target: Target, data: AdvisoryLookup, decided: ReadonlySet<string>): Matches | undefined {
  const scheme = ecosystemScheme(target.ecosystem)
  if (!scheme || target.version === '') return undefined
  const matches = new Map<string, Match>()
  const others: Ranges[] = []
  for (const advisory of data.lookup(target.ecosystem, target.name)) {
    if (advisory.withdrawn !== undefined || decided.has(advisory.id)) continue
    const entries = entriesFor(pkg, advisory, target)
    const match = matchOne({ scheme, entries, advisory, target }, data.source(advisory.source))
    // Several sources, and several records of one source, may speak of one id.
    if (match) matches.set(JSON.stringify([advisory.id, advisory.source, match.reason.clause]), match)
    else others.push(together(entries))
  }
  return { scheme, matches: [...matches.values()], others }
}

/** The advisories that hold for a package, withdrawn ones left out: for each name under which it is listed, the first first. */
export function findMatches(pkg: Package, distribution: Distribution | undefined, data: AdvisoryLookup): readonly Matches[] {
  const decided = new Set<string>()
  return targetsOf(pkg, distribution).flatMap((target) => {
    const found = underName(pkg, target, data, decided)
    if (!found) return []
    for (const { advisory } of found.matches) decided.add(advisory.id)
    if (target.decides) for (const { id } of data.lookup(target.ecosystem, target.name)) decided.add(id)
    return [found]
  })
}
