/** Cheap looks at the bytes around a keyword, before any pattern is tried. `from` and `to` bound what may be looked at. */

/** Kinds of byte, as bits. */
const [LETTER, DIGIT, TOKEN, OPERATOR, STOP] = [1, 2, 4, 8, 16] as const

const kinds = new Uint8Array(256)
const mark = (characters: string, kind: number): void => {
  for (const byte of Buffer.from(characters, 'latin1')) kinds[byte] = kinds[byte]! | kind
}
const letters = 'abcdefghijklmnopqrstuvwxyz'
mark(letters + letters.toUpperCase(), LETTER | TOKEN)
mark('0123456789', DIGIT | TOKEN)
mark('_-./+=%~!@#$^&*', TOKEN)
mark('=:>|?,(<', OPERATOR)
// What ends the name before there was an operator.
mark(';{}\r\n\0', STOP)

const is = (byte: number | undefined, kind: number): boolean => byte !== undefined && (kinds[byte]! & kind) !== 0
const isHex = (byte: number): boolean => is(byte, DIGIT) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

/** Nothing, what is neither letter nor digit, an escape inside a string (`\n`), or a percent-encoded byte (`%3D`). */
export function isLeftBoundary(bytes: Uint8Array, at: number, from: number): boolean {
  if (at <= from || !is(bytes[at - 1], LETTER | DIGIT)) return true
  if (at - 2 < from) return false
  if (bytes[at - 2] === 0x5c) return '0abfnrtv'.includes(String.fromCharCode(bytes[at - 1]!))
  return at - 3 >= from && bytes[at - 3] === 0x25 && isHex(bytes[at - 1]!) && isHex(bytes[at - 2]!)
}

/** Bytes of a token that must follow its prefix; the shortest known token has more. */
const RUN = 8

export function isTokenRun(bytes: Uint8Array, at: number, to: number): boolean {
  if (at + RUN > to) return false
  for (let i = at; i < at + RUN; i++) if (!is(bytes[i], TOKEN)) return false
  return true
}

/** Bytes from a keyword to what gives it a value, and from there to where the value has begun. */
const [TO_OPERATOR, TO_VALUE] = [64, 112] as const
/** Bytes of a value at least, and runs that may stand before it: the rest of a name that goes on in a section (`asana: {token: …`). */
const [LEAST, RUNS] = [6, 4] as const

/** `PASSWORD="…"`, `password: …`, `<password>…`, `['password'] => …`: something that gives, and then a value with a digit. */
export function isAssignment(bytes: Uint8Array, at: number, to: number): boolean {
  let i = at
  const nameEnd = Math.min(to, at + TO_OPERATOR)
  while (i < nameEnd && !is(bytes[i], OPERATOR | STOP)) i++
  if (i >= nameEnd || !is(bytes[i], OPERATOR)) return false
  const end = Math.min(to, i + 1 + TO_VALUE)
  for (let runs = 0; i < end && runs < RUNS; runs++) {
    while (i < end && (!is(bytes[i], TOKEN) || bytes[i] === 0x3d)) i++
    const start = i
    let hasDigit = false
    for (; i < to && i < start + LEAST * 8 && is(bytes[i], TOKEN); i++) hasDigit ||= is(bytes[i], DIGIT)
    if (hasDigit && i - start >= LEAST) return true
  }
  return false
}

/** Whether so many letters and digits stand together somewhere. */
export function hasPlainRun(bytes: Uint8Array, from: number, to: number, least: number): boolean {
  // Every run of that length has one of these places in it.
  for (let probe = from + least - 1; probe < to; probe += least) {
    if (!is(bytes[probe], LETTER | DIGIT)) continue
    let [start, end] = [probe, probe + 1]
    while (start > from && is(bytes[start - 1], LETTER | DIGIT)) start--
    while (end < to && is(bytes[end], LETTER | DIGIT)) end++
    if (end - start >= least) return true
  }
  return false
}

/** Bytes of an address up to its host. */
const USER_INFO = 340

/** After `://`: a colon and then `@` before a slash, space, quote or bracket. */
export function isUserInfo(bytes: Uint8Array, at: number, to: number): boolean {
  let hasColon = false
  const end = Math.min(to, at + USER_INFO)
  for (let i = at; i < end; i++) {
    const byte = bytes[i]!
    if (byte === 0x3a) hasColon = true
    else if (byte === 0x40) return hasColon
    else if (byte <= 0x20 || byte === 0x2f || byte === 0x22 || byte === 0x27 || byte === 0x3c || byte === 0x3e || byte === 0x60)
      return false
  }
  return false
}
