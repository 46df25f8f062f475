import type { CelFunction, Overload } from '../../library.ts'
import { type CelDuration, CelFailure, type CelTimestamp, type Outcome, types } from '../../values/index.ts'
import { type ZonedTime, inZone } from './zone.ts'

const { duration, int, string, timestamp } = types

type Part = (time: ZonedTime, nanos: number) => number

/** Overloads for a timestamp in UTC and in a zone. */
function ofTime(id: string, idWithZone: string, part: Part): Overload[] {
  const evaluate = (time: CelTimestamp, zone: string): Outcome => {
    const local = inZone(time, zone)
    return local instanceof CelFailure ? local : part(local, time.nanos)
  }
  return [
    { id, member: true, params: [timestamp], result: int, evaluate: (time: CelTimestamp) => evaluate(time, 'UTC') },
    { id: idWithZone, member: true, params: [timestamp, string], result: int, evaluate },
  ]
}

const ofDuration = (id: string, unit: bigint): Overload => ({
  id,
  member: true,
  params: [duration],
  result: int,
  evaluate: ({ nanos }: CelDuration) => Number(nanos / unit),
})

const accessor = (name: string, id: string, part: Part, ...more: readonly Overload[]): CelFunction => ({
  name,
  overloads: [...ofTime(`timestamp_to_${id}`, id === 'seconds' ? 'timestamp_to_seconds_tz' : `timestamp_to_${id}_with_tz`, part), ...more],
})

export const times: readonly CelFunction[] = [
  accessor('getFullYear', 'year', ({ year }) => year),
  accessor('getMonth', 'month', ({ month }) => month),
  accessor('getDayOfYear', 'day_of_year', ({ yearday }) => yearday),
  accessor('getDayOfMonth', 'day_of_month', ({ day }) => day - 1),
  accessor('getDate', 'day_of_month_1_based', ({ day }) => day),
  accessor('getDayOfWeek', 'day_of_week', ({ weekday }) => weekday),
  accessor('getHours', 'hours', ({ hour }) => hour, ofDuration('duration_to_hours', 3_600_000_000_000n)),
  accessor('getMinutes', 'minutes', ({ minute }) => minute, ofDuration('duration_to_minutes', 60_000_000_000n)),
  accessor('getSeconds', 'seconds', ({ second }) => second, ofDuration('duration_to_seconds', 1_000_000_000n)),
  accessor(
    'getMilliseconds',
    'milliseconds',
    (_time, nanos) => Math.floor(nanos / 1_000_000),
    ofDuration('duration_to_milliseconds', 1_000_000n),
  ),
]
