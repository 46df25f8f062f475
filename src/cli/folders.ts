import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { MiB, statPath, systemClock } from '#base/index.ts'
import { type LayerCache, layerCache } from '#oci/index.ts'
import { digestOfFile, notedDigest } from './database-digest.ts'
import { UsageError } from './errors.ts'

/** Bytes of remembered layers, unless PLIMSOLL_CACHE_SIZE (in MiB) says otherwise; 0 turns the cache off. */
export function cacheLimit(): number {
  const text = process.env['PLIMSOLL_CACHE_SIZE']
  if (text === undefined) return 512 * MiB
  if (!/^\d{1,6}$/.test(text)) throw new UsageError('wrong-use', `read PLIMSOLL_CACHE_SIZE "${text}": not a count of MiB`)
  return Number(text) * MiB
}

export const cacheFolder = (): string =>
  process.env['PLIMSOLL_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'plimsoll')

export const layersFolder = (): string => join(cacheFolder(), 'layers')

/** With the user's layer cache, where it is not turned off. */
export function withCache<T extends { readonly cache?: LayerCache }>(options: T): T {
  const limit = cacheLimit()
  return limit === 0 ? options : { cache: layerCache(layersFolder(), limit, systemClock.now), ...options }
}

/** data/ lies beside dist/ when bundled and beside src/ otherwise. */
async function dataFolder(): Promise<string> {
  for (const up of ['..', '../..', '../../..']) {
    const folder = resolve(import.meta.dirname, up, 'data', 'advisories')
    if (await statPath(folder)) return folder
  }
  throw new UsageError('wrong-use', 'open advisory data: the folder data/advisories is not beside plimsoll')
}

export type Database = { readonly path: string; readonly digest: string }

/** What `db update` fetched. */
export const fetchedDatabase = (): string => join(cacheFolder(), 'advisories.sqlite')

/** The database that the user names by `--db` or PLIMSOLL_DB, else the fetched one, else the snapshot that comes along. */
export async function findDatabase(given = process.env['PLIMSOLL_DB']): Promise<Database> {
  const named = given || ((await statPath(fetchedDatabase())) ? fetchedDatabase() : undefined)
  if (!named) return (await import('#advisories/index.ts')).unpackSnapshot(cacheFolder(), await dataFolder())
  return { path: resolve(named), digest: await (named === fetchedDatabase() ? notedDigest(named) : digestOfFile(named)) }
}
