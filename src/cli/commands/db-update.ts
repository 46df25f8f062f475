import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { MiB, ensureFolder, moveFile, removeFile, writeWhole } from '#base/index.ts'
import { openDatabase } from '#advisories/index.ts'
import { OciError, decompress, openRegistryArtifact } from '#oci/index.ts'
import { UsageError } from '../errors.ts'
import { cacheFolder, fetchedDatabase } from '../folders.ts'

/** A database of every source there is has some 500 MB. */
const LARGEST = 4096 * MiB

async function* bounded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const part of source) {
    length += part.length
    if (length > LARGEST) throw new OciError('too-large', `fetch database: more than ${LARGEST / MiB} MiB`)
    yield part
  }
}

/** Ours, SQLite's own, and what tools push a file as that nobody gave a type: oras says that it is a layer. */
const MEDIA_TYPES =
  /^application\/(?:vnd\.plimsoll\.advisories\.v1\.sqlite(?:\+gzip|\+zstd)?|vnd\.sqlite3|x-sqlite3|octet-stream|vnd\.oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?)$/

/** Fetches beside the old database, opens it, and only then puts it in its place: whoever reads the old one keeps it. */
async function updateFromRegistry(name: string, insecure: boolean): Promise<void> {
  await ensureFolder(cacheFolder())
  const temporary = join(cacheFolder(), `.fetching-${randomBytes(6).toString('hex')}.sqlite`)
  const artifact = await openRegistryArtifact(name, { insecure })
  try {
    if (!MEDIA_TYPES.test(artifact.mediaType))
      throw new OciError(
        'unsupported',
        `fetch database "${name}": its content is "${artifact.mediaType.slice(0, 100)}", no database of plimsoll`,
      )
    await writeWhole(temporary, bounded(decompress(await artifact.open())))
    const database = openDatabase(temporary)
    const sources = database.sources()
    database.close()
    await moveFile(temporary, fetchedDatabase())
    process.stdout.write(
      `${fetchedDatabase()}\n${artifact.digest}\n${sources.length} sources, the oldest of ${sources.map(({ asOf }) => asOf.slice(0, 10)).toSorted()[0] ?? 'no day'}\n`,
    )
  } finally {
    await artifact.close()
    await removeFile(temporary)
  }
}

export type UpdateFlags = {
  readonly insecure: boolean
  readonly reset: boolean
  /** `true`: all feeds that have an address. */
  readonly from?: true | readonly string[]
  readonly mirror?: string
}

/** @returns the exit code */
export async function updateDatabase(given: string | undefined, { insecure, reset, from, mirror }: UpdateFlags): Promise<number> {
  if (given !== undefined && (from !== undefined || mirror !== undefined))
    throw new UsageError('wrong-use', `fetch database: an artifact "${given}" is named, and feeds are`, {
      hint: 'put the artifact before --from, or leave one out',
    })
  const feeds = await import('./db-fetch.ts')
  if (reset) {
    await feeds.removeFetched()
    return 0
  }
  if (from !== undefined || mirror !== undefined)
    return feeds.updateFromFeeds(Array.isArray(from) ? from : [], mirror ?? (process.env['PLIMSOLL_MIRROR'] || undefined))
  const name = given ?? process.env['PLIMSOLL_DB_REPOSITORY']
  if (!name)
    throw new UsageError('wrong-use', 'fetch database: no artifact and no feed is named', {
      hint: 'name an artifact, set PLIMSOLL_DB_REPOSITORY, or say --from',
    })
  await updateFromRegistry(name, insecure)
  return 0
}
