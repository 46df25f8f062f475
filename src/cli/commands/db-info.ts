import { openDatabase, unpackSnapshot } from '#advisories/index.ts'
import { cacheFolder, dataFolder } from '../folders.ts'

/** What the advisory data is made of. */
export async function databaseInfo(): Promise<void> {
  const { path, digest } = await unpackSnapshot(cacheFolder(), await dataFolder())
  const database = openDatabase(path)
  try {
    process.stdout.write(`${path}\n${digest}\n\n`)
    for (const { id, asOf, coverage, lacks, advisories, ecosystems } of database.sources())
      process.stdout.write(
        `${id}: ${advisories} records as of ${asOf.slice(0, 10)}, ${coverage}${lacks ? ` (lacks ${lacks})` : ''}\n  ${ecosystems.join(', ')}\n`,
      )
  } finally {
    database.close()
  }
}
