import { type WorkerLink, startWorker } from '#base/index.ts'
import type { SecretRecords } from '../records.ts'
import type { SecretRule } from '../rules/contract.ts'
import type { Batch } from './batch.ts'
import { SecretError } from './fault.ts'
import type { Reply, Request } from './thread-messages.ts'

/** What one scan is told. */
type Listener = {
  readonly done: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly finished: (records: SecretRecords) => void
  readonly failed: (error: Error) => void
}

/** Milliseconds after which a thread that nobody uses ends: the layers of an image come one after the other. */
const IDLE = 200

/** One worker for all layers that are being read; started for the first that needs it, ended when none does. */
export class ScanThread {
  readonly #rules: readonly SecretRule[]
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
        for (const { failed } of this.#listeners.values()) failed(error)
        this.#listeners.clear()
      },
    })
    return number
  }

  batch(scan: number, { bytes, segments }: Batch): void {
    this.#post({ kind: 'batch', scan, bytes, segments }, [bytes.buffer])
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

  #post(request: Request, transfer?: readonly ArrayBuffer[]): void {
    this.#link?.post(request, transfer)
  }

  #hear(reply: Reply): void {
    const listener = this.#listeners.get(reply.scan)
    if (!listener) return
    if (reply.kind === 'done') {
      listener.done(reply.bytes)
      return
    }
    this.#leave(reply.scan)
    if (reply.kind === 'finished') listener.finished(reply.records)
    else listener.failed(new SecretError('failed', `look for secrets: ${reply.fault}`))
  }

  #leave(scan: number): void {
    if (!this.#listeners.delete(scan) || this.#listeners.size > 0) return
    this.#timer = setTimeout(() => {
      const link = this.#link
      this.#link = undefined
      void link?.close()
    }, IDLE).unref()
  }
}
