/** One way to order version strings. */
export type VersionScheme = {
  /** The name on the command line and in a match's reasoning. */
  readonly id: string
  /** For docs/reference: what follows it, and the specification. */
  readonly title: string
  readonly specification: string
  /**
   * Below zero, zero or above zero; a total order over all strings, so that a version that breaks the scheme's grammar still has one
   * place. Linear in the length of its inputs.
   */
  readonly compare: (a: string, b: string) => number
  /** Whether the text follows the scheme's grammar. A match on a version that does not is said to be uncertain. */
  readonly valid: (version: string) => boolean
  /**
   * The release that a version is only another build of, where the scheme orders such builds behind it: who says that 1.13.0 is the
   * last affected one means 1.13.0+cu117 as well. The version itself when it is none.
   */
  readonly baseOf?: (version: string) => string
}
