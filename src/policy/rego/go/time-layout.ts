/** A moment as Go's time has it: nanoseconds since 1970, and the zone it is seen in. */
export type Moment = { readonly nanoseconds: bigint; readonly zone: Zone }

/** Seconds east of Greenwich, and what the zone is called then. */
export type Zone = { readonly offset: number; readonly name: string }

export const UTC: Zone = { offset: 0, name: 'UTC' }

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Layouts by the names of Go's constants (v1/topdown/time.go). */
export const LAYOUTS: Readonly<Record<string, string>> = {
  ANSIC: 'Mon Jan _2 15:04:05 2006',
  UnixDate: 'Mon Jan _2 15:04:05 MST 2006',
  RubyDate: 'Mon Jan 02 15:04:05 -0700 2006',
  RFC822: '02 Jan 06 15:04 MST',
  RFC822Z: '02 Jan 06 15:04 -0700',
  RFC850: 'Monday, 02-Jan-06 15:04:05 MST',
  RFC1123: 'Mon, 02 Jan 2006 15:04:05 MST',
  RFC1123Z: 'Mon, 02 Jan 2006 15:04:05 -0700',
  RFC3339: '2006-01-02T15:04:05Z07:00',
  RFC3339Nano: '2006-01-02T15:04:05.999999999Z07:00',
}

/**
 * What stands for something in a layout, the longest first (time.nextStdChunk). A fraction of seconds is digits after a point that no
 * digit follows; `Jan` and `Mon` must not go on in small letters.
 */
const CHUNK =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|01|02|03|04|05|06|002|2006|__2|_2006|_2|15|1|2|3|4|5|PM|pm|-07:00:00|-070000|-07:00|-0700|-07|Z07:00:00|Z070000|Z07:00|Z0700|Z07|[.,](?:0+|9+)(?!\d)/g

/** The parts of a layout: texts at even, chunks at odd places. */
export function layoutParts(layout: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (const { 0: chunk, index } of layout.matchAll(CHUNK)) {
    // `_2006` is an underscore and a year.
    const [at, known] = chunk === '_2006' ? [index + 1, '2006'] : [index, chunk]
    parts.push(layout.slice(from, at), known)
    from = at + known.length
  }
  parts.push(layout.slice(from))
  return parts
}

/** Days, hours and so on of a moment in its zone. */
export type Fields = {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nanosecond: number
  /** From 0, Sunday. */
  readonly weekday: number
  /** From 1. */
  readonly yearDay: number
}

const BILLION = 1_000_000_000n

export function fieldsOf({ nanoseconds, zone }: Moment): Fields {
  const nanosecond = ((nanoseconds % BILLION) + BILLION) % BILLION
  const seconds = Number((nanoseconds - nanosecond) / BILLION) + zone.offset
  const date = new Date(seconds * 1000)
  const year = date.getUTCFullYear()
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    nanosecond: Number(nanosecond),
    weekday: date.getUTCDay(),
    yearDay: Math.floor((seconds * 1000 - Date.UTC(year, 0, 1)) / 86_400_000) + 1,
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `+01:30` in the form of a chunk; those with a Z write UTC as that. */
export function offsetText(chunk: string, offset: number): string {
  if (chunk.startsWith('Z') && offset === 0) return 'Z'
  const size = Math.abs(offset)
  const parts = [two(Math.floor(size / 3600)), two(Math.floor(size / 60) % 60), two(size % 60)]
  const digits = chunk.replace(/\D/g, '').length / 2
  return (offset < 0 ? '-' : '+') + parts.slice(0, digits).join(chunk.includes(':') ? ':' : '')
}

function fraction(chunk: string, nanosecond: number): string {
  const digits = String(nanosecond)
    .padStart(9, '0')
    .padEnd(chunk.length - 1, '0')
    .slice(0, chunk.length - 1)
  if (chunk[1] === '0') return chunk[0]! + digits
  const short = digits.replace(/0+$/, '')
  return short === '' ? '' : chunk[0]! + short
}

function chunkText(chunk: string, fields: Fields, zone: Zone): string {
  const hour12 = fields.hour % 12 === 0 ? 12 : fields.hour % 12
  const texts: Readonly<Record<string, string | number | undefined>> = {
    January: MONTHS[fields.month - 1],
    Jan: MONTHS[fields.month - 1]?.slice(0, 3),
    Monday: WEEKDAYS[fields.weekday],
    Mon: WEEKDAYS[fields.weekday]?.slice(0, 3),
    MST: zone.name || offsetText(zone.offset % 3600 === 0 ? '-07' : '-0700', zone.offset),
    2006: String(fields.year).padStart(4, '0'),
    '06': two(fields.year % 100),
    '01': two(fields.month),
    1: fields.month,
    '02': two(fields.day),
    _2: String(fields.day).padStart(2, ' '),
    2: fields.day,
    '002': String(fields.yearDay).padStart(3, '0'),
    __2: String(fields.yearDay).padStart(3, ' '),
    15: two(fields.hour),
    '03': two(hour12),
    3: hour12,
    '04': two(fields.minute),
    4: fields.minute,
    '05': two(fields.second),
    5: fields.second,
    PM: fields.hour >= 12 ? 'PM' : 'AM',
    pm: fields.hour >= 12 ? 'pm' : 'am',
  }
  const text = texts[chunk]
  if (text !== undefined) return String(text)
  return /^[.,]/.test(chunk) ? fraction(chunk, fields.nanosecond) : offsetText(chunk, zone.offset)
}

/** A moment in a layout, as Go's Time.Format. */
export function formatTime(moment: Moment, layout: string): string {
  const fields = fieldsOf(moment)
  return layoutParts(layout)
    .map((part, i) => (i % 2 === 0 ? part : chunkText(part, fields, moment.zone)))
    .join('')
}
