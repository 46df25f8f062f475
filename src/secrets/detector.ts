import { type Detector, digestOf } from '#oci/index.ts'
import type { SecretRecords } from './records.ts'
import type { SecretRule } from './rules/contract.ts'
import { SecretDetection } from './scan/detection.ts'
import { ScanThread } from './scan/scan-thread.ts'

/** Raised when what is made of the same bytes by the same rules changes. */
const REVISION = 3

/** Names a set of rules by its content. */
export const rulesDigest = (rules: readonly SecretRule[]): string => digestOf(JSON.stringify(rules))

function recognises(value: unknown): boolean {
  const { records, more, certificates, digests, gaps } = Object(value) as Partial<SecretRecords>
  return [records, more, certificates, gaps].every(Array.isArray) && digests instanceof Map
}

/** Looks for secrets in every file of layers and folders. */
export function secretDetector(rules: readonly SecretRule[]): Detector<SecretRecords> {
  const thread = new ScanThread(rules)
  return {
    id: 'secrets',
    key: `${REVISION} ${rulesDigest(rules)}`,
    start: () => new SecretDetection(rules, thread),
    rest: thread.rest,
    recognises,
  }
}
