import { crc32 } from 'node:zlib'
import type { StructureCheck } from './contract.ts'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Digits of the checksum: 62 to the sixth holds 32 bits. */
const CHECK = 6
/** The shortest body that has one: 30 characters and the checksum. */
const LEAST = 36

function base62(value: number): string {
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = DIGITS[rest % 62] + text
  return text.padStart(CHECK, '0')
}

/** The checksum of a random part, as GitHub writes it (github.blog, "Behind GitHub's new authentication token formats"). */
export const checksumBase62 = (random: string): string => base62(crc32(random))

/** `ghp_` and its like, `npm_`: 30 random characters (`ghr_`: 70), then their CRC32 in base 62. */
export const crc32Base62 = {
  id: 'crc32-base62',
  about: 'the last 6 characters are the CRC32 of those before them, in base 62',
  check: (value) => {
    const body = value.slice(value.lastIndexOf('_') + 1)
    if (body.length < LEAST) return undefined
    return checksumBase62(body.slice(0, -CHECK)) === body.slice(-CHECK)
      ? { verdict: 'proven', evidence: 'its checksum holds' }
      : { verdict: 'broken', evidence: 'its checksum does not hold' }
  },
} satisfies StructureCheck
