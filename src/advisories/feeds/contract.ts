import type { Advisory, FeedCoverage } from '#model/index.ts'

/** What a feed's file becomes. */
export type FeedRecord =
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  | { readonly kind: 'exploited'; readonly cve: string; readonly since: string; readonly ransomware: boolean }
  | { readonly kind: 'epss'; readonly cve: string; readonly score: number; readonly percentile: number }

export type FeedFile = { readonly path: string; readonly bytes: Uint8Array }

/** One published collection of advisories in one form. */
export type Feed = {
  /** Stable: shown as the source of a match. */
  readonly id: string
  readonly title: string
  readonly licence: string
  readonly coverage: FeedCoverage
  /** What the feed does not say, in a phrase, where coverage is not complete. */
  readonly lacks?: string
  /** Whether a file of the published archive is read. */
  readonly wants: (path: string) => boolean
  /** Facts only. @throws ParseError; the builder counts the file as skipped and goes on. */
  readonly convert: (file: FeedFile) => Iterable<FeedRecord>
}
