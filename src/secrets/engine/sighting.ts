import type { Instant } from '#base/index.ts'
import type { Severity } from '#model/index.ts'

/** A value found in bytes, while they are in memory. Never leaves it: records are made of it. */
export type Sighting = {
  readonly rule: string
  /** Offsets in the file. */
  readonly from: number
  readonly to: number
  /** Its bytes as characters; of a private key its base64 alone. */
  readonly value: string
  /** What of the value is public. */
  readonly prefix: string
  /** The value's length as it stands, in characters. */
  readonly length: number
  readonly severity: Severity
  readonly confidence: 'high' | 'medium' | 'low'
  readonly evidence: readonly string[]
  /** How much the find says by itself: 0 a key that parses or a known example, 1 a token, 2 a value that is given to a name. */
  readonly rank: 0 | 1 | 2
  readonly expires?: Instant
  readonly publicKey?: string
}
