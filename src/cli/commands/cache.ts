import { MiB, isOwnFolder, statPath } from '#base/index.ts'
import { cacheUse, pruneCache } from '#oci/index.ts'
import { cacheLimit, layersFolder } from '../folders.ts'

const amount = ({ entries, bytes }: { readonly entries: number; readonly bytes: number }): string =>
  `${entries} ${entries === 1 ? 'entry' : 'entries'}, ${(bytes / MiB).toFixed(1)} MiB`

export async function showCache(): Promise<void> {
  const use = await cacheUse(layersFolder())
  const foreign = (await statPath(layersFolder())) !== undefined && !(await isOwnFolder(layersFolder()))
  process.stdout.write(`${layersFolder()}\n${amount(use)} of at most ${Math.round(cacheLimit() / MiB)} MiB\n`)
  if (foreign) process.stdout.write('not used: the folder belongs to another user, or others may write to it\n')
}

/** Removes remembered layers, those not used for the longest first, down to `keep` MiB. */
export async function pruneLayers(keep: number): Promise<void> {
  process.stdout.write(`removed ${amount(await pruneCache(layersFolder(), keep * MiB))}\n`)
}
