import { type WorkerLink, startWorker } from '#base/index.ts'
import type { SecretRecords } from '../records.ts'
import type { SecretRule } from '../rules/contract.ts'
import { SLICE } from '../engine/compile-rules.ts'
import type { Batch } from './batch.ts'
import { SecretError } from './fault.ts'
import type { Reply, Request } from './thread-messages.ts'

/** What one scan is told. */
type Listener = {
  /** Its oldest batch was read. */
  readonly done: () => void
  readonly finished: (records: SecretRecords) => void
  readonly failed: (error: Error) => void
}

/**
 * Memory of both threads, each for one batch at a time. Buffers that go from one thread to the other are garbage of either, and by their
 * size have the collectors run all the time.
 */
class Rooms {
  readonly #free: Uint8Array<SharedArrayBuffer>[] = []
  readonly #numbers = new Map<SharedArrayBuffer, number>()

  take(): Uint8Array<SharedArrayBuffer> {
    return this.#free.pop() ?? new Uint8Array(new SharedArrayBuffer(SLICE))
  }

  give(room: Uint8Array<SharedArrayBuffer>): void {
    this.#free.push(room)
  }

  /** The number under which the thread knows it; `isNew` once. */
  numberOf({ buffer }: Uint8Array<SharedArrayBuffer>): { readonly number: number; readonly isNew: boolean } {
    const known = this.#numbers.get(buffer)
    const number = known ?? this.#numbers.size
    if (known === undefined) this.#numbers.set(buffer, number)
    return { number, isNew: known === undefined }
  }

  /** A new thread knows none of them. */
  clear(): void {
    this.#numbers.clear()
    this.#free.length = 0
  }
}

/** Milliseconds after which a thread that nobody uses ends: layers come one after the other, and not every reader says when it has the last. */
const IDLE = 200

/** One worker for all layers that are being read; started for the first that needs it, ended when none does. */
export class ScanThread {
  readonly #rules: readonly SecretRule[]
  readonly rooms = new Rooms()
  readonly #listeners = new Map<number, Listener>()
  #link: WorkerLink | undefined
  #numbers = 0
  #waits = 0
  #timer: NodeJS.Timeout | undefined

  constructor(rules: readonly SecretRule[]) {
    this.#rules = rules
  }

  /** A new scan; it ends with `finished` or `failed`, or when it is left. */
  join(listener: Listener): number {
    clearTimeout(this.#timer)
    const number = this.#numbers++
    this.#listeners.set(number, listener)
    this.#link ??= startWorker('secret-worker', import.meta.url, this.#rules, {
      message: (message) => this.#hear(message as Reply),
      failed: (error) => {
        this.#link = undefined
        this.rooms.clear()
        for (const { failed } of this.#listeners.values()) failed(error)
        this.#listeners.clear()
      },
    })
    return number
  }

  batch(scan: number, { bytes, segments }: Batch): void {
    const { number: room, isNew } = this.rooms.numberOf(bytes)
    if (isNew) this.#post({ kind: 'room', room, shared: bytes.buffer })
    this.#post({ kind: 'batch', scan, room, segments })
  }

  finish(scan: number): void {
    this.#post({ kind: 'finish', scan })
  }

  /** Waits for an answer: only that keeps the process alive. */
  async wait(answer: Promise<void>): Promise<void> {
    if (this.#waits++ === 0) this.#link?.hold(true)
    try {
      await answer
    } finally {
      if (--this.#waits === 0) this.#link?.hold(false)
    }
  }

  abandon(scan: number): void {
    this.#post({ kind: 'drop', scan })
    this.#leave(scan)
  }

  #post(request: Request): void {
    this.#link?.post(request)
  }

  #hear(reply: Reply): void {
    const listener = this.#listeners.get(reply.scan)
    if (!listener) return
    if (reply.kind === 'done') {
      listener.done()
      return
    }
    this.#leave(reply.scan)
    if (reply.kind === 'finished') listener.finished(reply.records)
    else listener.failed(new SecretError('failed', `look for secrets: ${reply.fault}`))
  }

  #leave(scan: number): void {
    if (!this.#listeners.delete(scan) || this.#listeners.size > 0) return
    this.#timer = setTimeout(() => this.rest(), IDLE).unref()
  }

  /** Ends the thread, unless somebody uses it, and lets go of its memory. */
  readonly rest = (): void => {
    if (this.#listeners.size > 0) return
    clearTimeout(this.#timer)
    const link = this.#link
    this.#link = undefined
    this.rooms.clear()
    void link?.close()
  }
}
