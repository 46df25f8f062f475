import { DatabaseSync } from 'node:sqlite'
import type { FeedRecord } from '../feeds/contract.ts'

/** A record with the number of the part of its feed that it came from. */
export type Staged = { readonly record: StoredRecord; readonly part: number }

export type StoredRecord = Exclude<FeedRecord, { readonly kind: 'edition' | 'unread' }>

/**
 * Records on disk, by feed, so that memory does not grow with their number. They come back in the order of their ids whatever order they
 * arrived in: the database has the same bytes for the same records.
 */
export type Stage = {
  readonly add: (feed: string, part: number, record: StoredRecord) => void
  /** The records of a feed, those of one id together. */
  readonly groups: (feed: string) => Iterable<readonly Staged[]>
  /** The one CVE that all feeds together give to a name of another kind; undefined for none and for several. */
  readonly cveOf: (names: readonly string[]) => string | undefined
  readonly close: () => void
}

const TABLES = `
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;
CREATE TABLE record (feed TEXT NOT NULL, key TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE name (name TEXT NOT NULL, cve TEXT NOT NULL, PRIMARY KEY (name, cve)) WITHOUT ROWID;
BEGIN;
`

const keyOf = (record: StoredRecord): string => (record.kind === 'advisory' ? record.advisory.id : record.cve)

export const isCve = (name: string): boolean => name.startsWith('CVE-')

type Row = { readonly key: string; readonly part: number; readonly body: string }

function* grouped(rows: Iterable<Row>): Generator<Staged[]> {
  let key: string | undefined
  let group: Row[] = []
  const finished = (): Staged[] =>
    // Rows of one id came in any order.
    group
      .toSorted((a, b) => (a.body < b.body ? -1 : a.body > b.body ? 1 : a.part - b.part))
      .map(({ part, body }) => ({ part, record: JSON.parse(body) as StoredRecord }))
  for (const row of rows) {
    if (row.key !== key && group.length > 0) {
      yield finished()
      group = []
    }
    key = row.key
    group.push(row)
  }
  if (group.length > 0) yield finished()
}

/** @param path a new file beside the database to be, removed by the caller */
export function openStage(path: string): Stage {
  const database = new DatabaseSync(path)
  database.exec(TABLES)
  const insert = database.prepare('INSERT INTO record VALUES (?, ?, ?, ?)')
  const insertName = database.prepare('INSERT OR IGNORE INTO name VALUES (?, ?)')
  const findCve = database.prepare('SELECT cve FROM name WHERE name = ? LIMIT 2')
  let indexed = false
  return {
    add: (feed, part, record) => {
      insert.run(feed, keyOf(record), part, JSON.stringify(record))
      if (record.kind !== 'advisory' || record.advisory.withdrawn !== undefined) return
      const names = [record.advisory.id, ...record.advisory.aliases]
      const cves = [...new Set(names.filter(isCve))]
      if (cves.length === 1) for (const name of names) if (!isCve(name)) insertName.run(name, cves[0]!)
    },
    groups: (feed) => {
      if (!indexed) database.exec('CREATE INDEX place ON record (feed, key)')
      indexed = true
      const rows = database.prepare('SELECT key, part, body FROM record WHERE feed = ? ORDER BY key').iterate(feed)
      return grouped(rows as Iterable<unknown> as Iterable<Row>)
    },
    cveOf: (names) => {
      const cves = new Set(names.flatMap((name) => findCve.all(name).map((row) => String(row['cve']))))
      return cves.size === 1 ? [...cves][0] : undefined
    },
    close: () => database.close(),
  }
}
