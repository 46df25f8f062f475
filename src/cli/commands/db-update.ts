import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { MiB, ensureFolder, readChunks, removeFile, writeWhole } from '#base/index.ts'
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

/** Fetches beside the old database, opens it, and only then puts it in its place: whoever reads the old one keeps it. */
export async function updateDatabase(
  given: string | undefined,
  flags: { readonly insecure: boolean; readonly reset: boolean },
): Promise<void> {
  if (flags.reset) return removeFile(fetchedDatabase())
  const name = given ?? process.env['PLIMSOLL_DB_REPOSITORY']
  if (!name) throw new UsageError('wrong-use', 'fetch database: no artifact is named', { hint: 'name one, or set PLIMSOLL_DB_REPOSITORY' })
  await ensureFolder(cacheFolder())
  const temporary = join(cacheFolder(), `.fetching-${randomBytes(6).toString('hex')}.sqlite`)
  const artifact = await openRegistryArtifact(name, { insecure: flags.insecure })
  try {
    await writeWhole(temporary, bounded(decompress(await artifact.open())))
    const database = openDatabase(temporary)
    const sources = database.sources()
    database.close()
    await writeWhole(fetchedDatabase(), readChunks(temporary))
    process.stdout.write(
      `${fetchedDatabase()}\n${artifact.digest}\n${sources.length} sources, the oldest of ${sources.map(({ asOf }) => asOf.slice(0, 10)).toSorted()[0] ?? 'no day'}\n`,
    )
  } finally {
    await artifact.close()
    await removeFile(temporary)
  }
}
