import { DAY, type Instant, toInstant } from '#base/index.ts'

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
/** RFC 3339 with its offset: a time without one means another moment on each machine. */
const MOMENT = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/

/** Midnight UTC at which a day begins; undefined for a day that no calendar has. */
function dayOf(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined || year === '0000') return undefined
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // Date rolls 30 February over into March.
  return toInstant(new Date(at)).startsWith(text) ? at : undefined
}

function clockOf(text: string): number | undefined {
  const [, date = '', hour, minute, second, offset = ''] = MOMENT.exec(text) ?? []
  const day = dayOf(date)
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return undefined
  const east = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  return day + ((Number(hour) * 60 + Number(minute) - east) * 60 + Number(second)) * 1000
}

/**
 * The moment from which something no longer holds: a day ends with it, at 24:00 UTC; a time is RFC 3339 with its offset. Undefined for
 * all else, also for days that do not exist.
 */
export function expiryOf(text: string): Instant | undefined {
  const day = dayOf(text)
  const at = day === undefined ? clockOf(text) : day + DAY
  return at === undefined ? undefined : toInstant(new Date(at))
}

/** The moment at which a day or time begins. */
export function beginningOf(text: string): Instant | undefined {
  const at = dayOf(text) ?? clockOf(text)
  return at === undefined ? undefined : toInstant(new Date(at))
}
