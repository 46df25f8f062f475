import * as z from 'zod'
import type { Advisory, Affected, Range, RangeEvent } from '#model/index.ts'
import { contains } from '../../versions/contains.ts'
import { ecosystemScheme } from '../../versions/ecosystem-scheme.ts'

const Text = z.string().max(2000)

const Event = z.object({ introduced: Text.optional(), fixed: Text.optional(), last_affected: Text.optional(), limit: Text.optional() })

const Severity = z.array(z.object({ type: Text, score: Text })).nullish()

const Specific = z.object({ severity: z.unknown(), urgency: z.unknown(), cvss: z.unknown() }).partial().nullish()

const OsvAffected = z.object({
  package: z.object({ ecosystem: Text, name: Text }).optional(),
  severity: Severity,
  ranges: z
    .array(z.object({ type: Text, events: z.array(Event).max(5000) }))
    .max(2000)
    .nullish(),
  versions: z.array(Text).max(50_000).nullish(),
  database_specific: Specific,
  ecosystem_specific: Specific,
})

/** The fields of the OSV schema (1.7) that say which versions of what are affected, and how badly. */
export const OsvRecord = z.object({
  id: Text,
  summary: z.string().nullish(),
  aliases: z.array(Text).max(1000).nullish(),
  related: z.array(Text).max(5000).nullish(),
  upstream: z.array(Text).max(5000).nullish(),
  published: Text.optional(),
  modified: Text.optional(),
  withdrawn: Text.nullish(),
  severity: Severity,
  affected: z.array(OsvAffected).max(20_000).nullish(),
  database_specific: Specific,
})
export type OsvRecord = z.output<typeof OsvRecord>

/** One event each by the schema; early records have both ends in one. */
const eventsOf = (event: z.output<typeof Event>): RangeEvent[] => [
  ...(event.introduced === undefined ? [] : [{ introduced: event.introduced }]),
  ...(event.fixed === undefined ? [] : [{ fixed: event.fixed }]),
  ...(event.last_affected === undefined ? [] : [{ lastAffected: event.last_affected }]),
  ...(event.limit === undefined ? [] : [{ limit: event.limit }]),
]

const vectorsOf = (severity: z.output<typeof Severity>): string[] =>
  (severity ?? []).flatMap(({ type, score }) => (type.startsWith('CVSS') ? [score] : []))

/** Ubuntu writes its priority where others have a vector. */
const wordIn = (severity: z.output<typeof Severity>): string | undefined =>
  severity?.find(({ type, score }) => type === 'Ubuntu' && /^[a-z]{1,20}$/.test(score))?.score

/** `MODERATE`, `{ "severity": "high" }`: publishers put their word in different places. */
function ratingOf(...specifics: readonly z.output<typeof Specific>[]): string | undefined {
  for (const specific of specifics)
    for (const word of [specific?.severity, specific?.urgency])
      if (typeof word === 'string' && /^[A-Za-z ]{1,30}$/.test(word) && word !== 'not yet assigned') return word.toLowerCase()
  return undefined
}

/** Red Hat's kin tell the module stream of an advisory in its summary alone: `Important: nodejs:16 security update`. */
const modulesIn = (summary: string): string[] =>
  [...summary.slice(0, 500).matchAll(/(?<![\w:])([A-Za-z][\w.+-]{0,60}:[\w.+-]{1,60})/g)].map((match) => match[1]!)

const isModular = (events: readonly z.output<typeof Event>[]): boolean => events.some(({ fixed }) => fixed && /\.module[_+]/.test(fixed))

/** Comparisons that are worth making to leave a named version out. */
const WORK = 200_000

/** Versions that are named besides the ranges: publishers write most of them twice. */
function namedOnly(ecosystem: string, versions: readonly string[], ranges: readonly Range[]): readonly string[] {
  const scheme = ecosystemScheme(ecosystem)
  const events = ranges.reduce((sum, range) => sum + range.events.length, 0)
  if (!scheme || events === 0 || versions.length * events > WORK) return versions
  return versions.filter((version) => !contains(scheme, { ranges, versions: [] }, version))
}

function affectedOf(entry: z.output<typeof OsvAffected>, modules: readonly string[]): Affected[] {
  if (!entry.package) return []
  // Ranges of git commits say nothing about versions.
  const ranges = (entry.ranges ?? []).flatMap(({ type, events }): Range[] => (type === 'GIT' ? [] : [{ events: events.flatMap(eventsOf) }]))
  if (ranges.length === 0 && (entry.versions?.length ?? 0) === 0) return []
  const vectors = vectorsOf(entry.severity)
  const rating = ratingOf(entry.ecosystem_specific, entry.database_specific) ?? wordIn(entry.severity)
  return [
    {
      ...entry.package,
      ranges,
      versions: namedOnly(entry.package.ecosystem, entry.versions ?? [], ranges),
      ...(vectors.length > 0 ? { vectors } : {}),
      ...(rating ? { rating } : {}),
      ...(modules.length > 0 && (entry.ranges ?? []).some(({ events }) => isModular(events)) ? { modules } : {}),
    },
  ]
}

/** Of these publishers a record is about the CVEs that it names as related; elsewhere the word means less. */
const namesRelated = (id: string): boolean =>
  /^(?:ALSA|ALBA|ALEA|RLSA|RXSA|RHSA|RHBA|RHEA|DSA|DLA|USN|SUSE|openSUSE|ELSA|MGASA|ALAS|ALPINE)-/.test(id)

/** `upstream` (schema 1.7) of a distribution's record names the vulnerabilities that it is about, whatever they are called. */
function namesOf({ id, aliases, related, upstream }: OsvRecord): string[] {
  const named = namesRelated(id) ? (related ?? []).filter((name) => name.startsWith('CVE-')) : []
  return [...new Set([...(aliases ?? []), ...(upstream ?? []), ...named])].filter((name) => name !== id)
}

const instant = (text: string | null | undefined): string | undefined =>
  text && /^(?!0001)\d{4}-\d\d-\d\d/.test(text) ? text.replace(/\.\d+/, '').replace(/^(\d{4}-\d\d-\d\d)$/, '$1T00:00:00Z') : undefined

/** The record's facts; undefined when it affects nothing by name and version, which a record of git commits alone does not. */
export function advisoryOf(record: OsvRecord, source: string): Advisory | undefined {
  const modules = modulesIn(record.summary ?? '')
  const affected = (record.affected ?? []).flatMap((entry) => affectedOf(entry, modules))
  if (affected.length === 0) return undefined
  const published = instant(record.published)
  const modified = instant(record.modified)
  const withdrawn = instant(record.withdrawn)
  // OSV's MAL records are packages made to do harm; they have no rating, and nothing is worse.
  const rating = record.id.startsWith('MAL-') ? 'critical' : (ratingOf(record.database_specific) ?? wordIn(record.severity))
  return {
    id: record.id,
    aliases: namesOf(record),
    source,
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
    ...(withdrawn ? { withdrawn } : {}),
    vectors: vectorsOf(record.severity),
    ...(rating ? { rating } : {}),
    affected,
  }
}
