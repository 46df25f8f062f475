import { dirname, join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import { ensureFolder, moveFile, removeFile, statPath, toInstant } from '#base/index.ts'
import {
  DatabaseError,
  type FeedInput,
  type FeedPart,
  type Feed,
  type Skipped,
  buildDatabase,
  feed,
  feedFiles,
  feeds,
} from '#advisories/index.ts'
import { UsageError } from '../errors.ts'

type Given = { readonly feed: Feed; readonly part: FeedPart }

/** `osv=npm.zip@2026-08-21`: the feed, where it lies, and the day that its publisher's data is of. */
async function parseInput(text: string): Promise<Given> {
  const match = /^([a-z-]{1,40})=(.+?)(?:@(\d{4}-\d\d-\d\d))?$/.exec(text)
  const found = match ? feed(match[1]!) : undefined
  if (!match || !found)
    throw new UsageError('wrong-use', `read "${text}": not FEED=PATH`, { hint: `feeds are ${feeds.map(({ id }) => id).join(', ')}` })
  const path = match[2]!
  const stat = await statPath(path)
  if (!stat) throw new UsageError('wrong-use', `read feed "${path}": no such file or folder`)
  const asOf = match[3] ? `${match[3]}T00:00:00Z` : toInstant(new Date(stat.mtimeMs))
  return { feed: found, part: { asOf, files: feedFiles(path, found.wants) } }
}

/** One feed of several archives (OSV has one for each ecosystem) is one source. */
export const joined = (given: readonly Given[]): FeedInput[] =>
  [...Map.groupBy(given, (one) => one.feed)].map(([one, members]) => ({ feed: one, parts: members.map(({ part }) => part) }))

export function tellSkipped(skipped: readonly Skipped[]): void {
  for (const { source, path, reason } of skipped.slice(0, SHOWN)) process.stderr.write(`skipped: ${source} ${path}: ${reason}\n`)
  if (skipped.length > SHOWN) process.stderr.write(`skipped: ${skipped.length - SHOWN} more\n`)
}

/** Lines that are read; a feed that is another thing altogether has a hundred thousand files. */
const SHOWN = 100

/** Builds a database beside `output` and puts it in its place whole: who reads the old one keeps it. */
export async function buildInPlace(
  inputs: readonly FeedInput[],
  output: string,
  accept: (skipped: readonly Skipped[]) => void = () => {},
): Promise<readonly Skipped[]> {
  const folder = dirname(resolve(output))
  const temporary = join(folder, `.building-${randomBytes(6).toString('hex')}.sqlite`)
  await ensureFolder(folder)
  try {
    const skipped = await buildDatabase(temporary, inputs)
    accept(skipped)
    await moveFile(temporary, output)
    return skipped
  } finally {
    await removeFile(temporary)
  }
}

/** An archive that breaks off would make a database that says less than its user thinks. */
function refuseBroken(skipped: readonly Skipped[]): void {
  const broken = skipped.find(({ archive }) => archive)
  if (broken) throw new DatabaseError('unreadable-feed', broken.reason)
}

/** What a feed's file could not be read for is told. */
export async function buildFrom(texts: readonly string[], output: string): Promise<void> {
  const inputs = joined(await Promise.all(texts.map(parseInput)))
  const skipped = await buildInPlace(inputs, output, refuseBroken)
  tellSkipped(skipped)
  process.stdout.write(`${output}: ${inputs.length} feeds, ${skipped.length} files skipped\n`)
}
