import { join } from 'node:path'
import { MiB, type TarEntry, type WalkedFile, limits, linkTarget, messageOf, readTreeChunks, walkFolder } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import { type Detectors, type FoundBy, orAbandon, visitorOf } from './detect-layer.ts'
import { readInTurn } from './read-in-turn.ts'

/** Files up to this size are read whole and some at a time, others piece by piece. */
const WHOLE = 4 * MiB

export type DetectedFolder<D extends Detectors> = {
  readonly found: FoundBy<D>
  /** Symbolic links of the root folder, and those that some detector wanted. */
  readonly symlinks: ReadonlyMap<string, string>
  readonly unknowns: readonly Unknown[]
}

const entryOf = ({ path, kind, size, mode, uid, gid, link = '' }: WalkedFile): TarEntry => ({
  path,
  type: kind === 'folder' ? 'directory' : kind,
  size: kind === 'file' ? size : 0,
  mode: mode & 0o7777,
  uid,
  gid,
  link,
})

/**
 * A folder through all detectors, as if it were one layer, in a stable order. Links are not followed; pipes and devices are no files.
 * @throws FileError
 */
export async function detectFolder<D extends Detectors>(
  folder: string,
  detectors: D,
  enter: (path: string) => boolean,
  /** Of all files the one with this path, nothing else. */
  only?: string,
): Promise<DetectedFolder<D>> {
  const names = Object.keys(detectors)
  const detections = names.map((name) => detectors[name]!.start())
  const visitor = visitorOf(detections)
  const { piece } = visitor
  const symlinks = new Map<string, string>()
  const unknowns: Unknown[] = []
  let lost = 0
  const failed = (path: string, reason: string): void => {
    if (unknowns.length < limits.unknowns) unknowns.push({ path: path || '.', reason })
    else lost++
  }
  const reads = readInTurn(folder, failed)
  const stream = async (entry: TarEntry): Promise<void> => {
    let offset = 0
    for await (const bytes of readTreeChunks(join(folder, entry.path), entry.size)) {
      piece!(entry, bytes, offset)
      offset += bytes.length
      await visitor.flush?.()
    }
  }
  const readAll = async (): Promise<void> => {
    for await (const file of walkFolder(folder, { maxEntries: limits.entries, enter, folders: true, failed })) {
      if (only !== undefined && file.path !== only) continue
      const entry = entryOf(file)
      const wish = visitor.wants(entry)
      if (entry.type === 'symlink' && entry.link !== '' && (!entry.path.includes('/') || wish === 'keep'))
        symlinks.set(entry.path, linkTarget(entry.path, entry.link))
      if (entry.type !== 'file') continue
      const whole = piece && entry.size <= WHOLE ? 'keep' : wish
      const hand = visitor.handOf()
      if (whole !== 'skip')
        await reads.ask(file, whole, (bytes) => {
          if (piece && entry.size <= WHOLE) piece(entry, bytes, 0)
          hand(entry, bytes)
          return visitor.flush?.()
        })
      if (piece && entry.size > WHOLE) await stream(entry).catch((thrown: unknown) => failed(entry.path, messageOf(thrown)))
    }
    await reads.finish()
  }
  await orAbandon(readAll(), detections)
  if (lost > 0) unknowns.push({ path: '.', reason: `${lost} more files could not be read` })
  const found: Record<string, unknown> = {}
  for (const [i, name] of names.entries()) found[name] = await detections[i]!.finish({ hardLinks: new Map(), symlinks })
  return { found: found as FoundBy<D>, symlinks, unknowns }
}
