import type { Changelogs } from './changelogs.ts'
import type { FileOwners } from './file-owners.ts'
import type { Distribution, Package, Subject, Unknown } from '#model/index.ts'

/** What is in a subject: the input of every SBOM format and of matching. Lists are sorted. */
export type Inventory = {
  readonly subject: Subject
  readonly distribution?: Distribution
  readonly packages: readonly Package[]
  readonly unknowns: readonly Unknown[]
}

/** With ways to ask which package brought a file, and what a package's changelog names. */
export type OwnedInventory = Inventory & { readonly ownersOf: FileOwners; readonly changelogs: Changelogs }
