import type { Inventory } from '../inventory.ts'

/** One SBOM format: writes, and reads back what it wrote. */
export type SbomFormat = {
  /** The value of `sbom --format`: cyclonedx (newest), cyclonedx-1.6, spdx … */
  readonly id: string
  readonly about: string
  /** Pure and deterministic. The text ends with a newline. */
  readonly write: (inventory: Inventory, context: { readonly version: string; readonly time: string }) => string
  /** Whether a parsed JSON document is of this format. */
  readonly recognises: (document: unknown) => boolean
  /** @throws ParseError */
  readonly read: (document: unknown, name: string) => Inventory
}
