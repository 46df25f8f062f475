import { CelFailure } from '../../values/index.ts'
import { parseRequest } from '../urls/parse.ts'
import type { Check } from './names.ts'

const check =
  (fits: (text: string) => boolean, reason: string): Check =>
  (text) =>
    fits(text) ? [] : [reason]

/** As the API server counts costs: the length of its pattern. */
export const UUID_LENGTH = '(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$'.length
export const TIME_LENGTH = '^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$'.length

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/

function isDate(text: string): boolean {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const date = new Date(0)
  // Date.UTC takes years below 100 for 19xx.
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const TIME = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:.[0-9]+)?(?:z|[+-][0-9]{2}:[0-9]{2})$/

/** A date and a time; what follows a second `t` does not count. */
function isDateTime(text: string): boolean {
  const [date, time] = text.toLowerCase().split('t', 2)
  if (time === undefined || !isDate(date!)) return false
  const [, hour = '99', minute = '99', second = '99'] = TIME.exec(time) ?? []
  return hour <= '23' && minute <= '59' && second <= '59'
}

export const checkUuid = check((text) => UUID.test(text), 'does not match the UUID format')
/** Base64 that is not empty. */
export const checkByte = check((text) => BASE64.test(text), 'invalid base64')
export const checkDate = check(isDate, 'invalid date')
export const checkDateTime = check(isDateTime, 'invalid datetime')

export const checkUri: Check = (text) => {
  const parts = parseRequest(Buffer.from(text).toString('latin1'))
  return parts instanceof CelFailure ? [parts.message] : []
}
