import type { Inventory } from './facts.ts'
import { kindOf } from './group-kind.ts'
import { withoutNulls } from './without-nulls.ts'

/** Objects of a run by their kind. Kinds of one name and several groups stand together: `apiVersion` tells them apart. */
export function inventoryOf(objects: readonly { readonly [field: string]: unknown }[]): Inventory {
  const groups = Map.groupBy(objects.map(withoutNulls), (object) => kindOf(object).kind)
  return Object.fromEntries(groups)
}
