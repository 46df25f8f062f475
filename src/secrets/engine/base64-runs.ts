/** Base64 within text or programs: found by looking at every STEPth byte alone, which no run of that length escapes. */

/** Characters of the shortest run that is decoded: 18 bytes. */
const STEP = 24
/** Bytes of one run, decoded; what is longer is read in parts. */
const LONGEST = 1 << 20

const DIGITS = new Uint8Array(256)
for (const [i, byte] of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').entries()) DIGITS[byte] = i + 1
// The alphabet of RFC 4648, section 5.
DIGITS[0x2d] = DIGITS[0x2b]!
DIGITS[0x5f] = DIGITS[0x2f]!

export type Base64Run = {
  /** Offsets in the bytes. */
  readonly from: number
  readonly to: number
  readonly decoded: Buffer
}

const isText = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Whether the sixteen characters at `at` make twelve bytes of ASCII text: of identifiers and random text next to none does. */
function beginsText(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + 16; i += 4) {
    if (DIGITS[bytes[i]!] === 0 || DIGITS[bytes[i + 1]!] === 0 || DIGITS[bytes[i + 2]!] === 0 || DIGITS[bytes[i + 3]!] === 0) return false
    const bits =
      ((DIGITS[bytes[i]!]! - 1) << 18) |
      ((DIGITS[bytes[i + 1]!]! - 1) << 12) |
      ((DIGITS[bytes[i + 2]!]! - 1) << 6) |
      (DIGITS[bytes[i + 3]!]! - 1)
    if (!isText(bits >> 16) || !isText((bits >> 8) & 255) || !isText(bits & 255)) return false
  }
  return true
}

/** Where a run goes on in the next line: lines of base64 are of one length, a multiple of four, which is 60 at least. */
function nextLine(bytes: Uint8Array, lineStart: number, end: number, to: number): number {
  const length = end - lineStart
  if (length < 60 || length % 4 !== 0) return -1
  let at = end
  if (bytes[at] === 0x0d) at++
  if (bytes[at] !== 0x0a) return -1
  at++
  for (let spaces = 0; spaces < 64 && at < to && (bytes[at] === 0x20 || bytes[at] === 0x09); spaces++) at++
  return at < to && DIGITS[bytes[at]!] !== 0 ? at : -1
}

function endOf(bytes: Uint8Array, from: number, to: number): number {
  let [line, end] = [from, from]
  const most = Math.min(to, from + LONGEST)
  for (;;) {
    while (end < most && DIGITS[bytes[end]!] !== 0) end++
    const next = end < most ? nextLine(bytes, line, end, most) : -1
    if (next < 0) return end
    line = end = next
  }
}

/** Whether a run of STEP could reach over the byte, which is one of its characters: half of one lies before it or behind it. Words of a text end this at its second look. */
const isInRun = (bytes: Uint8Array, at: number): boolean =>
  (DIGITS[bytes[at + 7]!] !== 0 && DIGITS[bytes[at + 11]!] !== 0) || (DIGITS[bytes[at - 7]!] !== 0 && DIGITS[bytes[at - 11]!] !== 0)

/**
 * Runs that decode to text. A run that is cut at `from` may begin anywhere within its groups of four: then each place is tried. The work
 * is linear: bytes of a run that is none are passed over.
 */
export function* base64Runs(bytes: Uint8Array, from: number, to: number, isCut: boolean): Generator<Base64Run> {
  // Up to here bytes are known to be of no run that decodes, or were decoded.
  let passed = from
  for (let probe = from; probe < to; probe += STEP) {
    // Most bytes of a text are letters: what is seven and eleven further on decides before a function is called.
    if (DIGITS[bytes[probe]!] === 0 || !isInRun(bytes, probe)) continue
    let start = probe
    while (start > passed && DIGITS[bytes[start - 1]!] !== 0) start--
    // What began before and is no text goes on being none; only what was cut may begin anywhere.
    const goesOn = start === passed && start > from && DIGITS[bytes[start - 1]!] !== 0
    passed = probe + 1
    if (goesOn) continue
    for (let shift = 0; shift < (isCut && start === from ? 4 : 1); shift++) {
      const begin = start + shift
      if (begin + STEP > to || !beginsText(bytes, begin)) continue
      const end = endOf(bytes, begin, to)
      if (end - begin < STEP) continue
      yield {
        from: begin,
        to: end,
        decoded: Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset + begin, end - begin).toString('latin1'), 'base64'),
      }
      passed = end
      probe = end
      break
    }
  }
}
