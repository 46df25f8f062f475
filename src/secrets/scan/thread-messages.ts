import type { SecretRecords } from '../records.ts'
import type { Segment } from './batch.ts'

/** To the worker. A scan begins with its first batch. */
export type Request =
  | { readonly kind: 'batch'; readonly scan: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly segments: readonly Segment[] }
  | { readonly kind: 'finish'; readonly scan: number }
  | { readonly kind: 'drop'; readonly scan: number }

/** From the worker. */
export type Reply =
  /** The buffer comes back to be filled again. */
  | { readonly kind: 'done'; readonly scan: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'finished'; readonly scan: number; readonly records: SecretRecords }
  /** Where it happened, without what was said: a message could quote the file. */
  | { readonly kind: 'fault'; readonly scan: number; readonly fault: string }
