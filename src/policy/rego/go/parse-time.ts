import { MONTHS, WEEKDAYS, layoutParts } from './time-layout.ts'

/** What was read so far; `day` and the rest as Go's time.Parse starts. */
type Read = {
  year: number
  month: number | undefined
  day: number | undefined
  yearDay: number | undefined
  hour: number
  minute: number
  second: number
  nanosecond: number
  isAfternoon: boolean | undefined
  offset: number
}

type Reader = readonly [pattern: RegExp, take: (read: Read, found: RegExpExecArray) => boolean | void]

const number =
  (field: 'hour' | 'minute' | 'second' | 'year' | 'day' | 'yearDay' | 'month', least = 0, most = Number.MAX_SAFE_INTEGER) =>
  (read: Read, [, digits]: RegExpExecArray): boolean => {
    read[field] = Number(digits)
    return read[field] >= least && read[field] <= most
  }

/** Names may be written in any case. */
const named = (names: readonly string[], length?: number): RegExp =>
  new RegExp(`^(${names.map((name) => name.slice(0, length)).join('|')})`, 'i')

const monthName = (read: Read, [, name = '']: RegExpExecArray): void => {
  read.month = MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase())) + 1
}

const halfOfDay = (read: Read, [, half]: RegExpExecArray): void => {
  read.isAfternoon = half?.toLowerCase() === 'pm'
}

const offset = (read: Read, [whole, sign, hours = '0', minutes = '0', seconds = '0']: RegExpExecArray): boolean => {
  if (whole === 'Z') return true
  read.offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === '-' ? -1 : 1)
  return Number(hours) <= 24 && Number(minutes) < 60 && Number(seconds) < 60
}

/** Abbreviations: UTC has no offset, GMT may have one behind it, any other is taken for a zone of none. */
const zoneName = (read: Read, [, name = '']: RegExpExecArray): void => {
  const hours = /^GMT([-+]\d{1,2})$/.exec(name)?.[1]
  if (hours !== undefined) read.offset = Number(hours) * 3600
}

const shortYear = (read: Read, [, digits]: RegExpExecArray): void => {
  const year = Number(digits)
  read.year = year >= 69 ? 1900 + year : 2000 + year
}

const READERS: Readonly<Record<string, Reader>> = {
  January: [named(MONTHS), monthName],
  Jan: [named(MONTHS, 3), monthName],
  Monday: [named(WEEKDAYS), () => {}],
  Mon: [named(WEEKDAYS, 3), () => {}],
  MST: [/^(GMT[-+]\d{1,2}|[A-Z]{3,5}(?![A-Z])|[-+]\d{2}(?!\d))/, zoneName],
  2006: [/^(\d{4})/, number('year')],
  '06': [/^(\d\d)/, shortYear],
  '01': [/^(\d\d)/, number('month', 1, 12)],
  1: [/^(\d\d?)/, number('month', 1, 12)],
  '02': [/^(\d\d)/, number('day')],
  _2: [/^ ?(\d\d?)/, number('day')],
  2: [/^(\d\d?)/, number('day')],
  '002': [/^(\d{3})/, number('yearDay', 1)],
  __2: [/^ {0,2}(\d{1,3})/, number('yearDay', 1)],
  15: [/^(\d\d)/, number('hour', 0, 23)],
  '03': [/^(\d\d)/, number('hour', 0, 12)],
  3: [/^(\d\d?)/, number('hour', 0, 12)],
  '04': [/^(\d\d)/, number('minute', 0, 59)],
  4: [/^(\d\d?)/, number('minute', 0, 59)],
  '05': [/^(\d\d)/, number('second', 0, 59)],
  5: [/^(\d\d?)/, number('second', 0, 59)],
  PM: [/^(AM|PM)/, halfOfDay],
  pm: [/^(am|pm)/, halfOfDay],
  '-07': [/^([-+])(\d\d)/, offset],
  '-0700': [/^([-+])(\d\d)(\d\d)/, offset],
  '-07:00': [/^([-+])(\d\d):(\d\d)/, offset],
  '-070000': [/^([-+])(\d\d)(\d\d)(\d\d)/, offset],
  '-07:00:00': [/^([-+])(\d\d):(\d\d):(\d\d)/, offset],
  Z07: [/^(?:Z|([-+])(\d\d))/, offset],
  Z0700: [/^(?:Z|([-+])(\d\d)(\d\d))/, offset],
  'Z07:00': [/^(?:Z|([-+])(\d\d):(\d\d))/, offset],
  Z070000: [/^(?:Z|([-+])(\d\d)(\d\d)(\d\d))/, offset],
  'Z07:00:00': [/^(?:Z|([-+])(\d\d):(\d\d):(\d\d))/, offset],
}

