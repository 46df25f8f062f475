import type { Inventory } from './facts.ts'
import { kindOf } from './group-kind.ts'
import { withoutNulls } from './without-nulls.ts'

type Json = { readonly [field: string]: unknown }

const byKind = (objects: readonly Json[]): Inventory => Object.fromEntries(Map.groupBy(objects, (object) => kindOf(object).kind))

/** Objects of a run by their kind. Kinds of one name and several groups stand together: `apiVersion` tells them apart. */
export const inventoryOf = (objects: readonly Json[]): Inventory => byKind(objects.map(withoutNulls))

/** Where an object is: what names no namespace is seen beside what is in default, where both end up together. */
function namespaceOf({ metadata }: Json): string {
  const { namespace } = Object(metadata) as { readonly namespace?: unknown }
  return typeof namespace === 'string' && namespace !== '' ? namespace : 'default'
}

const known = new WeakMap<Inventory, ReadonlyMap<string, Inventory>>()

/** Those of the run that are in the object's namespace, by kind: asked of each object, so parted once for all. */
export function neighboursOf(object: Json, inventory: Inventory): Inventory {
  let parts = known.get(inventory)
  if (!parts) {
    const groups = Map.groupBy(Object.values(inventory).flat(), namespaceOf)
    known.set(inventory, (parts = new Map([...groups].map(([namespace, objects]) => [namespace, byKind(objects)]))))
  }
  return parts.get(namespaceOf(object)) ?? {}
}
