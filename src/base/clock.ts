/** A moment as RFC 3339 in UTC with seconds: `2026-08-21T00:00:00Z`. Sorts as text. */
export type Instant = string

/** Where time comes from: the system, or a fixed moment in tests and replays. */
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

export const fixedClock = (at: Instant): Clock => ({ now: () => new Date(at) })

export const toInstant = (date: Date): Instant => date.toISOString().replace(/\.\d+Z$/, 'Z')

export const DAY = 86_400_000
