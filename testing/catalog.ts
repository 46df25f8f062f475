import type { Package, Unknown } from '#model/index.ts'
import { assemblePackages } from '#sbom/assemble.ts'
import type { Cataloger } from '#sbom/catalogers/contract.ts'
import { completeRecords } from '#sbom/complete.ts'
import { selectionOf } from '#sbom/selection.ts'

/** What the catalogers make of a tree of these files, as a scan of a folder does. */
export function catalogued(
  catalogers: readonly Cataloger[],
  files: Readonly<Record<string, Uint8Array | string>>,
): { readonly packages: readonly Package[]; readonly unknowns: readonly Unknown[] } {
  const selection = selectionOf(catalogers)
  const parsed = Object.entries(files).map(([path, content]) => {
    const bytes = Buffer.from(content)
    return selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
  })
  const { records, unknowns } = completeRecords(
    parsed.flatMap((one) => one.records.map((record) => ({ record }))),
    catalogers,
  )
  return {
    packages: assemblePackages(records, undefined, catalogers, new Map()),
    unknowns: [...parsed.flatMap((one) => one.unknowns), ...unknowns],
  }
}
