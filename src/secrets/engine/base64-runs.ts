import { STEP, base64Digits } from './base64-alphabet.ts'

/** Base64 within text: found by looking at every STEPth byte alone, which no run of that length escapes. */

/** Bytes of one run, decoded; what is longer is read in parts. */
const LONGEST = 1 << 20

export type Base64Run = {
  /** Offsets in the bytes. */
  readonly from: number
  readonly to: number
  readonly decoded: Uint8Array
}

const isText = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Whether the sixteen characters at `at` make twelve bytes of ASCII text: of identifiers and random text next to none does. */
function beginsText(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + 16; i += 4) {
    if (
      base64Digits[bytes[i]!] === 0 ||
      base64Digits[bytes[i + 1]!] === 0 ||
      base64Digits[bytes[i + 2]!] === 0 ||
      base64Digits[bytes[i + 3]!] === 0
    )
      return false
    const bits =
      ((base64Digits[bytes[i]!]! - 1) << 18) |
      ((base64Digits[bytes[i + 1]!]! - 1) << 12) |
      ((base64Digits[bytes[i + 2]!]! - 1) << 6) |
      (base64Digits[bytes[i + 3]!]! - 1)
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
  return at < to && base64Digits[bytes[at]!] !== 0 ? at : -1
}

function endOf(bytes: Uint8Array, from: number, to: number): number {
  let [line, end] = [from, from]
  const most = Math.min(to, from + LONGEST)
  for (;;) {
    while (end < most && base64Digits[bytes[end]!] !== 0) end++
    const next = end < most ? nextLine(bytes, line, end, most) : -1
    if (next < 0) return end
    line = end = next
  }
}

const decode = (bytes: Uint8Array, from: number, to: number): Uint8Array => {
  const decoded = Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1'), 'base64')
  return new Uint8Array(decoded.buffer, decoded.byteOffset, decoded.length)
}

/** Part of the bytes up to `to` of a file: runs that begin between `from` and `ownTo` are looked for. */
type Range = {
  readonly from: number
  readonly ownTo: number
  readonly to: number
  /** A run may have begun before `from`. */
  readonly isCut: boolean
}

/**
 * Runs that decode to text. A run that is cut at `from` may begin anywhere within its groups of four: then each place is tried. The work
 * is linear: bytes of a run that is none are passed over. `nextProbe` finds the next STEPth place worth a look.
 */
export function base64Runs(
  bytes: Uint8Array,
  { from, ownTo, to, isCut }: Range,
  nextProbe: (probe: number, until: number) => number,
): readonly Base64Run[] {
  const runs: Base64Run[] = []
  const until = Math.min(to, ownTo + STEP)
  // Up to here bytes are known to be of no run that decodes, or were decoded.
  let passed = from
  for (let probe = nextProbe(from, until); probe < until; probe = nextProbe(probe, until)) {
    let start = probe
    while (start > passed && base64Digits[bytes[start - 1]!] !== 0) start--
    // What began before and is no text goes on being none; only what was cut may begin anywhere.
    const goesOn = start === passed && start > from && base64Digits[bytes[start - 1]!] !== 0
    passed = probe + 1
    probe += STEP
    if (goesOn) continue
    const begin = beginOf(bytes, start, to, isCut && start === from ? 4 : 1)
    if (begin < 0 || begin >= ownTo) continue
    const end = endOf(bytes, begin, to)
    runs.push({ from: begin, to: end, decoded: decode(bytes, begin, end) })
    passed = end
    probe = end + STEP
  }
  return runs
}

/** Where within the first `shifts` bytes a run begins that is a text and long enough, or -1. */
function beginOf(bytes: Uint8Array, start: number, to: number, shifts: number): number {
  for (let begin = start; begin < start + shifts && begin + STEP <= to; begin++)
    if (beginsText(bytes, begin) && endOf(bytes, begin, Math.min(to, begin + STEP)) === begin + STEP) return begin
  return -1
}
