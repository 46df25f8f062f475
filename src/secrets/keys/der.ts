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

/** Beginnings of PBES2 and of the older ways to encrypt a key: RFC 8018, A (1.2.840.113549.1.5), and RFC 7292, C (1.2.840.113549.1.12.1). */
const ENCRYPTING = ['2a864886f70d0105', '2a864886f70d010c01'] as const

/** RFC 5958, 3: an algorithm that encrypts, and what it encrypted. */
function isEncryptedPkcs8(bytes: Uint8Array): boolean {
  const whole = derAt(bytes, 0)
  const algorithm = whole && derAt(bytes, whole.from, whole.to)
  const identifier = algorithm?.tag === SEQUENCE ? derAt(bytes, algorithm.from, algorithm.to) : undefined
  const key = algorithm && derAt(bytes, algorithm.to, whole.to)
  if (identifier?.tag !== OBJECT_IDENTIFIER || key?.tag !== OCTET_STRING || key.to !== whole?.to) return false
  const oid = Buffer.from(bytes.subarray(identifier.from, identifier.to)).toString('hex')
  return ENCRYPTING.some((prefix) => oid.startsWith(prefix))
}

export type DerKeyForm = 'pkcs8' | 'pkcs1' | 'sec1' | 'encrypted'

/** What kind of private key a file of DER has the form of: PKCS 8, RSA's own (RFC 8017, A.1.2), that of elliptic curves (RFC 5915, 3). */
export function derKeyForm(bytes: Uint8Array): DerKeyForm | undefined {
  if (!isWholeSequence(bytes)) return undefined
  const whole = derAt(bytes, 0)!
  const version = derAt(bytes, whole.from, whole.to)
  if (version?.tag !== INTEGER || version.to - version.from !== 1) return isEncryptedPkcs8(bytes) ? 'encrypted' : undefined
  if (isPkcs8(bytes)) return 'pkcs8'
  const next = derAt(bytes, version.to, whole.to)
  if (next?.tag === OCTET_STRING && bytes[version.from] === 1) return 'sec1'
  return next?.tag === INTEGER && bytes[version.from] === 0 ? 'pkcs1' : undefined
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
