import { folderOf } from '#base/index.ts'
import type { Draft, PlacedRecord } from './assemble.ts'

/** What manifests say that the lock files beside them are for, by cataloger and folder. */
function rootsOf(records: readonly PlacedRecord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const roots = new Map<string, Set<string>>()
  for (const { record } of records)
    for (const found of record.found)
      if (found.kind === 'roots') {
        const place = `${found.of} ${folderOf(record.path)}`
        const known = roots.get(place) ?? new Set()
        for (const name of found.names) known.add(name)
        roots.set(place, known)
      }
  return roots
}

function reachedFrom(names: ReadonlySet<string>, drafts: readonly Draft[]): ReadonlySet<string> {
  const byPurl = Map.groupBy(drafts, ({ purl }) => purl)
  // Purls, not drafts: many of a lock's entries may say the same.
  const reached = new Set<string>()
  const pending = drafts.flatMap(({ found, purl }) => (names.has(found.name) ? [purl] : []))
  for (let purl = pending.pop(); purl !== undefined; purl = pending.pop()) {
    if (reached.has(purl)) continue
    reached.add(purl)
    for (const draft of byPurl.get(purl) ?? []) for (const target of draft.dependsOn) if (!reached.has(target)) pending.push(target)
  }
  return reached
}

/** Leaves out what a lock file holds and none of its roots leads to: needs of development, where only the manifest tells them apart. */
export function withoutUnreached(drafts: readonly Draft[], records: readonly PlacedRecord[]): readonly Draft[] {
  const roots = rootsOf(records)
  if (roots.size === 0) return drafts
  const placeOf = (draft: Draft): string => `${draft.cataloger} ${folderOf(draft.file)}`
  const reached = new Map(
    [...Map.groupBy(drafts, placeOf)].flatMap(([place, group]) => {
      const names = roots.get(place)
      return names ? [[place, reachedFrom(names, group)] as const] : []
    }),
  )
  return drafts.filter((draft) => reached.get(placeOf(draft))?.has(draft.purl) ?? true)
}
