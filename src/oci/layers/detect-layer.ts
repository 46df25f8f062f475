import { type TarEntry, type Wish, isProgram } from '#base/index.ts'
import type { Detection, Detector } from './detector.ts'
import type { LayerTree } from './layer-tree.ts'
import { type LayerVisitor, readLayer } from './read-layer.ts'

type Blob = { readonly diffId: string; readonly open: () => Promise<AsyncIterable<Uint8Array>> }

/** A set of detectors by any names. */
export type Detectors = Readonly<Record<string, Detector<unknown>>>
/** What each of them found. */
export type FoundBy<D extends Detectors> = { readonly [K in keyof D]: D[K] extends Detector<infer Found> ? Found : never }

const STRENGTH: Readonly<Record<Wish, number>> = { skip: 0, magic: 1, keep: 2 }

type DetectionVisitor = LayerVisitor & {
  /** Hands the content to those that wished for the entry that was asked for last, however many are asked for before it is read. */
  readonly handOf: () => (entry: TarEntry, bytes: Uint8Array) => void
}

/** Several detections as one visitor of a layer or folder: each entry is kept as long as one of them wants it, and handed to those alone. */
export function visitorOf(detections: readonly Detection<unknown>[]): DetectionVisitor {
  const wishes: Wish[] = detections.map(() => 'skip')
  const piecers = detections.filter(({ piece }) => piece)
  const flushers = detections.filter(({ flush }) => flush)
  const hand = (entry: TarEntry, bytes: Uint8Array, given: readonly Wish[]): void => {
    for (const [i, detection] of detections.entries())
      if (given[i] === 'keep' || (given[i] === 'magic' && isProgram(bytes))) detection.file?.(entry, bytes)
  }
  return {
    wants: (entry) => {
      let strongest: Wish = 'skip'
      for (let i = 0; i < detections.length; i++) {
        const wish = (wishes[i] = detections[i]!.entry(entry))
        if (STRENGTH[wish] > STRENGTH[strongest]) strongest = wish
      }
      return strongest
    },
    file: (entry, bytes) => hand(entry, bytes, wishes),
    handOf: () => {
      const given = [...wishes]
      return (entry, bytes) => hand(entry, bytes, given)
    },
    replaced: (path, isFolder) => {
      for (const detection of detections) detection.replaced?.(path, isFolder)
    },
    ...(piecers.length > 0
      ? {
          piece: (entry: TarEntry, bytes: Uint8Array, offset: number): void => {
            for (const detection of piecers) detection.piece!(entry, bytes, offset)
          },
        }
      : {}),
    ...(flushers.length > 0 ? { flush: () => flushAll(flushers) } : {}),
  }
}

/** Nothing is awaited where every queue has room. */
function flushAll(detections: readonly Detection<unknown>[]): Promise<void> | undefined {
  const waits = detections.flatMap((detection) => detection.flush!() ?? [])
  return waits.length === 0 ? undefined : Promise.all(waits).then(() => {})
}

/** What was begun for a layer or folder is let go of where its reading fails. */
export async function orAbandon<T>(reading: Promise<T>, detections: readonly Detection<unknown>[]): Promise<T> {
  try {
    return await reading
  } catch (thrown) {
    for (const detection of detections) detection.abandon?.()
    throw thrown
  }
}

/** One layer through all detectors in one pass. @throws OciError when the blob is not what the image says it is */
export async function detectLayer<D extends Detectors>(
  blob: Blob,
  detectors: D,
): Promise<{ readonly tree: LayerTree; readonly found: FoundBy<D> }> {
  const names = Object.keys(detectors)
  const detections = names.map((name) => detectors[name]!.start())
  const reading = readLayer(await blob.open(), visitorOf(detections), blob.diffId)
  const { tree, hardLinks, symlinks } = await orAbandon(reading, detections)
  const again = async (visitor: LayerVisitor): Promise<void> => void (await readLayer(await blob.open(), visitor, blob.diffId))
  const found: Record<string, unknown> = {}
  for (const [i, name] of names.entries()) found[name] = await detections[i]!.finish({ hardLinks, symlinks, again })
  return { tree, found: found as FoundBy<D> }
}
