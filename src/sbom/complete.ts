import { messageOf } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { PlacedRecord } from './assemble.ts'
import type { Cataloger, Found } from './catalogers/contract.ts'

export type Completed = { readonly records: readonly PlacedRecord[]; readonly unknowns: readonly Unknown[] }

/** What one cataloger's parts make, as records of the files that show it. */
function completeOne(cataloger: Cataloger, records: readonly PlacedRecord[]): { records: PlacedRecord[]; unknowns: Unknown[] } {
  const mine = records.filter(({ record }) => record.cataloger === cataloger.id)
  const placed = new Map(mine.map((one) => [one.record.path, one]))
  const found = new Map<string, Found[]>()
  const unknowns: Unknown[] = []
  const parts = mine.flatMap(({ record }) =>
    record.found.flatMap((one) => (one.kind === 'part' ? [{ path: record.path, part: one.part }] : [])),
  )
  const lost = (path: string, reason: string): void => {
    const layer = placed.get(path)?.layer
    unknowns.push({ path, cataloger: cataloger.id, reason, ...(layer === undefined ? {} : { layer }) })
  }
  try {
    for (const { path, found: one } of cataloger.complete?.(parts) ?? []) {
      if (one.kind === 'unknown') lost(one.path ?? path, one.reason)
      else if (found.has(path)) found.get(path)!.push(one)
      else found.set(path, [one])
    }
  } catch (thrown) {
    // A fault of ours over one ecosystem must not take the rest of the tree with it.
    lost(parts[0]?.path ?? '', `unexpected: ${messageOf(thrown)}`)
  }
  const made = [...found].flatMap(([path, items]) => {
    const from = placed.get(path)
    return from ? [{ ...from, record: { ...from.record, found: items } }] : []
  })
  return { records: made, unknowns }
}

/** Adds what several files of the tree make together to what each shows by itself. */
export function completeRecords(records: readonly PlacedRecord[], catalogers: readonly Cataloger[]): Completed {
  const all = catalogers.filter(({ complete }) => complete).map((cataloger) => completeOne(cataloger, records))
  return { records: [...records, ...all.flatMap((one) => one.records)], unknowns: all.flatMap((one) => one.unknowns) }
}
