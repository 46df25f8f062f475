import { CelFailure, type CelTimestamp } from '../../values/index.ts'

/** A time as clocks of a zone show it. Month, day of the week and of the year count from 0, the day from 1. */
export type ZonedTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly yearday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const SECOND = 1000
const DAY = 86_400 * SECOND

/** Zones that are kept; there are some 600 names. */
const KEPT = 100

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    if (formats.size >= KEPT) formats.clear()
    formats.set(zone, format)
    return format
  } catch {
    return undefined
  }
}

/** Midnight of a day, in milliseconds of UTC; Date.UTC takes years below 100 for 19xx. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date.getTime()
}

function zoned(milliseconds: number): ZonedTime {
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  return {
    year,
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    yearday: Math.floor((milliseconds - utc(year, 0, 1)) / DAY),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}

/** `+01:30`, `-08:00`, `2:00`: minutes, or a failure. */
function offsetOf(zone: string): number | CelFailure {
  const match = /^([+-]?)(\d{1,3}):(\d{1,3})$/.exec(zone)
  if (!match) return new CelFailure(`invalid time zone offset: ${JSON.stringify(zone.slice(0, 100))}`)
  const [hours, minutes] = [Number(match[2]), Number(match[3])]
  if (hours > 23) return new CelFailure(`timezone offset hours out of range [-23, 23]: ${zone}`)
  if (minutes > 59) return new CelFailure(`timezone offset minutes out of range [0, 59]: ${zone}`)
  return (hours * 60 + minutes) * (match[1] === '-' ? -1 : 1)
}

/** By the name of a zone (`Europe/Berlin`) or an offset; a failure when there is no such zone. */
export function inZone({ seconds }: CelTimestamp, zone: string): ZonedTime | CelFailure {
  if (zone === '' || zone === 'UTC') return zoned(seconds * SECOND)
  if (zone.includes(':')) {
    const offset = offsetOf(zone)
    return offset instanceof CelFailure ? offset : zoned((seconds + offset * 60) * SECOND)
  }
  const parts = formatOf(zone)?.formatToParts(seconds * SECOND)
  if (!parts) return new CelFailure(`unknown time zone ${zone.slice(0, 100)}`)
  const number = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  const year = parts.some(({ type, value }) => type === 'era' && value.startsWith('B')) ? 1 - number('year') : number('year')
  const midnight = utc(year, number('month') - 1, number('day'))
  return zoned(midnight + ((number('hour') * 60 + number('minute')) * 60 + number('second')) * SECOND)
}
