import { openDatabase } from '#advisories/index.ts'
import { findDatabase } from '../folders.ts'

/** What the advisory data is made of. */
export async function databaseInfo(named: string | undefined): Promise<void> {
  const { path, digest } = await findDatabase(named)
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
