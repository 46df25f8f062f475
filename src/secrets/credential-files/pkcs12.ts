import { createHash, createHmac } from 'node:crypto'
import { ParseError } from '#base/index.ts'
import { type DerValue, INTEGER, SEQUENCE, derAt } from '../keys/der.ts'

const OCTETS = 0x04
const CONTENT = 0xa0

/** Hash functions by the last bytes of their identifiers: 1.3.14.3.2.26 and 2.16.840.1.101.3.4.2.1 to .3; bytes of a block. */
const HASHES: Readonly<Record<string, readonly [name: string, block: number]>> = {
  '2b0e03021a': ['sha1', 64],
  '608648016503040201': ['sha256', 64],
  '608648016503040202': ['sha384', 128],
  '608648016503040203': ['sha512', 128],
}

/** Rounds that are tried; keytool makes 10,000, OpenSSL 2,048. More would let a file take our time. */
const ROUNDS = 20_000

/** pkcs8ShroudedKeyBag, 1.2.840.113549.1.12.10.1.2: its name stands outside the encryption of the key. */
const KEY_BAG = Buffer.from('060b2a864886f70d010c0a0102', 'hex')

type Store = {
  readonly content: Uint8Array
  /** What the integrity of the content is checked by; undefined for ways that are not known. */
  readonly mac?: {
    readonly hash: string
    readonly block: number
    readonly digest: Uint8Array
    readonly salt: Uint8Array
    readonly rounds: number
  }
}

/** Values one after the other within another. */
function within(bytes: Uint8Array, outer: DerValue | undefined): readonly DerValue[] {
  const values: DerValue[] = []
  if (!outer) return values
  for (let at = outer.from; at < outer.to;) {
    const value = derAt(bytes, at, outer.to)
    if (!value || values.length > 8) break
    values.push(value)
    at = value.to
  }
  return values
}

const of = (bytes: Uint8Array, value: DerValue | undefined): Uint8Array => bytes.subarray(value?.from ?? 0, value?.to ?? 0)

/** PFX of RFC 7292, 4: version, content, MAC. @throws ParseError */
export function readPkcs12(bytes: Uint8Array): Store {
  const [version, safe, macData] = within(bytes, derAt(bytes, 0))
  const explicit = within(bytes, safe).find(({ tag }) => tag === CONTENT)
  const [octets] = within(bytes, explicit)
  if (version?.tag !== INTEGER || octets?.tag !== OCTETS) throw new ParseError('malformed', 'not a PKCS #12 store')
  const content = of(bytes, octets)
  const [info, salt, rounds] = within(bytes, macData)
  const [algorithm, digest] = within(bytes, info)
  const [oid] = within(bytes, algorithm)
  const [hash, block] = HASHES[Buffer.from(of(bytes, oid)).toString('hex')] ?? []
  if (info?.tag !== SEQUENCE || salt?.tag !== OCTETS || hash === undefined || block === undefined) return { content }
  const count = rounds === undefined ? 1 : Number(`0x${Buffer.from(of(bytes, rounds)).toString('hex') || '0'}`)
  return count > ROUNDS ? { content } : { content, mac: { hash, block, digest: of(bytes, digest), salt: of(bytes, salt), rounds: count } }
}

export const showsKey = ({ content }: Store): boolean => Buffer.from(content).includes(KEY_BAG)

/** Repeated to whole blocks (RFC 7292, B.2, steps 2 and 3). */
function filled(bytes: Uint8Array, block: number): Buffer {
  if (bytes.length === 0) return Buffer.alloc(0)
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes)
}

/** Whether the MAC is right with a key from this password (RFC 7292, B.2 with purpose 3; the key is as long as the hash: one pass). */
export function opensPkcs12({ content, mac }: Store, password: string): boolean {
  if (!mac) return false
  const { hash, block, digest, salt, rounds } = mac
  const characters = Buffer.from(`${password}\0`, 'utf16le').swap16()
  let key = createHash(hash).update(Buffer.alloc(block, 3)).update(filled(salt, block)).update(filled(characters, block)).digest()
  for (let i = 1; i < rounds; i++) key = createHash(hash).update(key).digest()
  return createHmac(hash, key).update(content).digest().equals(digest)
}
