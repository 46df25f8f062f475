import { availableParallelism } from 'node:os'
import { digestOf, type Image, type ImageLayer, type LayerTree, OciError, squash } from '#oci/index.ts'
import { GiB, compareText, limits, shownName, sortedBy } from '#base/index.ts'
import type { Subject, Unknown } from '#model/index.ts'
import { type PlacedRecord, assemblePackages, distributionOf } from './assemble.ts'
import { type LayerCatalog, catalogLayer } from './catalog-layer.ts'
import { completeRecords } from './complete.ts'
import type { Inventory } from './inventory.ts'
import type { Selection } from './selection.ts'

/** Remembers what catalogers made of a layer. Both may fail quietly: a cache is no source of truth. */
export type LayerCache = {
  readonly get: (diffId: string, selection: string) => Promise<LayerCatalog | undefined>
  readonly put: (catalog: LayerCatalog, selection: string) => Promise<void>
}

/** Layers read at a time: decompression runs on other threads, parsing on this one. */
const PARALLEL = Math.max(2, Math.min(4, availableParallelism()))

/** Counts what the layers of an image come to: each has its own bound, five hundred of them need one, too. */
function imageBound(name: string): (catalog: LayerCatalog) => void {
  let [size, paths] = [0, 0]
  return ({ tree }) => {
    size += tree.size
    paths += tree.files.length
    if (size > limits.image || paths > limits.imageEntries)
      throw new OciError('too-large', `read image "${name}": more than ${limits.image / GiB} GiB or ${limits.imageEntries} files`)
  }
}

/** An image may have a layer more than once; it is read once. */
const keyOf = ({ diffId, digest }: ImageLayer): string => `${diffId} ${digest}`

async function catalogAll(image: Image, selection: Selection, cache: LayerCache | undefined): Promise<LayerCatalog[]> {
  const layers = [...new Map(image.layers.map((layer) => [keyOf(layer), layer])).values()]
  const cached = await Promise.all(layers.map(async (layer) => cache?.get(layer.diffId, selection.key)))
  const results = new Map<string, LayerCatalog>()
  const count = imageBound(image.name)
  const take = (layer: ImageLayer, catalog: LayerCatalog): void => {
    count(catalog)
    results.set(keyOf(layer), catalog)
  }
  for (const [i, known] of cached.entries()) if (known) take(layers[i]!, known)
  // The largest first, so that none of them is left for the end alone.
  const pending = sortedBy(
    layers.filter((layer) => !results.has(keyOf(layer))),
    ({ size }) => [-size],
  )
  const work = async (): Promise<void> => {
    for (let layer = pending.shift(); layer; layer = pending.shift()) {
      const catalog = await catalogLayer(layer, selection)
      take(layer, catalog)
      await cache?.put(catalog, selection.key)
    }
  }
  await Promise.all(Array.from({ length: Math.min(PARALLEL, pending.length) }, work))
  return image.layers.map((layer) => results.get(keyOf(layer))!)
}

/** Records of files that are still there in the final tree. */
function visible(layers: readonly LayerCatalog[]): { records: PlacedRecord[]; unknowns: Unknown[]; symlinks: Map<string, string> } {
  const tree = squash(layers.map((layer): LayerTree => layer.tree))
  const records: PlacedRecord[] = []
  const unknowns: Unknown[] = []
  const symlinks = new Map<string, string>()
  for (const [i, layer] of layers.entries()) {
    for (const record of layer.records) if (!tree.hiddenBy(record.path, i)) records.push({ record, layer: layer.diffId })
    for (const unknown of layer.unknowns) if (!tree.hiddenBy(unknown.path, i)) unknowns.push({ ...unknown, layer: layer.diffId })
    for (const [path, target] of layer.symlinks) if (!tree.hiddenBy(path, i)) symlinks.set(path, target)
  }
  // Uppermost first: of two files that say the same, the newer counts.
  return { records: records.toReversed(), unknowns, symlinks }
}

function subjectOf(image: Image): Subject {
  return {
    kind: 'image',
    name: image.name,
    digest: image.digest,
    image: {
      ...(image.repository ? { repository: image.repository } : {}),
      ...(image.tag ? { tag: image.tag } : {}),
      platform: image.platform,
      config: image.config.digest,
      layers: image.layers.map(({ diffId, digest, size }) => ({ diffId, digest, size })),
    },
  }
}

/** What is in an image. @throws OciError */
export async function scanImage(image: Image, selection: Selection, cache?: LayerCache): Promise<Inventory> {
  const layers = await catalogAll(image, selection, cache)
  const seen = visible(layers)
  const { records, unknowns } = completeRecords(seen.records, selection.catalogers)
  const distribution = distributionOf(records)
  return {
    subject: subjectOf(image),
    ...(distribution ? { distribution } : {}),
    packages: assemblePackages(records, distribution, selection.catalogers, seen.symlinks),
    unknowns: sortUnknowns([...seen.unknowns, ...unknowns]),
  }
}

export const sortUnknowns = (unknowns: readonly Unknown[]): Unknown[] =>
  sortedBy(
    unknowns.map((unknown) => ({ ...unknown, path: shownName(unknown.path) })),
    ({ path, cataloger, reason }) => [path, cataloger ?? '', reason],
  )

/** Names the content of a subject that has no digest of its own: its packages and where they lie. */
export const inventoryDigest = (inventory: Pick<Inventory, 'packages' | 'distribution'>): string =>
  digestOf(
    JSON.stringify([
      inventory.distribution ?? null,
      inventory.packages.map(({ purl, locations }) => [purl, locations.map(({ path }) => path).toSorted(compareText)]),
    ]),
  )
