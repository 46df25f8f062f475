import { ParseError, matcherOf } from '#base/index.ts'
import type { CredentialReader } from '../credential-files/contract.ts'
import { credentialReaders } from '../credential-files/registry.ts'
import { textOfBytes } from '../engine/grade.ts'
import type { Sighting } from '../engine/sighting.ts'

export const readersOf = matcherOf(credentialReaders.flatMap((reader) => reader.paths.map((path) => [path, reader] as const)))

/** Credentials that are listed of one file, a count. */
const MOST = 1000

type Read = { readonly sightings: readonly Sighting[]; /** What could not be looked into. */ readonly unread: readonly string[] }

/** What a reader finds in a file, in order of place; a file that is not of its form is named and has none. */
export function readCredentials(reader: CredentialReader, bytes: Uint8Array, path: string): Read {
  const sightings: Sighting[] = []
  const unread: string[] = []
  try {
    for (const found of reader.read(bytes, path)) {
      if (found.kind === 'not-assessed') {
        unread.push(found.what)
        continue
      }
      if (sightings.length >= MOST) break
      const { offset, value, prefix = '', severity, confidence, evidence } = found
      const length = Array.from(textOfBytes(value)).length
      sightings.push({
        rule: reader.id,
        from: offset,
        to: offset + value.length,
        value,
        prefix,
        length,
        severity,
        confidence,
        evidence,
        rank: 1,
      })
    }
  } catch (thrown) {
    if (!(thrown instanceof ParseError)) throw thrown
    // The message could quote what the file says at that place.
    unread.push(`it has not the form of a ${reader.title} (${thrown.code}${thrown.position === undefined ? '' : ` at ${thrown.position}`})`)
  }
  return { sightings: sightings.toSorted((a, b) => a.from - b.from), unread }
}
