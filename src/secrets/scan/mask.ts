import { pbkdf2Sync } from 'node:crypto'
import { bitsOf } from '../engine/entropy.ts'
import type { Sighting } from '../engine/sighting.ts'

/** All that is ever shown of a value. */
export const maskOf = ({ prefix, length }: Pick<Sighting, 'prefix' | 'length'>): string => `${prefix}… (${length} characters)`

/** Bits of a value beyond its public prefix; with fewer it could be guessed from its digest. */
const LEAST_BITS = 64
/** Rounds and bytes of PBKDF2: a guess costs as much as a thousand digests. */
const [ROUNDS, BYTES] = [1000, 16] as const
const SALT = 'plimsoll secret value 1'

/** Tells values apart without telling them; undefined for a value that could be guessed. */
export function valueDigest({ value, prefix }: Pick<Sighting, 'value' | 'prefix'>): string | undefined {
  const own = value.startsWith(prefix) ? value.slice(prefix.length) : value
  if (own.includes(' ') || bitsOf(own) < LEAST_BITS) return undefined
  return pbkdf2Sync(value, SALT, ROUNDS, BYTES, 'sha256').toString('hex')
}
