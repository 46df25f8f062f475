import * as z from 'zod'
import { parseJson } from '#base/index.ts'
import type { Range, RangeEvent } from '#model/index.ts'
import { npm } from '../../versions/npm/npm.ts'
import { complementOf, parseNpmRange } from '../../versions/range.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'

const Record = z.object({
  id: z.number(),
  module_name: z.string(),
  publish_date: z.string().nullish(),
  cves: z.array(z.string()).nullish(),
  vulnerable_versions: z.string().nullish(),
  patched_versions: z.string().nullish(),
  references: z.array(z.string()).nullish().catch(null),
  cvss_vector: z.string().nullish(),
})

const EVERYTHING: Range = { events: [{ introduced: '0' }] }

/** The number after another in the third place: `2.8.0` → `2.8.1`. */
const nextPatch = (version: string): string | undefined => {
  const match = /^(\d+\.\d+\.)(\d{1,9})$/.exec(version)
  return match ? `${match[1]}${Number(match[2]) + 1}` : undefined
}

const opensWith =
  (version: string) =>
  (event: RangeEvent): boolean =>
    'introduced' in event && (event.introduced === version || event.introduced === `${version}-0`)

/** `>=2.0.0`, patched in `>=2.15.0`: the second ends what the first leaves open. */
function ended(events: readonly RangeEvent[], patched: readonly Range[]): readonly RangeEvent[] {
  const last = events.at(-1)
  if (!last || !('introduced' in last)) return events
  const starts = patched.flatMap((range) => range.events.flatMap((event) => ('introduced' in event ? [event.introduced] : [])))
  const next = starts.filter((version) => npm.compare(version, last.introduced) > 0).toSorted(npm.compare)[0]
  return next === undefined ? events : [...events, { fixed: next }]
}

/** `<=2.8.0`, patched in `>=2.8.1`: the next number is the fix, which the first half alone does not say. */
const withFixes = (vulnerable: readonly Range[], patched: readonly Range[]): Range[] =>
  vulnerable.map(({ events }) => ({
    events: ended(events, patched).map((event) => {
      const next = 'lastAffected' in event ? nextPatch(event.lastAffected) : undefined
      return next !== undefined && patched.some((range) => range.events.some(opensWith(next))) ? { fixed: next } : event
    }),
  }))

/** Records of 2015 say what is patched where they do not say what is vulnerable. */
function rangesOf(vulnerable: string | null | undefined, patched: string | null | undefined): Range[] {
  const safe = patched ? parseNpmRange(patched) : []
  if (vulnerable) return withFixes(parseNpmRange(vulnerable), safe)
  return [safe.length > 0 ? complementOf('npm', safe) : EVERYTHING]
}

/** Reports on HackerOne have a number that others name too. */
const reportsIn = (references: readonly string[] | null | undefined): string[] =>
  (references ?? []).flatMap((link) => {
    const report = /\bhackerone\.com\/reports\/(\d{1,10})$/.exec(link.trim())?.[1]
    return report === undefined ? [] : [`H1-${report}`]
  })

function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  const record = parseJson(Record, bytes)
  const day = /^\d{4}-\d\d-\d\d/.exec(record.publish_date ?? '')?.[0]
  const cves = (record.cves ?? []).filter((name) => /^CVE-\d{4}-\d{4,}$/.test(name))
  yield {
    kind: 'advisory',
    advisory: {
      id: `NSWG-ECO-${record.id}`,
      aliases: [...cves, ...reportsIn(record.references)],
      source: 'nodejs-wg',
      ...(day ? { published: `${day}T00:00:00Z` } : {}),
      vectors: record.cvss_vector ? [record.cvss_vector] : [],
      affected: [
        { ecosystem: 'npm', name: record.module_name, ranges: rangesOf(record.vulnerable_versions, record.patched_versions), versions: [] },
      ],
    },
  }
}

export const nodejsWg: Feed = {
  id: 'nodejs-wg',
  title: 'Node.js Security Working Group',
  licence: 'MIT',
  coverage: 'selected-advisories',
  lacks: 'advisories after 2019',
  wants: (path) => /(?:^|\/)vuln\/npm\/\d+\.json$/.test(path),
  convert,
}
