/** A release of the API server by its minor version: 37 is 1.37. */
export type Release = { readonly minor: number }

/** The first with expressions in stored objects, and the newest whose rules are known. */
const FIRST = 22
export const NEWEST = 37

/**
 * `1.30`, `v1.30.4`, `1.30+` (as clusters report themselves). What is newer than the newest known is taken for that.
 * @returns undefined for what is no release or older than expressions are
 */
export function parseRelease(text: string): Release | undefined {
  const match = /^v?1\.([0-9]{1,3})(?:\+|[.-][0-9A-Za-z.+-]*)?$/.exec(text)
  const minor = Number(match?.[1])
  return match && minor >= FIRST ? { minor: Math.min(minor, NEWEST) } : undefined
}

export const isAtLeast = ({ minor }: Release, since: number): boolean => minor >= since
