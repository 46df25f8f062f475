import { DAY, visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'

/** Docker was shown to the public in March 2013. */
const FIRST = Date.parse('2013-03-01T00:00:00Z')
/** Marks of "no date": Go's zero time, Unix' epoch, the first day of FAT and ZIP; a day is left for time zones. */
const NO_DATE = ['0001-01-01', '1970-01-01', '1980-01-01', '1979-12-31'] as const

export const creationDate: Predicate = ({ config, time }) => {
  const created = config?.created
  if (!created || NO_DATE.some((day) => created.startsWith(day))) return []
  const at = Date.parse(created)
  if (at >= FIRST && at <= Date.parse(time) + DAY) return []
  return [inConfig('Created', { evidence: `created "${visible(created)}"` })]
}
