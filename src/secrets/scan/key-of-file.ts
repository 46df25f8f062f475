import { KiB } from '#base/index.ts'
import type { FileScan } from '../engine/file-scan.ts'
import { PRIVATE_KEY, keyGrade } from '../engine/scanner.ts'
import { derKeyOf } from '../keys/private-key.ts'

/** Bytes of a file that may be a key: RSA of 16384 bits has 9.5 KB. */
const LIMIT = 16 * KiB

/** A private key that is the whole file, in DER. Its value is that of the same key in PEM. */
export function keyOfFile(bytes: Uint8Array, scan: FileScan): void {
  const reading = bytes.length <= LIMIT ? derKeyOf(bytes) : undefined
  if (reading?.kind === 'encrypted') scan.encryptedKeys++
  else if (reading) {
    const publicKey = reading.kind === 'plain' && reading.publicKey !== undefined ? { publicKey: reading.publicKey } : {}
    const value = Buffer.from(bytes).toString('base64')
    scan.add({
      rule: PRIVATE_KEY,
      from: 0,
      to: bytes.length,
      value,
      prefix: 'DER',
      length: bytes.length,
      ...keyGrade(reading),
      rank: 0,
      ...publicKey,
    })
  }
}
