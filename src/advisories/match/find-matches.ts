import type { Instant } from '#base/index.ts'
import type { Advisory, Affected, Distribution, MatchReason, Package, Range, RangeEvent } from '#model/index.ts'
import { type Ranges, affectedClause, contains } from '../versions/contains.ts'
import type { VersionScheme } from '../versions/contract.ts'
import { ecosystemScheme } from '../versions/ecosystem-scheme.ts'
import { isCleared } from './cleared.ts'
import { type Target, targetsOf } from './ecosystem.ts'
import { isOfSameStream } from './modules.ts'
import { isDistributionFeed } from './trust.ts'

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

/** Why an advisory holds for the installed version. */
export type Match = { readonly reason: MatchReason; readonly rating?: string; readonly vectors: readonly string[] }

/** An advisory about the package, and why it holds for its version where it does. */
export type Statement = {
  readonly advisory: Advisory
  /** What it calls its vulnerability. The several CVEs of one advisory are not names of each other. */
  readonly names: readonly string[]
  /** All that the advisory says of the package: its entries for several branches together. */
  readonly affected: Ranges
  /** The version that `affected` can be compared with: without an epoch where nobody knows it. */
  readonly installed: string
  readonly match?: Match
}

export type Held = Statement & { readonly match: Match }

export const isHeld = (statement: Statement): statement is Held => statement.match !== undefined

/** What is said about one package under one of its names. */
export type Said = { readonly scheme: VersionScheme; readonly statements: readonly Statement[] }

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

function matchOf(
  said: Omit<Statement, 'match'>,
  entries: readonly Affected[],
  scheme: VersionScheme,
  data: AdvisoryLookup,
): Match | undefined {
  const { advisory, affected, installed } = said
  const held = contains(scheme, affected, installed)
  const entry = held && entries.find((one) => affectedClause(scheme, one, installed) !== undefined)
  if (!held || !entry) return undefined
  const rating = entry.rating ?? advisory.rating
  const reason: MatchReason = {
    advisory: advisory.id,
    source: advisory.source,
    sourceDate: data.asOf(advisory.source, entry.ecosystem) ?? advisory.modified ?? '',
    ecosystem: entry.ecosystem,
    name: entry.name,
    scheme: scheme.id,
    installed,
    clause: held.clause,
    ...(held.fixed === undefined ? {} : { fixed: held.fixed }),
    ...(entry.state === undefined ? {} : { state: entry.state }),
    ...(scheme.valid(installed) ? {} : { uncertain: true }),
  }
  return { reason, ...(rating ? { rating } : {}), vectors: entry.vectors ?? advisory.vectors }
}

function saidUnder(pkg: Package, target: Target, data: AdvisoryLookup, decided: ReadonlySet<string>): Said | undefined {
  const scheme = ecosystemScheme(target.ecosystem)
  if (!scheme || target.version === '') return undefined
  const installed = target.epoch === 'unknown' ? bare(target.version) : target.version
  const statements = new Map<string, Statement>()
  for (const advisory of data.lookup(target.ecosystem, target.name)) {
    if (advisory.withdrawn !== undefined || decided.has(advisory.id)) continue
    const entries = entriesFor(pkg, advisory, target)
    // Of another stream of the package it says nothing about this one.
    if (entries.length === 0) continue
    const plain = withPlainAlias({ ...advisory, affected: entries })
    const said = { advisory: plain, names: namesOf(plain), affected: together(entries), installed }
    const match = matchOf(said, entries, scheme, data)
    // Several sources, and several records of one source, may speak of one id.
    statements.set(JSON.stringify([advisory.id, advisory.source, advisory.aliases, said.affected]), match ? { ...said, match } : said)
  }
  return { scheme, statements: [...statements.values()] }
}

/** What the distribution's feed says of the nearer name that it is not affected it does not mean by the name after it. */
const isDecided = (pkg: Package, { scheme }: Said, statement: Statement): boolean =>
  isHeld(statement) ||
  (isDistributionFeed(statement.advisory.source) &&
    statement.advisory.affected.some((one) => isCleared(pkg, one, statement.installed, scheme)))

/** What all advisories say of the package, withdrawn ones left out, under each name by which it is listed. */
export function whatIsSaid(pkg: Package, distribution: Distribution | undefined, data: AdvisoryLookup): readonly Said[] {
  const decided = new Set<string>()
  const all: Said[] = []
  for (const target of targetsOf(pkg, distribution)) {
    const said = saidUnder(pkg, target, data, decided)
    if (!said) continue
    for (const statement of said.statements) if (isDecided(pkg, said, statement)) decided.add(statement.advisory.id)
    if (target.decides) for (const { id } of data.lookup(target.ecosystem, target.name)) decided.add(id)
    const before = target.joins ? all.pop() : undefined
    all.push(before ? { ...before, statements: [...before.statements, ...said.statements] } : said)
  }
  return all
}
