import type { Feed, FeedRecord } from '../src/advisories/feeds/contract.ts'
import type { Affected } from '#model/index.ts'

export const recordsOf = (feed: Feed, path: string, text: string | Uint8Array): FeedRecord[] => [
  ...feed.convert({ path, bytes: typeof text === 'string' ? Buffer.from(text) : text }),
]

const eventText = (event: Affected['ranges'][number]['events'][number]): string =>
  'introduced' in event
    ? `>=${event.introduced}`
    : 'fixed' in event
      ? `<${event.fixed}`
      : 'limit' in event
        ? `limit ${event.limit}`
        : `<=${event.lastAffected}`

/** An advisory in a line: `CVE-1 (GHSA-2) npm lodash >=0 <1.2.3 [high]`; so that tables of facts can be read. */
export const linesOf = (records: readonly FeedRecord[]): string[] =>
  records.flatMap((record) => {
    if (record.kind !== 'advisory') return []
    const { id, aliases, affected, rating, withdrawn } = record.advisory
    const names = [id, ...(aliases.length > 0 ? [`(${aliases.join(' ')})`] : []), ...(withdrawn ? ['withdrawn'] : [])].join(' ')
    return affected.map((one) => {
      const ranges = one.ranges.map(({ events }) => events.map(eventText).join(' ')).join(' or ')
      const { justification, impact } = one.notAffected ?? {}
      const why = one.notAffected && `not affected: ${[justification, impact].filter((text) => text !== undefined).join('; ')}`
      const words = [one.rating ?? rating, one.state, why].filter((word) => word !== undefined)
      return [names, one.ecosystem, one.name, ranges, ...one.versions.map((version) => `=${version}`), ...words.map((word) => `[${word}]`)]
        .filter((part) => part !== '')
        .join(' ')
    })
  })
