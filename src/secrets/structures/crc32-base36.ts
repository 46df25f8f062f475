import { crc32 } from 'node:zlib'
import type { StructureCheck } from './contract.ts'

/** Digits of the checksum. */
const CHECK = 7

/** The checksum of all that stands before it, prefix included (GitLab's handbook, "Routable tokens"). */
export const checksumBase36 = (text: string): string => crc32(text).toString(36).padStart(CHECK, '0')

/** GitLab's routable tokens: `glpat-PAYLOAD.LLCCCCCCC`, later `glpat-PAYLOAD.01.LLCCCCCCC`. Older ones have no checksum. */
export const crc32Base36 = {
  id: 'crc32-base36',
  about: 'the last 7 characters are the CRC32 of all before them, in base 36',
  check: (value) => {
    if (!/\.[0-9a-z]{9}$/.test(value)) return undefined
    return checksumBase36(value.slice(0, -CHECK)) === value.slice(-CHECK)
      ? { verdict: 'proven', evidence: 'its checksum holds' }
      : { verdict: 'broken', evidence: 'its checksum does not hold' }
  },
} satisfies StructureCheck
