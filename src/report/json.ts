import type { Results } from '#model/index.ts'
import type { Reporter } from './contract.ts'

/** The whole result, as `replay` and scripts read it. */
export const json = {
  id: 'json',
  about: 'the whole result as JSON',
  write: (result) => `${JSON.stringify(result, null, 2)}\n`,
  writeSeveral: (results) => `${JSON.stringify({ schema: 'plimsoll-results/1', results } satisfies Results, null, 2)}\n`,
} satisfies Reporter
