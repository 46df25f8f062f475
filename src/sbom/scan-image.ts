import { type Image, type LayerCache, type LayerTree, detectImage, digestOf, squash } from '#oci/index.ts'
import { compareText, shownName, sortedBy } from '#base/index.ts'
import type { Subject, Unknown } from '#model/index.ts'
import { type PlacedRecord, assemblePackages, distributionOf } from './assemble.ts'
import { changelogsOf } from './changelogs.ts'
import { type LayerCatalog, packageDetector } from './catalog-layer.ts'
import { completeRecords } from './complete.ts'
import { fileOwners } from './file-owners.ts'
import type { Inventory, OwnedInventory } from './inventory.ts'
import type { Selection } from './selection.ts'

/** One layer of an image as the catalogers see it. */
export type CatalogedLayer = { readonly diffId: string; readonly tree: LayerTree; readonly catalog: LayerCatalog }

/** Records of files that are still there in the final tree. */
function visible(layers: readonly CatalogedLayer[]): { records: PlacedRecord[]; unknowns: Unknown[]; symlinks: Map<string, string> } {
  const tree = squash(layers.map((layer) => layer.tree))
  const records: PlacedRecord[] = []
  const unknowns: Unknown[] = []
  const symlinks = new Map<string, string>()
  for (const [i, { diffId, catalog }] of layers.entries()) {
    for (const record of catalog.records) if (!tree.hiddenBy(record.path, i)) records.push({ record, layer: diffId })
    for (const unknown of catalog.unknowns) if (!tree.hiddenBy(unknown.path, i)) unknowns.push({ ...unknown, layer: diffId })
    for (const [path, target] of catalog.symlinks) if (!tree.hiddenBy(path, i)) symlinks.set(path, target)
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
      ...(image.indexDigest === undefined ? {} : { indexDigest: image.indexDigest }),
      config: image.config.digest,
      layers: image.layers.map(({ diffId, digest, size }) => ({ diffId, digest, size })),
    },
  }
}

/** The packages of an image, or of its lowest layers, and who brought which file. @throws OciError */
export function inventoryOfLayers(image: Image, layers: readonly CatalogedLayer[], selection: Selection): OwnedInventory {
  const seen = visible(layers)
  const { records, unknowns } = completeRecords(seen.records, selection.catalogers)
  const distribution = distributionOf(records)
  return {
    subject: subjectOf(image),
    ...(distribution ? { distribution } : {}),
    packages: assemblePackages(records, distribution, selection.catalogers, seen.symlinks),
    unknowns: sortUnknowns([...seen.unknowns, ...unknowns]),
    ownersOf: fileOwners(records, distribution, seen.symlinks),
    changelogs: changelogsOf(records, seen.symlinks),
  }
}

/** What is in an image. @throws OciError */
export async function scanImage(image: Image, selection: Selection, cache?: LayerCache): Promise<Inventory> {
  const layers = await detectImage(image, { catalog: packageDetector(selection) }, cache)
  const cataloged = layers.map(({ diffId, tree, found }) => ({ diffId, tree, catalog: found.catalog }))
  const { ownersOf: _, changelogs: __, ...inventory } = inventoryOfLayers(image, cataloged, selection)
  return inventory
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
