import { z } from 'zod'
import { ParseError } from '#base/index.ts'
import type { Advisory, Affected, Range, RangeEvent } from '#model/index.ts'

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

const eventOf = (event: z.output<typeof Event>): RangeEvent[] => {
  if (event.introduced !== undefined) return [{ introduced: event.introduced }]
  if (event.fixed !== undefined) return [{ fixed: event.fixed }]
  if (event.last_affected !== undefined) return [{ lastAffected: event.last_affected }]
  return event.limit === undefined ? [] : [{ limit: event.limit }]
}

const vectorsOf = (severity: z.output<typeof Severity>): string[] =>
  (severity ?? []).flatMap(({ type, score }) => (type.startsWith('CVSS') ? [score] : []))

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

function affectedOf(entry: z.output<typeof OsvAffected>, modules: readonly string[]): Affected[] {
  if (!entry.package) return []
  // Ranges of git commits say nothing about versions.
  const ranges = (entry.ranges ?? []).flatMap(({ type, events }): Range[] => (type === 'GIT' ? [] : [{ events: events.flatMap(eventOf) }]))
  const vectors = vectorsOf(entry.severity)
  const rating = ratingOf(entry.ecosystem_specific, entry.database_specific)
  return [
    {
      ...entry.package,
      ranges,
      // Named versions that a range covers anyway are kept: some publishers list ones outside of it.
      versions: ranges.length > 0 && (entry.versions?.length ?? 0) > 200 ? [] : (entry.versions ?? []),
      ...(vectors.length > 0 ? { vectors } : {}),
      ...(rating ? { rating } : {}),
      ...(modules.length > 0 && (entry.ranges ?? []).some(({ events }) => isModular(events)) ? { modules } : {}),
    },
  ]
}

/** Of these publishers a record is about the CVEs that it names as related; elsewhere the word means less. */
const namesRelated = (id: string): boolean =>
  /^(?:ALSA|ALBA|ALEA|RLSA|RXSA|RHSA|RHBA|RHEA|DSA|DLA|USN|SUSE|openSUSE|ELSA|MGASA|ALAS|DEBIAN|UBUNTU|ALPINE)-/.test(id)

const instant = (text: string | null | undefined): string | undefined =>
  text && /^(?!0001)\d{4}-\d\d-\d\d/.test(text) ? text.replace(/\.\d+/, '').replace(/^(\d{4}-\d\d-\d\d)$/, '$1T00:00:00Z') : undefined

/** @throws ParseError when it affects nothing by name */
export function advisoryOf(record: OsvRecord, source: string): Advisory {
  const modules = modulesIn(record.summary ?? '')
  const affected = (record.affected ?? []).flatMap((entry) => affectedOf(entry, modules))
  if (affected.length === 0 && !record.withdrawn) throw new ParseError('malformed', `${record.id} names no package`)
  // `upstream` is what a distribution's record is about; `related` means that only where publishers used it before there was the former.
  const related = [...(record.upstream ?? []), ...(namesRelated(record.id) ? (record.related ?? []) : [])].filter((id) =>
    id.startsWith('CVE-'),
  )
  const published = instant(record.published)
  const modified = instant(record.modified)
  const withdrawn = instant(record.withdrawn)
  const rating = ratingOf(record.database_specific)
  return {
    id: record.id,
    aliases: [...new Set([...(record.aliases ?? []), ...related])],
    source,
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
    ...(withdrawn ? { withdrawn } : {}),
    vectors: vectorsOf(record.severity),
    ...(rating ? { rating } : {}),
    affected,
  }
}
