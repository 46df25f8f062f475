/** Single characters behind a backslash (YAML 1.2.2, 5.7), which JSON's are among. */
const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0': '\0',
    a: '\u0007',
    b: '\b',
    t: '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\u001b',
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    N: '\u0085',
    _: '\u00a0',
    L: '\u2028',
    P: '\u2029',
  }),
)

const ESCAPE = /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|U([0-9a-f]{8})|([^]))/gi

/** The text between double quotes, on one line; undefined when an escape is none. */
export function unescapeDouble(text: string): string | undefined {
  if (!text.includes('\\')) return text
  let wrong = false
  const value = text.replace(ESCAPE, (all, u?: string, x?: string, long?: string, single?: string) => {
    // The pattern takes `\X41` for `\x41`; only the long form is written large.
    if (long !== undefined && all[1] === 'U') {
      const code = Number.parseInt(long, 16)
      if (code <= 0x10ffff) return String.fromCodePoint(code)
    } else if ((u !== undefined && all[1] === 'u') || (x !== undefined && all[1] === 'x'))
      return String.fromCharCode(Number.parseInt((u ?? x)!, 16))
    const found = single === undefined ? undefined : ESCAPES.get(single)
    if (found === undefined) wrong = true
    return found ?? all
  })
  return wrong ? undefined : value
}
