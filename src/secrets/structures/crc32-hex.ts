import { crc32 } from 'node:zlib'
import type { StructureCheck } from './contract.ts'

/** CRC32 of the text, its bytes from the lowest up, in hexadecimal (Grafana's apikeygenprefix). */
export function checksumHex(text: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(crc32(text))
  return bytes.toString('hex')
}

/** Grafana's service accounts: `glsa_SECRET_CHECKSUM`. */
export const crc32Hex = {
  id: 'crc32-hex',
  about: 'the last 8 characters are the CRC32 of what stands before the last underscore, low byte first',
  check: (value) => {
    const at = value.lastIndexOf('_')
    if (at < 0) return undefined
    return checksumHex(value.slice(0, at)) === value.slice(at + 1).toLowerCase()
      ? { verdict: 'proven', evidence: 'its checksum holds' }
      : { verdict: 'broken', evidence: 'its checksum does not hold' }
  },
} satisfies StructureCheck
