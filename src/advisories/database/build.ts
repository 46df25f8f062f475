import { DatabaseSync } from 'node:sqlite'
import { type Instant, PlimsollError, messageOf, removeFile, sortedBy } from '#base/index.ts'
import type { EcosystemInfo, SourceInfo } from '#model/index.ts'
import type { Feed, FeedFile, FeedRecord } from '../feeds/contract.ts'
import { DatabaseError } from './database-error.ts'
import { SCHEMA, TABLES } from './schema.ts'
import { type Stage, openStage } from './stage.ts'
import { type Tally, writerOf } from './write.ts'

/** Files of a feed that are of one day: an archive, a release's list. */
export type FeedPart = { readonly asOf: Instant; readonly files: AsyncIterable<FeedFile> }

/** A feed with its files as they were published. */
export type FeedInput = { readonly feed: Feed; readonly parts: readonly FeedPart[] }

/** A file that a feed could not read, or what follows a place at which its archive broke off: the rest of the feed is in the database. */
export type Skipped = { readonly source: string; readonly path: string; readonly reason: string; readonly archive?: true }

/** A feed's records lie in the stage; this is what is known about them besides. */
type Read = { readonly feed: Feed; readonly dates: Instant[]; readonly skipped: Skipped[]; edition?: string }

/** A file's records; what was read before an error counts. An error of the converter is data, one of whoever takes the records is not. */
function* recordsOf(feed: Feed, file: FeedFile): Generator<FeedRecord> {
  try {
    yield* feed.convert(file)
  } catch (thrown) {
    yield { kind: 'unread', reason: messageOf(thrown) }
  }
}

function stageFile(stage: Stage, read: Read, part: number, file: FeedFile): void {
  const { feed, dates, skipped } = read
  for (const record of recordsOf(feed, file))
    if (record.kind === 'edition') {
      dates[part] = record.asOf
      if (record.edition !== undefined) read.edition = record.edition
    } else if (record.kind === 'unread') {
      const path = record.what === undefined ? file.path : `${file.path}: ${record.what}`
      skipped.push({ source: feed.id, path, reason: record.reason })
    } else stage.add(feed.id, part, record)
}

async function stageFeed(stage: Stage, { feed, parts }: FeedInput): Promise<Read> {
  const read: Read = { feed, dates: parts.map(({ asOf }) => asOf), skipped: [] }
  for (const [number, { files }] of parts.entries())
    try {
      for await (const file of files) if (feed.wants(file.path)) stageFile(stage, read, number, file)
    } catch (thrown) {
      if (!(thrown instanceof PlimsollError)) throw thrown
      read.skipped.push({ source: feed.id, path: `archive ${number + 1}`, reason: thrown.message, archive: true })
    }
  return read
}

const oldest = (dates: readonly Instant[]): Instant => dates.toSorted()[0] ?? '1970-01-01T00:00:00Z'

function writeSource(database: DatabaseSync, { feed, dates, skipped, edition }: Read, tally: Tally, records: number): void {
  const { id, licence, coverage, lacks } = feed
  const info: SourceInfo = {
    id,
    licence,
    asOf: oldest(dates),
    coverage,
    ...(lacks === undefined ? {} : { lacks }),
    ...(edition === undefined ? {} : { edition }),
    advisories: records,
    ...(skipped.length > 0 ? { unread: skipped.length } : {}),
  }
  database.prepare('INSERT INTO source VALUES (?, ?)').run(id, JSON.stringify(info))
  const insert = database.prepare('INSERT INTO ecosystem VALUES (?, ?, ?)')
  for (const [ecosystem, { advisories, parts }] of tally) {
    const extent = feed.extentOf?.(ecosystem) ?? { coverage, ...(lacks === undefined ? {} : { lacks }) }
    const asOf = oldest([...parts].map((part) => dates[part]!))
    insert.run(ecosystem, id, JSON.stringify({ ecosystem, source: id, asOf, ...extent, advisories } satisfies EcosystemInfo))
  }
}

function writeAll(path: string, stage: Stage, feeds: readonly Read[]): void {
  const database = new DatabaseSync(path)
  try {
    database.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096; PRAGMA cache_size = -65536; ${TABLES} BEGIN`,
    )
    const writer = writerOf(database, stage.cveOf)
    for (const read of feeds) {
      const tally: Tally = new Map()
      let records = 0
      for (const group of stage.groups(read.feed.id)) records += writer.write(group, tally)
      writeSource(database, read, tally, records)
    }
    database.prepare('INSERT INTO meta VALUES (?, ?)').run('schema', String(SCHEMA))
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

/** A copy without gaps, which SQLite writes to where it is told rather than to the system's temporary folder. */
function compact(from: string, to: string): void {
  const database = new DatabaseSync(from)
  try {
    database.prepare('VACUUM INTO ?').run(to)
  } finally {
    database.close()
  }
}

/**
 * Makes one database file of feeds. The same records give the same bytes, in whatever order they come. The file is new, and so are the two
 * beside it that are removed in the end; the caller puts it in its place. Memory does not grow with the number of records.
 * @returns the files that could not be read
 */
export async function buildDatabase(path: string, inputs: readonly FeedInput[]): Promise<readonly Skipped[]> {
  const staged = `${path}-staged`
  const loose = `${path}-loose`
  let stage: Stage | undefined
  try {
    stage = openStage(staged)
    const feeds: Read[] = []
    for (const input of sortedBy(inputs, ({ feed }) => [feed.id])) feeds.push(await stageFeed(stage, input))
    writeAll(loose, stage, feeds)
    compact(loose, path)
    return feeds.flatMap(({ skipped }) => skipped)
  } catch (cause) {
    await removeFile(path)
    if (cause instanceof PlimsollError) throw cause
    throw new DatabaseError('unwritable', `build advisory database "${path}": ${messageOf(cause)}`, { cause })
  } finally {
    stage?.close()
    await Promise.all([removeFile(staged), removeFile(loose)])
  }
}
