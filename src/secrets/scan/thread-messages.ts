import type { SecretRecords } from '../records.ts'
import type { Segment } from './batch.ts'

/** To the worker. A scan begins with its first batch. */
export type Request =
  /** Memory of both threads that batches are in from now on, under its number. */
  | { readonly kind: 'room'; readonly room: number; readonly shared: SharedArrayBuffer }
  | { readonly kind: 'batch'; readonly scan: number; readonly room: number; readonly segments: readonly Segment[] }
  | { readonly kind: 'finish'; readonly scan: number }
  | { readonly kind: 'drop'; readonly scan: number }

/** From the worker. */
export type Reply =
  /** The oldest batch of the scan was read: its room is free. */
  | { readonly kind: 'done'; readonly scan: number }
  | { readonly kind: 'finished'; readonly scan: number; readonly records: SecretRecords }
  /** Where it happened, without what was said: a message could quote the file. */
  | { readonly kind: 'fault'; readonly scan: number; readonly fault: string }
