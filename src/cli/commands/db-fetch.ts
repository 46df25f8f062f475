import { join } from 'node:path'
import { MiB, ensureFolder, exclusively, httpClient, listFiles, readFileBounded, removeFile, systemClock } from '#base/index.ts'
import { type Address, type Fetched, FetchError, addressesFor, fetchFeeds, inputsOf } from '#advisories/index.ts'
import { UsageError } from '../errors.ts'
import { cacheFolder, fetchedDatabase } from '../folders.ts'
import { buildInPlace, tellSkipped } from './db-build.ts'

/** Milliseconds that another update may take before this one gives up. */
const PATIENCE = 3_600_000

const LOCK = 'update.lock'

const feedsFolder = (): string => join(cacheFolder(), 'feeds')

/** Alone in the folder of what was fetched. */
async function alone<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = feedsFolder()
  await ensureFolder(folder)
  return exclusively(join(folder, LOCK), () => work(folder), {
    within: PATIENCE,
    waiting: () => process.stderr.write('waiting: another db update is running\n'),
  })
}

/** Forgets what was fetched, and the database that was made of it. */
export const removeFetched = (): Promise<void> =>
  alone(async (folder) => {
    await removeFile(fetchedDatabase())
    await removeFile(`${fetchedDatabase()}.digest`)
    // The lock stays: another process may be waiting for it.
    for (const { path, name } of await listFiles(folder)) if (!name.startsWith(LOCK)) await removeFile(path)
  })

function addressesNamed(specs: readonly string[], mirror: string | undefined): Address[] {
  const url = mirror !== undefined && URL.canParse(mirror) ? new URL(mirror) : undefined
  if (mirror !== undefined && !(url && ['http:', 'https:'].includes(url.protocol)))
    throw new UsageError('wrong-use', `read mirror "${mirror}": it is no http or https address`)
  try {
    return addressesFor(specs, url)
  } catch (thrown) {
    if (!(thrown instanceof FetchError)) throw thrown
    throw new UsageError('wrong-use', thrown.message, { cause: thrown, hint: thrown.hint })
  }
}

function tell(one: Fetched): void {
  const { name, url } = one.address
  const file = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
  if (one.outcome === 'kept') process.stderr.write(`kept: ${name} ${file} of ${one.body.confirmed.slice(0, 10)}: ${one.reason}\n`)
  else if (one.outcome === 'missing') process.stderr.write(`missing: ${name} ${file}: ${one.reason}\n`)
  else if (process.stderr.isTTY) process.stderr.write(`${one.outcome}: ${name} ${file}, ${one.body.size} bytes\n`)
}

async function authorities(): Promise<readonly string[]> {
  const own = process.env['SSL_CERT_FILE']
  return own ? [(await readFileBounded(own, 8 * MiB)).toString('utf8')] : []
}

async function fetchAndBuild(addresses: readonly Address[], folder: string): Promise<number> {
  const client = await httpClient({ authorities: await authorities() })
  let fetched: readonly Fetched[]
  try {
    fetched = await fetchFeeds({ client, folder, clock: systemClock }, addresses, tell)
  } finally {
    await client.close()
  }
  const inputs = inputsOf(fetched)
  if (inputs.length === 0)
    throw new FetchError('unavailable', 'fetch feeds: none of the addresses gave anything; the database is as it was')
  const skipped = await buildInPlace(inputs, fetchedDatabase())
  tellSkipped(skipped)
  const count = (outcome: Fetched['outcome']): number => fetched.filter((one) => one.outcome === outcome).length
  process.stdout.write(
    `${fetchedDatabase()}\n${inputs.length} feeds from ${fetched.length} addresses: ${count('fetched')} fetched, ${count('unchanged')} unchanged, ${count('kept')} kept from before, ${count('missing')} missing, ${skipped.length} files skipped\n`,
  )
  return count('kept') + count('missing') + skipped.filter(({ archive }) => archive).length > 0 ? 3 : 0
}

/**
 * Builds a database of what the publishers of feeds, or a mirror of them, serve today. What cannot be fetched is named and stays as it was.
 * @returns the exit code: 3 when a feed is not of today
 */
export async function updateFromFeeds(specs: readonly string[], mirror: string | undefined): Promise<number> {
  const addresses = addressesNamed(specs, mirror)
  return alone((folder) => fetchAndBuild(addresses, folder))
}
