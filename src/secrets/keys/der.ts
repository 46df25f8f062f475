/** One value of DER (X.690): where its content begins and ends in the bytes. */
export type DerValue = { readonly tag: number; readonly start: number; readonly from: number; readonly to: number }

/** The value at `at`; undefined when it does not lie within `end` or has no definite length of at most four bytes. */
export function derAt(bytes: Uint8Array, at: number, end = bytes.length): DerValue | undefined {
  if (at + 2 > end) return undefined
  const first = bytes[at + 1]!
  let length = first
  let from = at + 2
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4 || from + count > end) return undefined
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + bytes[from + i]!
    from += count
  }
  return from + length > end ? undefined : { tag: bytes[at]!, start: at, from, to: from + length }
}

export const SEQUENCE = 0x30
export const INTEGER = 0x02
const OCTET_STRING = 0x04
const OBJECT_IDENTIFIER = 0x06

/** Whether the bytes are one SEQUENCE and nothing after it. */
export function isWholeSequence(bytes: Uint8Array): boolean {
  const whole = derAt(bytes, 0)
  return whole?.tag === SEQUENCE && whole.to === bytes.length
}

/** Version, algorithm, key: the form of a private key of any algorithm (RFC 5958, 2). */
export function isPkcs8(bytes: Uint8Array): boolean {
  const whole = derAt(bytes, 0)
  const version = whole && derAt(bytes, whole.from, whole.to)
  const algorithm = version && derAt(bytes, version.to, whole.to)
  const identifier = algorithm && derAt(bytes, algorithm.from, algorithm.to)
  const key = algorithm && derAt(bytes, algorithm.to, whole.to)
  return (
    version?.tag === INTEGER &&
    algorithm?.tag === SEQUENCE &&
    identifier?.tag === OBJECT_IDENTIFIER &&
    key?.tag === OCTET_STRING &&
    key.to - key.from >= 16
  )
}

/** Explicit tag [0], which holds a certificate's version. */
const VERSION = 0xa0
/** What stands in a certificate before the public key: serial number, algorithm, issuer, validity, subject (RFC 5280, 4.1). */
const BEFORE_KEY = 5

/** The SubjectPublicKeyInfo of a certificate. */
export function publicKeyOfCertificate(bytes: Uint8Array): Uint8Array | undefined {
  const certificate = derAt(bytes, 0)
  const body = certificate?.tag === SEQUENCE ? derAt(bytes, certificate.from, certificate.to) : undefined
  if (body?.tag !== SEQUENCE) return undefined
  let next = derAt(bytes, body.from, body.to)
  if (next?.tag === VERSION) next = derAt(bytes, next.to, body.to)
  for (let i = 0; i < BEFORE_KEY && next; i++) next = derAt(bytes, next.to, body.to)
  return next?.tag === SEQUENCE ? bytes.subarray(next.start, next.to) : undefined
}
