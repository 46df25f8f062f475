import type { Instant } from '#base/index.ts'

/** One side of a range; `introduced: '0'` is the beginning of time (OSV schema, affected[].ranges[].events[]). */
export type RangeEvent =
  | { readonly introduced: string }
  | { readonly fixed: string }
  | { readonly lastAffected: string }
  | { readonly limit: string }

/** Where a version line is vulnerable. Versions are compared by the scheme of the ecosystem. */
export type Range = { readonly events: readonly RangeEvent[] }

/** What an advisory says of one package. */
export type Affected = {
  /** OSV ecosystem with its release: `Debian:12`, `Alpine:v3.11`, `npm`, `AlmaLinux:9`, `Bitnami`. */
  readonly ecosystem: string
  readonly name: string
  readonly ranges: readonly Range[]
  /** Versions named one by one, besides the ranges. */
  readonly versions: readonly string[]
  /** CVSS vectors for this package alone, which win over the advisory's. */
  readonly vectors?: readonly string[]
  /** The publisher's own rating for this package: `unimportant`, `MODERATE` … lower case. */
  readonly rating?: string
  /** Module streams that an RPM advisory is about: `nodejs:16`. */
  readonly modules?: readonly string[]
  /** Vulnerable symbols, where the source names them (Go). */
  readonly symbols?: readonly string[]
  /** What the publisher says about a package that it has not fixed. */
  readonly state?: FixState
  /** The publisher says in so many words that the package is not affected; the ranges are empty. */
  readonly notAffected?: NotAffected
}

/** Why a package is not affected: a word of CSAF and OpenVEX, a line for people. Of every version, unless it names the one. */
export type NotAffected = { readonly justification?: string; readonly impact?: string; readonly version?: string }

/** `undetermined`: nobody has looked whether it is affected. `postponed`, `ignored`: the distribution will fix it later, or not by itself. */
export type FixState = 'undetermined' | 'postponed' | 'ignored' | 'end-of-life'

/** A published vulnerability: the facts of an OSV record, none of its prose. */
export type Advisory = {
  readonly id: string
  readonly aliases: readonly string[]
  /** Id of the feed that it came from. */
  readonly source: string
  readonly published?: Instant
  readonly modified?: Instant
  readonly withdrawn?: Instant
  readonly disputed?: boolean
  /** CVSS vectors, `CVSS:3.1/…`, `CVSS:4.0/…`, or the bare form of 2.0. */
  readonly vectors: readonly string[]
  /** The publisher's own word, lower case: critical, important, moderate … */
  readonly rating?: string
  /** At most a line: the title, where the source's licence lets facts carry one; never a description. */
  readonly title?: string
  readonly affected: readonly Affected[]
}

/** How much of an ecosystem a source knows. */
export type FeedCoverage = 'complete' | 'advisories-only' | 'selected-advisories'

/** What a source says it is: shown in `db info` and attached to each result that it touches. */
export type SourceInfo = {
  readonly id: string
  readonly licence: string
  readonly asOf: Instant
  readonly coverage: FeedCoverage
  /** What the source lacks, in a phrase. */
  readonly lacks?: string
  /** The publisher's own name for the version of its data or model. */
  readonly edition?: string
  readonly advisories: number
  /** Published files that could not be read: what they say is missing here. */
  readonly unread?: number
}

/** What one source says of one ecosystem and release. */
export type EcosystemInfo = {
  readonly ecosystem: string
  readonly source: string
  readonly asOf: Instant
  readonly coverage: FeedCoverage
  readonly lacks?: string
  readonly advisories: number
}
