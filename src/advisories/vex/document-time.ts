import { type Instant, ParseError, toInstant } from '#base/index.ts'

const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,12})?(?:[Zz]|[+-]\d{2}:\d{2})$/

/** A date-time of RFC 3339 in UTC; parts of a second are cut off. @throws ParseError naming where it stands */
export function timeOf(text: string | undefined, position: string): Instant | undefined {
  if (text === undefined) return undefined
  const at = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new ParseError('malformed', `"${text.slice(0, 40)}" is no date-time of RFC 3339`, { position })
  return toInstant(new Date(at))
}
