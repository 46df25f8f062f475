import type { AdvisoryLookup } from '#advisories/index.ts'
import type { Advisory, RangeEvent } from '#model/index.ts'

/** `ecosystem name id introduced end`; the end `<1.2` is fixed, `<=1.2` the last one affected, none is open. */
export type AdvisoryRow = readonly [ecosystem: string, name: string, id: string, introduced: string, end?: string]

function eventsOf(introduced: string, end: string | undefined): RangeEvent[] {
  if (end === undefined) return [{ introduced }]
  return [{ introduced }, end.startsWith('<=') ? { lastAffected: end.slice(2) } : { fixed: end.slice(1) }]
}

/** Advisories that stand in a table instead of a database. */
export function advisoryTable(rows: readonly AdvisoryRow[]): AdvisoryLookup {
  const advisories = rows.map(([ecosystem, name, id, introduced, end]): Advisory => ({
    id,
    aliases: [],
    source: 'osv',
    vectors: [],
    rating: 'high',
    affected: [{ ecosystem, name, ranges: [{ events: eventsOf(introduced, end) }], versions: [] }],
  }))
  return {
    lookup: (ecosystem, name) => advisories.filter(({ affected }) => affected[0]!.ecosystem === ecosystem && affected[0]!.name === name),
    knownExploited: () => undefined,
    epss: () => undefined,
    asOf: () => '2026-08-21T00:00:00Z',
    vectorsOf: () => [],
  }
}
