/** A moment as RFC 3339 in UTC with seconds: `2026-08-21T00:00:00Z`. Sorts as text. */
export type Instant = string

/** Where time comes from. */
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

export const toInstant = (date: Date): Instant => date.toISOString().replace(/\.\d+Z$/, 'Z')

export const DAY = 86_400_000

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
