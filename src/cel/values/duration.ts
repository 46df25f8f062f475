import { CelFailure } from './failure.ts'
import { MAX_INT, MIN_INT } from './numbers.ts'

/** A span of time in nanoseconds, of 64 bits: about 292 years each way. */
export class CelDuration {
  readonly nanos: bigint

  constructor(nanos: bigint) {
    this.nanos = nanos
    Object.freeze(this)
  }
}

export const durationOf = (nanos: bigint): CelDuration | CelFailure =>
  nanos >= MIN_INT && nanos <= MAX_INT ? new CelDuration(nanos) : new CelFailure('duration overflow')

/** Nanoseconds of a unit, as Go's time.ParseDuration knows them. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])

/** A number with up to 30 digits each side; Go takes more, but then what they say is beyond 64 bits or below a nanosecond. */
const PART = /([0-9]{0,30})(?:\.([0-9]{0,30}))?(ns|us|µs|μs|ms|s|m|h)/y

/** Characters of a duration. */
const LONGEST = 400

/** `1h30m`, `-1.5s`, `0`, as Go's time.ParseDuration reads them; undefined for what is none or too long. */
export function parseDuration(text: string): CelDuration | undefined {
  if (text.length > LONGEST) return undefined
  const negative = text.startsWith('-')
  const rest = negative || text.startsWith('+') ? text.slice(1) : text
  if (rest === '0') return new CelDuration(0n)
  if (rest === '') return undefined
  let total = 0n
  for (PART.lastIndex = 0; PART.lastIndex < rest.length;) {
    const [match, whole = '', fraction = '', unit = ''] = PART.exec(rest) ?? []
    if (match === undefined || (whole === '' && fraction === '')) return undefined
    const size = UNITS.get(unit)!
    total += BigInt(whole || '0') * size + (fraction === '' ? 0n : (BigInt(fraction) * size) / 10n ** BigInt(fraction.length))
  }
  const nanos = negative ? -total : total
  return nanos >= MIN_INT && nanos <= MAX_INT ? new CelDuration(nanos) : undefined
}

/** Seconds with as many places as it takes: `5400s`, `-0.5s`. */
export function formatDuration({ nanos }: CelDuration): string {
  const size = nanos < 0n ? -nanos : nanos
  const fraction = String(size % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '')
  return `${nanos < 0n ? '-' : ''}${size / 1_000_000_000n}${fraction && `.${fraction}`}s`
}
