/** Cheap looks at the bytes around a keyword, before any pattern is tried. `from` and `to` bound what may be looked at. */

/** Kinds of byte, as bits. */
const [LETTER, DIGIT, TOKEN, NAME, OPERATOR, GAP] = [1, 2, 4, 8, 16, 32] as const

const kinds = new Uint8Array(256)
const mark = (characters: string, kind: number): void => {
  for (const byte of Buffer.from(characters, 'latin1')) kinds[byte] = kinds[byte]! | kind
}
const letters = 'abcdefghijklmnopqrstuvwxyz'
mark(letters + letters.toUpperCase(), LETTER | TOKEN | NAME)
mark('0123456789', DIGIT | TOKEN | NAME)
mark('_-', TOKEN | NAME)
mark('./+=:%~!@#$^&*', TOKEN)
// What may stand between a name and its operator: the rest of the name, the bracket of an index, a closing quote, spaces.
mark('. \t\'"`\\[]()', NAME)
mark('=:>|?,', OPERATOR)
mark(' \t\r\n\'"`\\(=:>', GAP)

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

/** Bytes from a keyword to the operator, from there to the value, and of the value in which a digit must stand. */
const [TO_OPERATOR, TO_VALUE, VALUE] = [48, 8, 64] as const
/** A value is at least this long. */
const LEAST = 5

/** `PASSWORD="…"`, `password: …`, `<password>…`, `['password'] => …`: an operator and a value with a digit, both near. */
export function isAssignment(bytes: Uint8Array, at: number, to: number): boolean {
  let i = at
  const nameEnd = Math.min(to, at + TO_OPERATOR)
  while (i < nameEnd && !is(bytes[i], OPERATOR)) if (!is(bytes[i++], NAME)) return false
  if (i >= nameEnd) return false
  const gapEnd = Math.min(to, i + 1 + TO_VALUE)
  i++
  while (i < gapEnd && is(bytes[i], GAP)) i++
  const valueEnd = Math.min(to, i + VALUE)
  let hasDigit = false
  let n = i
  for (; n < valueEnd && is(bytes[n], TOKEN); n++) hasDigit ||= is(bytes[n], DIGIT)
  return hasDigit && n - i >= LEAST
}
