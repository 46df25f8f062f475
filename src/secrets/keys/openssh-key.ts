import type { KeyReading } from './private-key.ts'

const MAGIC = Buffer.from('openssh-key-v1\0')
/** Public keys in one file; OpenSSH itself writes and reads one. */
const MOST = 16

/** Reads strings with a length before them (RFC 4251, 5). */
function reader(bytes: Buffer, start: number): { number: () => number; text: () => Buffer } {
  let at = start
  const number = (): number => {
    const value = bytes.readUInt32BE(at)
    at += 4
    return value
  }
  return {
    number,
    text: () => {
      const length = number()
      if (at + length > bytes.length) throw new RangeError('breaks off')
      at += length
      return bytes.subarray(at - length, at)
    },
  }
}

/** OpenSSH's own format (PROTOCOL.key): the two check numbers are equal where the private part is in the clear and whole. */
export function readOpensshKey(bytes: Buffer): KeyReading {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return { kind: 'broken' }
  try {
    const outer = reader(bytes, MAGIC.length)
    const cipher = outer.text().toString('latin1')
    outer.text()
    outer.text()
    if (cipher !== 'none') return { kind: 'encrypted' }
    const count = outer.number()
    if (count === 0 || count > MOST) return { kind: 'broken' }
    for (let i = 0; i < count; i++) outer.text()
    const inner = reader(outer.text(), 0)
    if (inner.number() !== inner.number()) return { kind: 'broken' }
    const type = inner.text().toString('latin1')
    return /^[\w@.-]{3,64}$/.test(type) ? { kind: 'plain', what: `OpenSSH private key (${type})` } : { kind: 'broken' }
  } catch {
    return { kind: 'broken' }
  }
}
