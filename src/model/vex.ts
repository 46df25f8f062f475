/** A VEX statement of the user's that decided nothing, and why. */
export type UnusedVex = {
  /** The document, as the user named it. */
  readonly source: string
  /** `CVE-2024-1 not_affected: pkg:npm/lodash@4.17.11`. */
  readonly statement: string
  readonly reason: string
}
