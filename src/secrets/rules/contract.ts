import type { Severity } from '#model/index.ts'

/** One kind of secret. A rule is data: nothing of it runs but its pattern, and the structure check that it names. */
export type SecretRule = {
  /** Stable; shown, and what exceptions and settings name. Kebab-case, vendor first: `github-fine-grained-token`. */
  readonly id: string
  /** `GitHub fine-grained personal access token`. */
  readonly title: string
  /** Bytes that must be there, ASCII, found without case, 3 to 40 characters. A window is cut around each of them. */
  readonly keywords: readonly string[]
  /** RE2 syntax, linear. The first group is the value where there is one, else the whole match. */
  readonly pattern: string
  /** Bytes of the window before and after the keyword; at most 4096 each. */
  readonly before: number
  readonly after: number
  /**
   * `prefix`: the keyword begins the value and stands at a left boundary, a token run follows it. `assignment`: the keyword is part of a
   * name to which a value is given. `userinfo`: the keyword is `://`, and a colon and then `@` follow before a slash, space, quote or
   * bracket. `any`: wherever it stands.
   */
  readonly guard: 'prefix' | 'assignment' | 'userinfo' | 'any'
  /**
   * Letters and digits that stand together in every value: in a window without a run of so many no pattern is tried, or even compiled.
   */
  readonly run?: number
  /** Texts in lower case of which one stands in every window that the pattern matches: a look at them is cheaper than the pattern. */
  readonly near?: readonly string[]
  /** Least Shannon entropy of the value in bits per character. */
  readonly entropy?: number
  /** The public beginning of the value, which may be shown. */
  readonly prefix?: string
  /** Of the registry `structures`: a checksum or form of the vendor. */
  readonly structure?: string
  /**
   * When shape alone holds. A checksum that holds raises it to critical with confidence high; one that does not lowers it to medium with
   * confidence low (altered, or an example). A form without a checksum leaves it. A known example value is info.
   */
  readonly severity: Severity
  readonly confidence: 'high' | 'medium' | 'low'
  /** Values that vendors print in their documents, as sha256 in hex: info. */
  readonly examples?: readonly string[]
  /** What to do: where such a token is revoked. */
  readonly remediation: string
}

/** How tests make values of a rule from a seed: no token-shaped text lies in the repository. */
export type SecretSample = {
  readonly rule: string
  /** The same seed gives the same value. */
  readonly make: (seed: number) => string
}
