import { ensureFolder, readChunks, removeFile, statPath, toInstant, writeWhole } from '#base/index.ts'
import { buildDatabase, feed, feedFiles, feeds } from '#advisories/index.ts'
import { dirname, join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import { UsageError } from '../errors.ts'

/** `osv=npm.zip@2026-08-21`: the feed, where it lies, and the day that its publisher's data is of. */
async function parseInput(text: string) {
  const match = /^([a-z-]{1,40})=(.+?)(?:@(\d{4}-\d\d-\d\d))?$/.exec(text)
  const found = match ? feed(match[1]!) : undefined
  if (!match || !found)
    throw new UsageError('wrong-use', `read "${text}": not FEED=PATH`, { hint: `feeds are ${feeds.map(({ id }) => id).join(', ')}` })
  const path = match[2]!
  const stat = await statPath(path)
  if (!stat) throw new UsageError('wrong-use', `read feed "${path}": no such file or folder`)
  const asOf = match[3] ? `${match[3]}T00:00:00Z` : toInstant(new Date(stat.mtimeMs))
  return { feed: found, asOf, files: feedFiles(path, found.wants) }
}

type Input = Awaited<ReturnType<typeof parseInput>>

/** One feed of several archives (OSV has one for each ecosystem) is one source, as old as the oldest of them. */
function joined(inputs: readonly Input[]): Input[] {
  return [...Map.groupBy(inputs, (input) => input.feed)].map(([one, parts]) => ({
    feed: one,
    asOf: parts.map(({ asOf }) => asOf).toSorted()[0]!,
    files: (async function* () {
      for (const part of parts) yield* part.files
    })(),
  }))
}

/** Builds beside its place and puts it there whole; what a feed's file could not be read for is told. */
export async function buildFrom(texts: readonly string[], output: string): Promise<void> {
  const inputs = joined(await Promise.all(texts.map(parseInput)))
  const folder = dirname(resolve(output))
  const temporary = join(folder, `.building-${randomBytes(6).toString('hex')}.sqlite`)
  await ensureFolder(folder)
  try {
    const skipped = await buildDatabase(temporary, inputs)
    await writeWhole(output, readChunks(temporary))
    for (const { source, path, reason } of skipped) process.stderr.write(`skipped: ${source} ${path}: ${reason}\n`)
    process.stdout.write(`${output}: ${inputs.length} feeds, ${skipped.length} files skipped\n`)
  } finally {
    await removeFile(temporary)
  }
}
