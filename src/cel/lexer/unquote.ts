const SIMPLE: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"', '`': '`', '?': '?' }),
)

/** Hexadecimal digits after `\x`, `\u` and `\U`. */
const HEX: ReadonlyMap<string, number> = new Map(Object.entries({ x: 2, X: 2, u: 4, U: 8 }))

type Escape = { readonly code: number; readonly end: number }

/** The number that an escape at `start`, behind its backslash, stands for; a message when it is none. */
function numericEscape(text: string, start: number): Escape | string {
  const char = text[start]!
  const digits = HEX.get(char)
  if (digits !== undefined) {
    const hex = text.slice(start + 1, start + 1 + digits)
    if (hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex)) return 'unable to unescape string'
    return { code: Number.parseInt(hex, 16), end: start + 1 + digits }
  }
  const octal = text.slice(start, start + 3)
  if (/^[0-3][0-7][0-7]$/.test(octal)) return { code: Number.parseInt(octal, 8), end: start + 3 }
  return /^[0-3]/.test(char) ? 'unable to unescape octal sequence in string' : 'unable to unescape string'
}

const isScalar = (code: number): boolean => code <= 0x10_ffff && !(code >= 0xd800 && code < 0xe000)

/** Without prefix and quotes. */
function bodyOf(token: string): { readonly body: string; readonly raw: boolean } {
  const prefix = /^[bBrR]*/.exec(token)![0]
  const quoted = token.slice(prefix.length)
  const quotes = quoted.length >= 6 && (quoted.startsWith('"""') || quoted.startsWith("'''")) ? 3 : 1
  return { body: quoted.slice(quotes, -quotes), raw: /r/i.test(prefix) }
}

/** Calls `plain` with runs of text and `code` with what numeric escapes stand for; a message when an escape is none. */
function eachPart(
  body: string,
  plain: (text: string) => void,
  code: (code: number, kind: string) => string | undefined,
): string | undefined {
  let from = 0
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', from)) {
    plain(body.slice(from, at))
    const simple = SIMPLE.get(body[at + 1] ?? '')
    if (simple !== undefined) {
      plain(simple)
      from = at + 2
      continue
    }
    const escape = at + 1 < body.length ? numericEscape(body, at + 1) : 'unable to unescape string'
    if (typeof escape === 'string') return escape
    const problem = code(escape.code, body[at + 1]!)
    if (problem !== undefined) return problem
    from = escape.end
  }
  plain(body.slice(from))
  return undefined
}

/** What a string literal says, or what is wrong with it. Line ends of other systems become newlines. */
export function unquoteString(token: string): { readonly value: string } | { readonly problem: string } {
  const { body, raw } = bodyOf(token)
  const text = body.replace(/\r\n?/g, '\n')
  if (raw) return { value: text }
  const parts: string[] = []
  const problem = eachPart(
    text,
    (part) => parts.push(part),
    (code) => {
      if (!isScalar(code)) return 'invalid unicode code point'
      parts.push(String.fromCodePoint(code))
      return undefined
    },
  )
  return problem === undefined ? { value: parts.join('') } : { problem }
}

/** What a bytes literal says: text as UTF-8, `\x` and octal escapes as one byte each. */
export function unquoteBytes(token: string): { readonly value: Uint8Array } | { readonly problem: string } {
  const { body, raw } = bodyOf(token)
  const text = body.replace(/\r\n?/g, '\n')
  if (raw) return { value: new TextEncoder().encode(text) }
  const bytes: number[] = []
  const encoder = new TextEncoder()
  const problem = eachPart(
    text,
    (part) => {
      for (const byte of encoder.encode(part)) bytes.push(byte)
    },
    (code, kind) => {
      if (kind === 'u' || kind === 'U') return 'unable to unescape string'
      bytes.push(code)
      return undefined
    },
  )
  return problem === undefined ? { value: Uint8Array.from(bytes) } : { problem }
}
