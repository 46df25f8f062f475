import { parseDuration } from '../go/duration.ts'
import { parseTime } from '../go/parse-time.ts'
import { type Fields, LAYOUTS, type Moment, UTC, WEEKDAYS, type Zone, fieldsOf, formatTime } from '../go/time-layout.ts'
import { type Value, integerOf, isArray, wholeNumber } from '../values/value.ts'
import type { Builtin, Builtins } from './contract.ts'

const BILLION = 1_000_000_000n
/** Go's int64: from 1677 to 2262. */
const MOST = 2n ** 63n

const formats = new Map<string, Intl.DateTimeFormat | undefined>()
/** Zones that are kept: there are some 600. */
const KEPT = 1000

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone)
  if (formats.size >= KEPT) formats.clear()
  let format: Intl.DateTimeFormat | undefined
  try {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
    format = new Intl.DateTimeFormat('en-US', { ...fields, timeZone: zone, hourCycle: 'h23', timeZoneName: 'short', era: 'short' })
  } catch {
    format = undefined
  }
  formats.set(zone, format)
  return format
}

/** The offset and name of a zone of the IANA database at a moment. `Local` is UTC: a judgement is the same everywhere. */
function zoneAt(name: string, nanoseconds: bigint): Zone | undefined {
  if (name === '' || name === 'UTC' || name === 'Local') return UTC
  const format = formatOf(name)
  if (!format) return undefined
  const milliseconds = Number(nanoseconds / 1_000_000n)
  const parts = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]))
  const local = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  )
  const short = parts.timeZoneName ?? ''
  // Where there is no abbreviation ICU says GMT+2, Go the offset.
  return { offset: Math.round((local - Math.floor(milliseconds / 1000) * 1000) / 1000), name: /^GMT[-+]/.test(short) ? '' : short }
}

/** Nanoseconds, or a list of those, a zone and a layout. */
function momentOf(value: Value | undefined): { readonly moment: Moment; readonly layout: string } | undefined {
  const [number, zone = 'UTC', layout = ''] = value !== undefined && isArray(value) ? value : [value]
  const nanoseconds = integerOf(number)
  if (nanoseconds === undefined || nanoseconds >= MOST || nanoseconds < -MOST || typeof zone !== 'string' || typeof layout !== 'string')
    return undefined
  const known = zoneAt(zone, nanoseconds)
  return known && { moment: { nanoseconds, zone: known }, layout }
}

const ofFields =
  (take: (fields: Fields) => Value | undefined): Builtin =>
  ([value]) => {
    const given = momentOf(value)
    return given && take(fieldsOf(given.moment))
  }

const inRange = (nanoseconds: bigint | undefined): Value | undefined =>
  nanoseconds === undefined || nanoseconds >= MOST || nanoseconds < -MOST ? undefined : wholeNumber(nanoseconds)

/** Nanoseconds of a wall clock, as if it were one of UTC; months and days may go over. */
function wallTime({ year, month, day, hour, minute, second, nanosecond }: Omit<Fields, 'weekday' | 'yearDay'>): bigint | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  return Number.isNaN(date.getTime()) ? undefined : BigInt(date.getTime()) * 1_000_000n + BigInt(nanosecond)
}

function addDate([value, ...amounts]: readonly Value[]): Value | undefined {
  const given = momentOf(value)
  const [years, months, days] = amounts.map((amount) => Number(integerOf(amount)))
  if (!given || years === undefined || months === undefined || days === undefined) return undefined
  const fields = fieldsOf(given.moment)
  const local = wallTime({ ...fields, year: fields.year + years, month: fields.month + months, day: fields.day + days })
  const zone = value !== undefined && isArray(value) ? value[1] : undefined
  if (local === undefined || local >= MOST || local < -MOST) return undefined
  if (typeof zone !== 'string') return inRange(local)
  // The zone's offset is that of the new moment: guessed with the old one, then corrected (time.Date).
  const guess = zoneAt(zone, local - BigInt(given.moment.zone.offset) * BILLION)
  return guess && inRange(local - BigInt(guess.offset) * BILLION)
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Years, months, days, hours, minutes and seconds between two moments, by the clock of the first one's zone. */
function difference([one, other]: readonly Value[]): Value | undefined {
  const [a, b] = [momentOf(one), momentOf(other)]
  if (!a || !b) return undefined
  const zone = one !== undefined && isArray(one) && typeof one[1] === 'string' ? one[1] : 'UTC'
  const [start, end] = [a.moment.nanoseconds, b.moment.nanoseconds]
    .sort((x, y) => (x < y ? -1 : 1))
    .map((nanoseconds) => {
      return fieldsOf({ nanoseconds, zone: zoneAt(zone, nanoseconds) ?? UTC })
    })
  if (!start || !end) return undefined
  let [years, months, days] = [end.year - start.year, end.month - start.month, end.day - start.day]
  let [hours, minutes, seconds] = [end.hour - start.hour, end.minute - start.minute, end.second - start.second]
  if (seconds < 0) [seconds, minutes] = [seconds + 60, minutes - 1]
  if (minutes < 0) [minutes, hours] = [minutes + 60, hours - 1]
  if (hours < 0) [hours, days] = [hours + 24, days - 1]
  if (days < 0) [days, months] = [days + daysIn(start.year, start.month), months - 1]
  if (months < 0) [months, years] = [months + 12, years - 1]
  return [years, months, days, hours, minutes, seconds]
}

const layoutOf = (name: string): string => (Object.hasOwn(LAYOUTS, name) ? LAYOUTS[name]! : name)

export const timeFunctions: Builtins = {
  'time.now_ns': (_, { now }) => wholeNumber(now),
  'time.parse_ns': ([layout, text]) =>
    typeof layout === 'string' && typeof text === 'string' ? inRange(parseTime(layoutOf(layout), text)) : undefined,
  'time.parse_rfc3339_ns': ([text]) => (typeof text === 'string' ? inRange(parseTime(LAYOUTS.RFC3339!, text)) : undefined),
  'time.parse_duration_ns': ([text]) => (typeof text === 'string' ? inRange(parseDuration(text)) : undefined),
  'time.format': ([value]) => {
    const given = momentOf(value)
    return given && formatTime(given.moment, layoutOf(given.layout || 'RFC3339Nano'))
  },
  'time.date': ofFields(({ year, month, day }) => [year, month, day]),
  'time.clock': ofFields(({ hour, minute, second }) => [hour, minute, second]),
  'time.weekday': ofFields(({ weekday }) => WEEKDAYS[weekday]),
  'time.add_date': addDate,
  'time.diff': difference,
}
