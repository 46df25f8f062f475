import { pbkdf2Sync } from 'node:crypto'
import { bitsOf } from '../engine/entropy.ts'
import type { Sighting } from '../engine/sighting.ts'
import type { SecretRecord } from '../records.ts'
import type { Place } from './lines.ts'

/** All that is ever shown of a value. */
const maskOf = ({ prefix, length }: Pick<Sighting, 'prefix' | 'length'>): string => `${prefix}… (${length} characters)`

/** Bits of a value beyond its public prefix; with fewer it could be guessed from its digest. */
const LEAST_BITS = 64
/** Rounds and bytes of PBKDF2: a guess costs as much as a thousand digests. */
const [ROUNDS, BYTES] = [1000, 16] as const
const SALT = 'plimsoll secret value 1'

/** Tells values apart without telling them; undefined for a value that could be guessed. */
function valueDigest({ value, prefix }: Pick<Sighting, 'value' | 'prefix'>): string | undefined {
  const own = value.startsWith(prefix) ? value.slice(prefix.length) : value
  if (own.includes(' ') || bitsOf(own) < LEAST_BITS) return undefined
  return pbkdf2Sync(value, SALT, ROUNDS, BYTES, 'sha256').toString('hex')
}

/** What is remembered of a find. */
export function toRecord(path: string, sighting: Sighting, place: Place | undefined): SecretRecord {
  const { rule, from: offset, severity, confidence, evidence, expires, publicKey } = sighting
  const value = valueDigest(sighting)
  return {
    rule,
    path,
    offset,
    ...place,
    masked: maskOf(sighting),
    severity,
    confidence,
    evidence,
    ...(value === undefined ? {} : { value }),
    ...(expires === undefined ? {} : { expires }),
    ...(publicKey === undefined ? {} : { publicKey }),
  }
}
