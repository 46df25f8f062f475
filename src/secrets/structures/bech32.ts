import type { StructureCheck } from './contract.ts'

const CHARACTERS = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'
/** Coefficients of the generator (BIP 173). */
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const

function polymod(values: readonly number[]): number {
  let checksum = 1
  for (const value of values) {
    const top = checksum >>> 25
    checksum = ((checksum & 0x1ffffff) << 5) ^ value
    for (const [bit, coefficient] of GENERATOR.entries()) if ((top >>> bit) & 1) checksum ^= coefficient
  }
  return checksum >>> 0
}

/** The human-readable part as the checksum takes it: high bits, a zero, low bits. */
function expand(prefix: string): number[] {
  const codes = Array.from(prefix.toLowerCase(), (one) => one.charCodeAt(0))
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

/** The six characters that end the text `PREFIX1DATA`, in upper case. */
export function bech32Checksum(prefix: string, data: string): string {
  const values = Array.from(data.toUpperCase(), (one) => CHARACTERS.indexOf(one))
  const sum = polymod([...expand(prefix), ...values, 0, 0, 0, 0, 0, 0]) ^ 1
  return Array.from({ length: 6 }, (_, i) => CHARACTERS[(sum >>> (5 * (5 - i))) & 31]).join('')
}

/** `AGE-SECRET-KEY-1…`: an identity of age (C2SP age, "Native X25519"), Bech32 without a bound on its length. */
export const bech32 = {
  id: 'bech32',
  about: 'Bech32 (BIP 173): the last 6 characters are a checksum of prefix and data',
  check: (value) => {
    const at = value.lastIndexOf('1')
    const data = value.slice(at + 1)
    if (at < 1 || data.length < 7) return undefined
    return bech32Checksum(value.slice(0, at), data.slice(0, -6)) === data.slice(-6).toUpperCase()
      ? { verdict: 'proven', evidence: 'its checksum holds' }
      : { verdict: 'broken', evidence: 'its checksum does not hold' }
  },
} satisfies StructureCheck