const FRACTION = /^[.,](\d+)/

const nanoseconds = (read: Read, [, digits = '']: RegExpExecArray): void => {
  read.nanosecond = Number(digits.slice(0, 9).padEnd(9, '0'))
}

/** `.000` wants that many digits, `.999` any number or nothing. */
function readerOf(chunk: string): Reader {
  const reader = READERS[chunk]
  if (reader) return reader
  return chunk[1] === '0' ? [new RegExp(`^[.,](\\d{${chunk.length - 1}})(?!\\d)`), nanoseconds] : [/^(?:[.,](\d+))?/, nanoseconds]
}

/** Runs of spaces count as one, as in Go. */
function skipText(value: string, text: string): string | undefined {
  let rest = value
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ' ') {
      if (rest !== '' && !rest.startsWith(' ')) return undefined
      rest = rest.replace(/^ +/, '')
      while (text[i + 1] === ' ') i++
    } else if (rest.startsWith(text[i]!)) rest = rest.slice(1)
    else return undefined
  }
  return rest
}

/** Days since 1970 of a date that exists; undefined for the 30th of February. */
function daysOf(read: Read): number | undefined {
  const isDayOfYear = read.yearDay !== undefined
  const [month, day] = isDayOfYear ? [1, read.yearDay!] : [read.month ?? 1, read.day ?? 1]
  const date = new Date(0)
  date.setUTCFullYear(read.year, month - 1, day)
  const isSame = date.getUTCFullYear() === read.year && (isDayOfYear || (date.getUTCMonth() === month - 1 && date.getUTCDate() === day))
  return isSame && day >= 1 ? date.getTime() / 86_400_000 : undefined
}

/** Bytes of a value that are read: times are short. */
const LENGTH = 1000

/** Nanoseconds since 1970 of a time in a layout, as Go's time.Parse reads it; undefined for what does not fit. */
export function parseTime(layout: string, value: string): bigint | undefined {
  if (value.length > LENGTH || layout.length > LENGTH) return undefined
  const read: Read = {
    year: 0,
    month: undefined,
    day: undefined,
    yearDay: undefined,
    hour: 0,
    minute: 0,
    second: 0,
    nanosecond: 0,
    isAfternoon: undefined,
    offset: 0,
  }
  const parts = layoutParts(layout)
  let rest: string | undefined = value
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 0) {
      rest = skipText(rest, part)
      if (rest === undefined) return undefined
      continue
    }
    const [pattern, take] = readerOf(part)
    const found = pattern.exec(rest)
    if (!found || take(read, found) === false) return undefined
    rest = rest.slice(found[0].length)
    // A fraction may follow seconds that the layout has without one.
    const hasFraction = /^[.,][09]/.test(parts[i + 2] ?? '') && parts[i + 1] === ''
    const extra = (part === '05' || part === '5') && !hasFraction ? FRACTION.exec(rest) : null
    if (!extra) continue
    nanoseconds(read, extra)
    rest = rest.slice(extra[0].length)
  }
  const days = daysOf(read)
  if (rest !== '' || days === undefined) return undefined
  const hour = read.isAfternoon === undefined ? read.hour : (read.hour % 12) + (read.isAfternoon ? 12 : 0)
  const seconds = days * 86_400 + hour * 3600 + read.minute * 60 + read.second - read.offset
  return BigInt(seconds) * 1_000_000_000n + BigInt(read.nanosecond)
}
