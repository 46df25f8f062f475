/** Nanoseconds of Go's units, and of OPA's days, weeks and years. */
const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
  w: 604_800_000_000_000n,
  y: 31_536_000_000_000_000n,
}

const PART = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h|d|w|y)/y
const MOST = 2n ** 63n

/** `-1.5h30m`, `2w`; undefined for what is none or does not fit in 64 bits. */
export function parseDuration(text: string): bigint | undefined {
  const [, sign, body = ''] = /^([-+]?)([\s\S]*)$/.exec(text) ?? []
  if (body === '0') return 0n
  if (body === '' || body.length > 1000) return undefined
  let total = 0n
  for (PART.lastIndex = 0; PART.lastIndex < body.length;) {
    const found = PART.exec(body)
    const [, whole = '', part = '', unit = ''] = found ?? []
    if (!found || whole + part === '') return undefined
    const factor = UNITS[unit]!
    // Beyond nanoseconds a fraction is cut.
    total += BigInt(whole || '0') * factor + (part === '' ? 0n : (BigInt(part) * factor) / 10n ** BigInt(part.length))
  }
  const signed = sign === '-' ? -total : total
  return signed < MOST && signed >= -MOST ? signed : undefined
}
