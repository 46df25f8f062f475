import type { KeyReading } from './private-key.ts'

/** RFC 9580, 6.1: of the bytes below the armour. */
function crc24(bytes: Uint8Array): number {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1
      if (crc & 0x1000000) crc ^= 0x864cfb
    }
  }
  return crc & 0xffffff
}

/** The content of the first packet and its tag (RFC 9580, 4.2). */
function firstPacket(bytes: Buffer): { tag: number; body: Buffer } {
  const head = bytes.readUInt8(0)
  if ((head & 0x80) === 0) throw new RangeError('no packet')
  if ((head & 0x40) === 0) {
    const width = [1, 2, 4][head & 3]
    if (width === undefined) throw new RangeError('no length')
    const length = bytes.readUIntBE(1, width)
    return { tag: (head >> 2) & 15, body: bytes.subarray(1 + width, 1 + width + length) }
  }
  const first = bytes.readUInt8(1)
  const [from, length] =
    first < 192 ? [2, first] : first < 224 ? [3, ((first - 192) << 8) + bytes.readUInt8(2) + 192] : [6, bytes.readUInt32BE(2)]
  return { tag: head & 0x3f, body: bytes.subarray(from, from + length) }
}

const SECRET_KEY = 5
/** Numbers of the public part by algorithm (RFC 9580, 5.5.5): multiprecision integers, after an OID for elliptic curves. */
const PUBLIC_PART: Readonly<Record<number, { readonly name: string; readonly integers: number; readonly curve?: true }>> = {
  1: { name: 'RSA', integers: 2 },
  2: { name: 'RSA', integers: 2 },
  3: { name: 'RSA', integers: 2 },
  16: { name: 'Elgamal', integers: 3 },
  17: { name: 'DSA', integers: 4 },
  19: { name: 'ECDSA', integers: 1, curve: true },
  22: { name: 'EdDSA', integers: 1, curve: true },
}

/** A secret key packet of version 4, as GnuPG and others write: a zero after the public part says that the rest is in the clear. */
export function readPgpKey(bytes: Buffer, checksum: string | undefined): KeyReading {
  try {
    if (checksum !== undefined && Buffer.from(checksum.slice(1), 'base64').readUIntBE(0, 3) !== crc24(bytes)) return { kind: 'broken' }
    const { tag, body } = firstPacket(bytes)
    const algorithm = PUBLIC_PART[body.readUInt8(5)]
    if (tag !== SECRET_KEY || body[0] !== 4 || !algorithm) return { kind: 'broken' }
    let at = 6
    if (algorithm.curve) at += 1 + body.readUInt8(at)
    for (let i = 0; i < algorithm.integers; i++) at += 2 + Math.ceil(body.readUInt16BE(at) / 8)
    return body.readUInt8(at) === 0 ? { kind: 'plain', what: `PGP private key (${algorithm.name})` } : { kind: 'encrypted' }
  } catch {
    return { kind: 'broken' }
  }
}
