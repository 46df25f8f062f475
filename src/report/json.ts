import type { Reporter } from './contract.ts'

/** The whole result, as `replay` and scripts read it. */
export const json = {
  id: 'json',
  about: 'the whole result as JSON',
  write: (result) => `${JSON.stringify(result, null, 2)}\n`,
} satisfies Reporter
