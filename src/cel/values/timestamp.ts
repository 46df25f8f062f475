import { CelDuration, durationOf } from './duration.ts'
import { CelFailure } from './failure.ts'

/** A point in time from year 1 to 9999, in nanoseconds. */
export class CelTimestamp {
  /** Since 1970, whole, may be negative. */
  readonly seconds: number
  /** 0 to 999,999,999 after them. */
  readonly nanos: number

  constructor(seconds: number, nanos: number) {
    this.seconds = seconds
    this.nanos = nanos
    Object.freeze(this)
  }
}

const FIRST = -62_135_596_800
const LAST = 253_402_300_799
const BILLION = 1_000_000_000n

export const timestampOf = (seconds: number, nanos: number): CelTimestamp | CelFailure =>
  seconds >= FIRST && seconds <= LAST ? new CelTimestamp(seconds, nanos) : new CelFailure('timestamp overflow')

const RFC3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,100}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339, strictly; a failure when it is none or before year 1. */
export function parseTimestamp(text: string): CelTimestamp | CelFailure {
  const match = text.length <= 140 ? RFC3339.exec(text) : null
  if (!match) return new CelFailure(`invalid RFC 3339 timestamp ${JSON.stringify(text)}`)
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const inMonth = month === 2 && isLeap(year) ? 29 : DAYS[month - 1]!
  if (day > inMonth) return new CelFailure(`type conversion error from 'string' to 'google.protobuf.Timestamp'`)
  const offset = match[8] === undefined ? 0 : (Number(match[9]) * 3600 + Number(match[10]) * 60) * (match[8] === '-' ? -1 : 1)
  // Date.UTC takes years below 100 for 19xx.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  return timestampOf(date.getTime() / 1000 - offset, Number((match[7] ?? '').slice(0, 9).padEnd(9, '0')))
}

/** `2009-02-13T23:31:30.5Z`: in UTC, with as many places as it takes. */
export function formatTimestamp({ seconds, nanos }: CelTimestamp): string {
  const fraction = String(nanos).padStart(9, '0').replace(/0+$/, '')
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${fraction && `.${fraction}`}Z`
}

const totalNanos = ({ seconds, nanos }: CelTimestamp): bigint => BigInt(seconds) * BILLION + BigInt(nanos)

/** A duration later. */
export function addDuration(time: CelTimestamp, { nanos }: CelDuration): CelTimestamp | CelFailure {
  const total = totalNanos(time) + nanos
  const rest = ((total % BILLION) + BILLION) % BILLION
  return timestampOf(Number((total - rest) / BILLION), Number(rest))
}

/** The time from the second to the first. */
export const timeBetween = (a: CelTimestamp, b: CelTimestamp): CelDuration | CelFailure => durationOf(totalNanos(a) - totalNanos(b))

export const compareTimes = (a: CelTimestamp, b: CelTimestamp): number =>
  Math.sign(a.seconds === b.seconds ? a.nanos - b.nanos : a.seconds - b.seconds)
