import { DatabaseSync } from 'node:sqlite'
import { type Instant, messageOf, sortedBy } from '#base/index.ts'
import type { Advisory, Affected, SourceInfo } from '#model/index.ts'
import type { Feed, FeedFile, FeedRecord } from '../feeds/contract.ts'
import { SCHEMA, TABLES, ecosystemKey, nameKey } from './schema.ts'

/** A feed with its files as they were published. */
export type FeedInput = { readonly feed: Feed; readonly asOf: Instant; readonly files: AsyncIterable<FeedFile> }

/** A file that a feed could not read: the rest of the feed is in the database. */
export type Skipped = { readonly source: string; readonly path: string; readonly reason: string }

type Written = { readonly database: DatabaseSync; number: number; readonly skipped: Skipped[] }

async function recordsOf({ feed, files }: FeedInput, skipped: Skipped[]): Promise<FeedRecord[]> {
  const records: FeedRecord[] = []
  for await (const file of files) {
    if (!feed.wants(file.path)) continue
    try {
      for (const record of feed.convert(file)) records.push(record)
    } catch (thrown) {
      skipped.push({ source: feed.id, path: file.path, reason: messageOf(thrown) })
    }
  }
  return records
}

/** One row per package of an advisory: what it says of the package several times is put together. */
function rowsOf(advisory: Advisory): { ecosystem: string; name: string; affected: Affected[] }[] {
  const groups = Map.groupBy(advisory.affected, ({ ecosystem, name }) => `${ecosystemKey(ecosystem)}\0${nameKey(ecosystem, name)}`)
  return [...groups].map(([key, affected]) => {
    const [ecosystem = '', name = ''] = key.split('\0')
    return { ecosystem, name, affected }
  })
}

function writeAdvisory({ database }: Written, n: number, advisory: Advisory): void {
  const { id, source, affected: _, ...facts } = advisory
  database.prepare('INSERT INTO advisory VALUES (?, ?, ?, ?)').run(n, id, source, JSON.stringify(facts))
  const insert = database.prepare('INSERT OR IGNORE INTO affected VALUES (?, ?, ?, ?)')
  for (const { ecosystem, name, affected } of rowsOf(advisory)) insert.run(ecosystem, name, n, JSON.stringify(affected))
  const cves = [id, ...advisory.aliases].filter((name) => name.startsWith('CVE-'))
  const vectors = [...new Set([...advisory.vectors, ...advisory.affected.flatMap((entry) => entry.vectors ?? [])])]
  // A rating of several vulnerabilities together is none of a single one.
  if (vectors.length > 0 && cves.length === 1 && advisory.withdrawn === undefined)
    database.prepare('INSERT OR IGNORE INTO vector VALUES (?, ?, ?)').run(cves[0]!, source, JSON.stringify({ vectors }))
}

function writeRecord(written: Written, record: FeedRecord): void {
  const { database } = written
  switch (record.kind) {
    case 'advisory':
      writeAdvisory(written, ++written.number, record.advisory)
      return
    case 'exploited':
      database.prepare('INSERT OR REPLACE INTO exploited VALUES (?, ?, ?)').run(record.cve, record.since, record.ransomware ? 1 : 0)
      return
    case 'epss':
      database.prepare('INSERT OR REPLACE INTO epss VALUES (?, ?, ?)').run(record.cve, record.score, record.percentile)
  }
}

const keyOf = (record: FeedRecord): string => (record.kind === 'advisory' ? record.advisory.id : record.cve)

function writeSource({ database }: Written, { feed, asOf }: FeedInput, records: readonly FeedRecord[]): void {
  const counts = new Map<string, number>()
  for (const record of records)
    if (record.kind === 'advisory')
      for (const ecosystem of new Set(record.advisory.affected.map((affected) => ecosystemKey(affected.ecosystem))))
        counts.set(ecosystem, (counts.get(ecosystem) ?? 0) + 1)
  const info: SourceInfo = {
    id: feed.id,
    asOf,
    coverage: feed.coverage,
    ...(feed.lacks ? { lacks: feed.lacks } : {}),
    advisories: records.length,
    ecosystems: [...counts.keys()].toSorted(),
  }
  database.prepare('INSERT INTO source VALUES (?, ?)').run(feed.id, JSON.stringify(info))
  for (const [ecosystem, advisories] of counts)
    database.prepare('INSERT INTO ecosystem VALUES (?, ?, ?)').run(ecosystem, feed.id, advisories)
}

/**
 * Makes one database file of feeds. The same files give the same bytes. The file is new; the caller puts it in its place.
 * @returns the files that could not be read
 */
export async function buildDatabase(path: string, inputs: readonly FeedInput[]): Promise<readonly Skipped[]> {
  const database = new DatabaseSync(path)
  try {
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096; ${TABLES} BEGIN`)
    const written: Written = { database, number: 0, skipped: [] }
    for (const input of sortedBy(inputs, ({ feed }) => [feed.id])) {
      const records = sortedBy(await recordsOf(input, written.skipped), (record) => [keyOf(record)])
      for (const record of records) writeRecord(written, record)
      writeSource(written, input, records)
    }
    database.prepare('INSERT INTO meta VALUES (?, ?)').run('schema', String(SCHEMA))
    database.exec('COMMIT; VACUUM')
    return written.skipped
  } finally {
    database.close()
  }
}
