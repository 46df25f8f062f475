import type { Affected } from '#model/index.ts'

/** A fix in version `0` is how Debian's tracker and Alpine's secfixes write that a release never had the vulnerability. */
export const neverAffected = (ecosystem: string, name: string): Affected => ({
  ecosystem,
  name,
  ranges: [],
  versions: [],
  notAffected: { impact: 'version 0 fixes it: it never was there' },
})
