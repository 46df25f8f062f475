import type { RecordedBase } from '#model/index.ts'
import { baseOf } from '#oci/index.ts'
import type { BaseFacts } from '#policy/index.ts'
import type { ReadTarget } from '../read-target.ts'

/** What a target was built on: undefined for what is no image, and where nothing tells. */
export function baseFactsOf({ image, layers, inventoryOfLowest }: ReadTarget, recorded: readonly RecordedBase[]): BaseFacts | undefined {
  if (!image) return undefined
  const base = baseOf({ settings: image.settings, diffIds: layers.flatMap(({ diffId }) => diffId ?? []) }, recorded)
  if (!base) return undefined
  return {
    base,
    packages: base.layers === undefined ? [] : inventoryOfLowest(base.layers).packages,
    history: image.settings.history.map(({ createdBy }) => createdBy),
  }
}
