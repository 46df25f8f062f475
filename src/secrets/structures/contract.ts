import type { Instant } from '#base/index.ts'

/** What a structure check makes of a value. Evidence is a sentence without the value. */
export type Structure =
  /** A checksum is right: nobody types such a thing by chance. */
  | { readonly verdict: 'proven'; readonly evidence: string; readonly expires?: Instant }
  /** Well formed inside, which says what it is but not that the vendor made it. `expires`: whoever knows the time judged may say `expired`. */
  | { readonly verdict: 'formed'; readonly evidence: string; readonly expires?: Instant }
  /** A checksum or a form is wrong: altered, or an example. */
  | { readonly verdict: 'broken'; readonly evidence: string }
  /** It is no secret of this kind at all. */
  | { readonly verdict: 'none' }

/** One vendor's checksum or inner form. */
export type StructureCheck = {
  /** What a rule's `structure` names. */
  readonly id: string
  /** For docs/reference: what is checked. */
  readonly about: string
  /** Pure, linear in the value, never throws. `undefined`: this value has no such structure, the shape alone counts. */
  readonly check: (value: string) => Structure | undefined
}
