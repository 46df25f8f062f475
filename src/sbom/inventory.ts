import type { Distribution, Package, Subject, Unknown } from '#model/index.ts'

/** What is in a subject: the input of every SBOM format and of matching. Lists are sorted. */
export type Inventory = {
  readonly subject: Subject
  readonly distribution?: Distribution
  readonly packages: readonly Package[]
  readonly unknowns: readonly Unknown[]
}
