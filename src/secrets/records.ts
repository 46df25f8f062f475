import type { Instant } from '#base/index.ts'
import type { InlineIgnore, Severity } from '#model/index.ts'

/** A secret in a file or text as it is remembered: the value itself is nowhere in it. */
export type SecretRecord = {
  readonly rule: string
  /** Members of archives after `!/`: `app.jar!/application.properties`. */
  readonly path: string
  /** Bytes into the file. */
  readonly offset: number
  /** Of a text, from 1; a column counts characters. */
  readonly line?: number
  readonly column?: number
  /** The comment beside it by which another tool would leave it out. */
  readonly inlineIgnore?: InlineIgnore
  readonly masked: string
  readonly severity: Severity
  readonly confidence: 'high' | 'medium' | 'low'
  readonly evidence: readonly string[]
  /** Tells values apart; absent of one that could be guessed. */
  readonly value?: string
  readonly expires?: Instant
  /** Of a private key: the digest of its public key, as `certificates` have it. */
  readonly publicKey?: string
}

/** Of a whole file, in hex. */
export type FileDigests = { readonly md5: string; readonly sha1: string; readonly sha256: string }

/** What of a file was not looked for, or what a file of its kind is not looked into for. */
export type SecretGap =
  | { readonly kind: 'partial'; readonly path: string; readonly rule: string; readonly offset: number }
  | { readonly kind: 'archive' | 'encrypted-key' | 'damaged'; readonly path: string; readonly what: string }

/** All that is remembered of a layer or folder. Serialisable with `v8.serialize`. */
export type SecretRecords = {
  readonly records: readonly SecretRecord[]
  /** Of rules that found more in one file than is listed. */
  readonly more: readonly { readonly path: string; readonly rule: string; readonly count: number }[]
  /** Files with records, as far as they could be held whole. */
  readonly digests: ReadonlyMap<string, FileDigests>
  readonly certificates: readonly { readonly path: string; readonly publicKey: string }[]
  readonly gaps: readonly SecretGap[]
  /** Gaps beyond those listed, a count. */
  readonly moreGaps: number
}
