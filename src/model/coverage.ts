import type { Instant } from '#base/index.ts'

/** What was looked at in a subject for one subject area (an ecosystem with its release, a kind of finding). */
export type Coverage = { readonly area: string; readonly packages: number } & (
  | { readonly status: 'assessed'; readonly sources: readonly string[]; readonly asOf: Instant }
  | { readonly status: 'partial'; readonly sources: readonly string[]; readonly asOf: Instant; readonly lacks: string }
  | {
      readonly status: 'not-assessed'
      readonly reason: 'no-data' | 'unknown-release' | 'not-asked' | 'no-version'
      readonly detail: string
    }
)

/** A file that could not be read: named, never silently skipped. */
export type Unknown = { readonly path: string; readonly layer?: string; readonly cataloger?: string; readonly reason: string }
