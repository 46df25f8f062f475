import type { Instant } from '#base/index.ts'
import type { Advisory, FeedCoverage } from '#model/index.ts'

/** What a feed's file becomes. */
export type FeedRecord =
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  | { readonly kind: 'exploited'; readonly cve: string; readonly since: string; readonly ransomware: boolean }
  | { readonly kind: 'epss'; readonly cve: string; readonly score: number; readonly percentile: number }
  /** When the file itself says that its data is of, and of which edition. */
  | { readonly kind: 'edition'; readonly asOf: Instant; readonly edition?: string }
  /** A part of a large file, or the rest of one, that could not be read. */
  | { readonly kind: 'unread'; readonly what?: string; readonly reason: string }

export type FeedFile = { readonly path: string; readonly bytes: Uint8Array }

/** How much a feed knows, and what it does not say where that is not everything. */
export type Extent = { readonly coverage: FeedCoverage; readonly lacks?: string }

/** Where a feed's publisher serves it. */
export type Publication = {
  /** What can be asked for one by one: OSV's ecosystems, Alpine's releases. Others may be asked for by name. Without any the feed is one. */
  readonly parts: readonly string[]
  /** Those that are fetched when nothing is named, where not all: another feed says the rest first-hand. */
  readonly byDefault?: readonly string[]
  readonly addresses: (part: string) => readonly string[]
}

/** One published collection of advisories in one form. */
export type Feed = Extent & {
  /** Stable: shown as the source of a match. */
  readonly id: string
  readonly title: string
  readonly licence: string
  /** Where one feed speaks of several ecosystems, not all of them alike; by the key of the ecosystem. */
  readonly extentOf?: (ecosystem: string) => Extent
  readonly publication?: Publication
  /** Whether a file of the published archive is read. */
  readonly wants: (path: string) => boolean
  /** Facts only. @throws ParseError; the builder counts the file as unread and goes on. */
  readonly convert: (file: FeedFile) => Iterable<FeedRecord>
}
