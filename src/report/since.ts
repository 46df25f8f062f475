import { visible } from '#base/index.ts'
import type { Result } from '#model/index.ts'

/** Ids that are named of what is gone. */
const NAMED = 5

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

/** How the result compares with its baseline, where it has one. */
export function sinceLine({ inputs: { baseline }, findings, gone = [] }: Result): string[] {
  if (!baseline) return []
  const fresh = findings.filter(({ isNew }) => isNew).length
  const ids = [...new Set(gone.map(({ id }) => id))]
  const shown = ids.length > 0 ? ` (${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ', …' : ''})` : ''
  return [visible(`since ${baseline.name}: ${count(fresh, 'new finding')}, ${findings.length - fresh} known, ${gone.length} gone${shown}`)]
}
