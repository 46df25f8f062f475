import type { Glob } from '#base/index.ts'
import type { Severity } from '#model/index.ts'

/** A credential where its program keeps it. */
export type FoundCredential = {
  readonly kind: 'credential'
  /** Bytes into the file. */
  readonly offset: number
  /** As it stands in the file, a character for each byte. Never leaves memory: whoever gets it masks it. */
  readonly value: string
  /** Of the value, what is public: `$2y$`. */
  readonly prefix?: string
  readonly severity: Severity
  readonly confidence: 'high' | 'medium' | 'low'
  /** Sentences without the value. */
  readonly evidence: readonly string[]
}

/** Something of the file that cannot be looked into: `a keystore whose password is not known`. */
export type UnreadCredential = { readonly kind: 'not-assessed'; readonly what: string }

/** One kind of file that holds credentials, known by path and structure. */
export type CredentialReader = {
  /** Stable; the id of its findings. */
  readonly id: string
  readonly title: string
  /** Without a leading slash. */
  readonly paths: readonly Glob[]
  /** Bytes; of a larger file nothing is read. */
  readonly limit: number
  readonly remediation: string
  /** Pure. @throws ParseError when the file is not of its form; the caller names it and goes on */
  readonly read: (bytes: Uint8Array, path: string) => Iterable<FoundCredential | UnreadCredential>
}
