import { placeholderReason } from '../rules/placeholder.ts'
import type { FoundCredential } from './contract.ts'

/** Bytes as characters, so that offsets in both are the same. */
export const charactersOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

type Grade = Partial<Pick<FoundCredential, 'severity' | 'confidence' | 'evidence' | 'prefix'>>

/** A credential at an offset, unless the value is empty or stands for one: `${TOKEN}`, `changeme`. */
export function credentialAt(offset: number, value: string, grade: Grade = {}): readonly FoundCredential[] {
  if (value.trim() === '' || placeholderReason(value, grade.prefix) !== undefined) return []
  return [{ kind: 'credential', offset, value, severity: 'high', confidence: 'high', evidence: [], ...grade }]
}

/** A credential that a parser handed out: where it stands is looked for in the text. Escapes that the parser undid are not found: offset 0. */
export const credentialIn = (text: string, value: string, grade: Grade = {}): readonly FoundCredential[] =>
  credentialAt(Math.max(0, text.indexOf(value)), value, grade)
