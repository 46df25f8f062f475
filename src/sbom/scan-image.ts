import { digestOf, type Image, type LayerTree, squash } from '#oci/index.ts'
import { compareText, sortedBy } from '#base/index.ts'
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
const PARALLEL = 3

async function catalogAll(image: Image, selection: Selection, cache: LayerCache | undefined): Promise<LayerCatalog[]> {
  const results: LayerCatalog[] = Array.from({ length: image.layers.length })
  const cached = await Promise.all(image.layers.map(async (layer) => cache?.get(layer.diffId, selection.key)))
  // The largest first, so that none of them is left for the end alone.
  const pending = sortedBy(image.layers.keys(), (i) => [-image.layers[i]!.size]).filter((i) => {
    const known = cached[i]
    if (known) results[i] = known
    return known === undefined
  })
  const work = async (): Promise<void> => {
    for (let i = pending.shift(); i !== undefined; i = pending.shift()) {
      const catalog = await catalogLayer(image.layers[i]!, selection)
      results[i] = catalog
      await cache?.put(catalog, selection.key)
    }
  }
  await Promise.all(Array.from({ length: Math.min(PARALLEL, pending.length) }, work))
  return results
}

/** Records of files that are still there in the final tree. */
function visible(layers: readonly LayerCatalog[]): { records: PlacedRecord[]; unknowns: Unknown[] } {
  const tree = squash(layers.map((layer): LayerTree => layer.tree))
  const records: PlacedRecord[] = []
  const unknowns: Unknown[] = []
  for (const [i, layer] of layers.entries()) {
    for (const record of layer.records) if (!tree.hiddenBy(record.path, i)) records.push({ record, layer: layer.diffId })
    for (const unknown of layer.unknowns) if (!tree.hiddenBy(unknown.path, i)) unknowns.push({ ...unknown, layer: layer.diffId })
  }
  // Uppermost first: of two files that say the same, the newer counts.
  return { records: records.toReversed(), unknowns }
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
  const symlinks = new Map(layers.flatMap((layer) => [...layer.symlinks]))
  const seen = visible(layers)
  const { records, unknowns } = completeRecords(seen.records, selection.catalogers)
  const distribution = distributionOf(records)
  return {
    subject: subjectOf(image),
    ...(distribution ? { distribution } : {}),
    packages: assemblePackages(records, distribution, selection.catalogers, symlinks),
    unknowns: sortUnknowns([...seen.unknowns, ...unknowns]),
  }
}

export const sortUnknowns = (unknowns: readonly Unknown[]): Unknown[] =>
  sortedBy(unknowns, ({ path, cataloger, reason }) => [path, cataloger ?? '', reason])

/** Names the content of a subject that has no digest of its own: its packages and where they lie. */
export const inventoryDigest = (inventory: Pick<Inventory, 'packages' | 'distribution'>): string =>
  digestOf(
    JSON.stringify([
      inventory.distribution ?? null,
      inventory.packages.map(({ purl, locations }) => [purl, locations.map(({ path }) => path).toSorted(compareText)]),
    ]),
  )
