import type { Instant } from '#base/index.ts'
import type { ExceptionUse, FindingKind } from '#model/index.ts'

/** A risk that somebody accepted, for a while. All that it names has to hold for what it covers. */
export type Exception = {
  /** `plimsoll.yaml:12`. */
  readonly source: string
  /** The id or an alias of a finding. */
  readonly id?: string
  /** The id or an alias of a finding that a rule or control made: a secret, hygiene. */
  readonly rule?: string
  /** A purl, perhaps without version and qualifiers, or a name; of the package, or of the source package that it was built from. */
  readonly package?: string
  /** Versions of the package: `>=1.2 <2`, `vers:npm/…`. */
  readonly range?: string
  /** A glob over paths. */
  readonly path?: string
  /** A pattern over the subject's name, repository with tag or digest, or digest. */
  readonly subject?: string
  /** The beginning of a diff id. */
  readonly layer?: string
  readonly kind?: FindingKind
  readonly owner: string
  readonly reason: string
  readonly approvedBy?: string
  /** The moment from which it no longer holds. */
  readonly expires: Instant
}

/** What a finding shows of the exception that covers it. */
export const useOf = ({ source, owner, reason, approvedBy, expires }: Exception): ExceptionUse => ({
  source,
  owner,
  reason,
  ...(approvedBy === undefined ? {} : { approvedBy }),
  expires,
})

/** Who accepted it, why and until when; two that say the same do not contradict each other. */
export const termsOf = ({ owner, reason, approvedBy, expires }: Exception): string => JSON.stringify([owner, reason, approvedBy, expires])
