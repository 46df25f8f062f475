const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Unicode 3.9, table 3-7: lead bytes with the length of their sequence and the range of its second byte. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  const second = bytes[at + 1]!
  if (second < low || second > high) return 0
  for (let i = 2; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0
  return length
}

/**
 * A name of a file as text. Names are bytes: what is no UTF-8 becomes the lone surrogates U+DC80 to U+DCFF (PEP 383), so that two names
 * which differ stay different and the bytes can be had again.
 */
export function nameText(bytes: Uint8Array): string {
  let text = ''
  let good = 0
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    text += strict.decode(bytes.subarray(good, at)) + String.fromCharCode(0xdc00 + bytes[at]!)
    good = ++at
  }
  return text + strict.decode(bytes.subarray(good, at))
}

/** The bytes that `nameText` made a text of. */
export function nameBytes(text: string): Uint8Array {
  if (text.isWellFormed()) return Buffer.from(text)
  const parts = text.split(/([\udc80-\udcff])/u)
  return Buffer.concat(
    parts.map((part) => (part.length === 1 && !part.isWellFormed() ? Buffer.from([part.charCodeAt(0) - 0xdc00]) : Buffer.from(part))),
  )
}

/** A name for a document: bytes that are no UTF-8 as `\xff`. */
export const shownName = (text: string): string =>
  text.isWellFormed() ? text : text.replace(/[\udc80-\udcff]/gu, (one) => `\\x${(one.charCodeAt(0) - 0xdc00).toString(16)}`).toWellFormed()
