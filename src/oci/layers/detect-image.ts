import { availableParallelism } from 'node:os'
import { GiB, limits, sortedBy } from '#base/index.ts'
import type { Image, ImageLayer } from '../image.ts'
import { OciError } from '../oci-error.ts'
import { type Detectors, type FoundBy, detectLayer } from './detect-layer.ts'
import type { LayerTree } from './layer-tree.ts'

/**
 * Remembers what was made of a layer, by its diff id and a key that names what made it. Both may fail quietly: a cache is no source of
 * truth.
 */
export type LayerCache = {
  readonly get: (diffId: string, key: string) => Promise<unknown>
  readonly put: (diffId: string, key: string, value: unknown) => Promise<void>
}

export type DetectedLayer<D extends Detectors> = { readonly diffId: string; readonly tree: LayerTree; readonly found: FoundBy<D> }

/** Layers read at a time: decompression runs on other threads, parsing on this one. */
const PARALLEL = Math.max(2, Math.min(4, availableParallelism()))

/** Raised when LayerTree changes its form. */
const TREE = 'tree@1'

/** Counts what the layers of an image come to: each has its own bound, five hundred of them need one, too. */
function imageBound(name: string): (tree: LayerTree) => void {
  let [size, paths] = [0, 0]
  return (tree) => {
    size += tree.size
    paths += tree.files.length
    if (size > limits.image || paths > limits.imageEntries)
      throw new OciError('too-large', `read image "${name}": more than ${limits.image / GiB} GiB or ${limits.imageEntries} files`)
  }
}

/** An image may have a layer more than once; it is read once. */
const keyOf = ({ diffId, digest }: ImageLayer): string => `${diffId} ${digest}`

const isTree = (value: unknown): value is LayerTree => {
  const { files, whiteouts, opaques } = Object(value) as Partial<LayerTree>
  return files instanceof Float64Array && Array.isArray(whiteouts) && Array.isArray(opaques)
}

/** What is remembered of a layer: all of it, or the detectors that must look at it. */
async function remembered(layer: ImageLayer, detectors: Detectors, cache: LayerCache | undefined) {
  const found: Record<string, unknown> = {}
  const missing: Record<string, Detectors[string]> = {}
  for (const [name, detector] of Object.entries(detectors)) {
    const known = await cache?.get(layer.diffId, `${detector.id} ${detector.key}`)
    if (known === undefined || !detector.recognises(known)) missing[name] = detector
    else found[name] = known
  }
  const tree = await cache?.get(layer.diffId, TREE)
  return { found, missing, tree: isTree(tree) ? tree : undefined }
}

/** Every layer of an image through the detectors, in the image's order. @throws OciError */
export async function detectImage<D extends Detectors>(image: Image, detectors: D, cache?: LayerCache): Promise<DetectedLayer<D>[]> {
  const layers = [...new Map(image.layers.map((layer) => [keyOf(layer), layer])).values()]
  const known = await Promise.all(layers.map(async (layer) => ({ layer, ...(await remembered(layer, detectors, cache)) })))
  const results = new Map<string, DetectedLayer<D>>()
  const count = imageBound(image.name)
  const take = (layer: ImageLayer, tree: LayerTree, found: object): void => {
    count(tree)
    results.set(keyOf(layer), { diffId: layer.diffId, tree, found: found as FoundBy<D> })
  }
  const isWhole = ({ tree, missing }: (typeof known)[number]): boolean => tree !== undefined && Object.keys(missing).length === 0
  for (const one of known) if (isWhole(one)) take(one.layer, one.tree!, one.found)
  // The largest first, so that none of them is left for the end alone.
  const pending = sortedBy(
    known.filter((one) => !isWhole(one)),
    ({ layer }) => [-layer.size],
  )
  const work = async (): Promise<void> => {
    for (let one = pending.shift(); one; one = pending.shift()) {
      const { tree, found } = await detectLayer(one.layer, one.missing)
      take(one.layer, tree, { ...one.found, ...found })
      for (const [name, detector] of Object.entries(one.missing))
        await cache?.put(one.layer.diffId, `${detector.id} ${detector.key}`, found[name])
      if (!one.tree) await cache?.put(one.layer.diffId, TREE, tree)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(PARALLEL, pending.length) }, work))
  } finally {
    for (const detector of Object.values(detectors)) detector.rest?.()
  }
  return image.layers.map((layer) => results.get(keyOf(layer))!)
}
