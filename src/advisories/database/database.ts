import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { messageOf } from '#base/index.ts'
import type { Advisory, EcosystemInfo, SourceInfo } from '#model/index.ts'
import type { AdvisoryLookup } from '../match/find-matches.ts'
import { DatabaseError } from './database-error.ts'
import { SCHEMA, ecosystemKey, familyKey, nameKey } from './schema.ts'

/** A source as it is for one ecosystem. */
export type SourceWord = EcosystemInfo & { readonly unread?: number }

export type AdvisoryDatabase = AdvisoryLookup & {
  readonly sources: () => readonly SourceInfo[]
  /** What each source says of each ecosystem and release, in the order of the ecosystems. */
  readonly ecosystems: () => readonly EcosystemInfo[]
  /** The sources that know the ecosystem and release, and whether they know other releases of it. */
  readonly sourcesOf: (ecosystem: string) => { readonly sources: readonly SourceWord[]; readonly hasFamily: boolean }
  readonly close: () => void
}

/** Read only and immutable: no lock, no journal, no shared memory, so that any number of processes read it from a read-only folder. */
function openFile(path: string): DatabaseSync {
  const url = new URL(`file://${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`)
  url.searchParams.set('immutable', '1')
  try {
    const database = new DatabaseSync(url, { readOnly: true })
    const schema = database.prepare("SELECT value FROM meta WHERE key = 'schema'").get() as { value: string } | undefined
    if (Number(schema?.value) === SCHEMA) return database
    database.close()
    throw new DatabaseError(
      'wrong-schema',
      `open advisory database "${path}": it has schema ${schema?.value ?? 'none'}, this plimsoll reads ${SCHEMA}`,
      {
        hint: 'run plimsoll db update',
      },
    )
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause
    throw new DatabaseError('not-a-database', `open advisory database "${path}": ${messageOf(cause)}`, { cause })
  }
}

type Row = Record<string, string | number>

const rows = (statement: StatementSync, ...values: string[]): Row[] => statement.all(...values) as Row[]

function lookupIn(database: DatabaseSync): AdvisoryLookup['lookup'] {
  const find = database.prepare(
    'SELECT a.id, a.source, a.facts, f.facts AS affected FROM affected f JOIN advisory a ON a.n = f.advisory WHERE f.ecosystem = ? AND f.name = ? ORDER BY a.n',
  )
  return (ecosystem, name) =>
    rows(find, ecosystemKey(ecosystem), nameKey(ecosystem, name)).map((row): Advisory => ({
      ...JSON.parse(String(row['facts'])),
      id: row['id'],
      source: row['source'],
      affected: JSON.parse(String(row['affected'])),
    }))
}

/** @throws DatabaseError */
export function openDatabase(path: string): AdvisoryDatabase {
  const database = openFile(path)
  const sources = new Map(
    rows(database.prepare('SELECT id, info FROM source ORDER BY id')).map((row) => [
      String(row['id']),
      JSON.parse(String(row['info'])) as SourceInfo,
    ]),
  )
  const all = rows(database.prepare('SELECT info FROM ecosystem ORDER BY id, source')).map(
    (row) => JSON.parse(String(row['info'])) as EcosystemInfo,
  )
  const ecosystems = Map.groupBy(all, ({ ecosystem }) => ecosystem)
  const families = new Set([...ecosystems.keys()].map(familyKey))
  const exploited = database.prepare('SELECT since, ransomware FROM exploited WHERE cve = ?')
  const epss = database.prepare('SELECT score, percentile FROM epss WHERE cve = ?')
  const vectors = database.prepare('SELECT source, facts FROM vector WHERE cve = ? ORDER BY source')
  return {
    lookup: lookupIn(database),
    knownExploited: (cve) => {
      const row = rows(exploited, cve)[0]
      return row && { since: String(row['since']), ransomware: row['ransomware'] === 1 }
    },
    epss: (cve) => {
      const row = rows(epss, cve)[0]
      return row && { score: Number(row['score']), percentile: Number(row['percentile']) }
    },
    vectorsOf: (cve) => rows(vectors, cve).map((row) => ({ source: String(row['source']), ...JSON.parse(String(row['facts'])) })),
    asOf: (source, ecosystem) => ecosystems.get(ecosystemKey(ecosystem))?.find((info) => info.source === source)?.asOf,
    sources: () => [...sources.values()],
    ecosystems: () => all,
    sourcesOf: (ecosystem) => ({
      sources: (ecosystems.get(ecosystemKey(ecosystem)) ?? []).map((info) => {
        const unread = sources.get(info.source)?.unread
        return unread === undefined ? info : { ...info, unread }
      }),
      hasFamily: ecosystemKey(ecosystem).includes(':') && families.has(familyKey(ecosystem)),
    }),
    close: () => database.close(),
  }
}
