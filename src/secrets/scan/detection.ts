import type { Detection, TarEntry } from '#oci/index.ts'
import { compileRules } from '../engine/compile-rules.ts'
import type { SecretRecords } from '../records.ts'
import type { SecretRule } from '../rules/contract.ts'
import { type Batch, Batcher } from './batch.ts'
import { SecretError, faultOf } from './fault.ts'
import { LayerScan } from './layer-scan.ts'
import type { ScanThread } from './scan-thread.ts'

/** Batches with which a thread is started; what comes to fewer is read here in less time than that takes. */
const INLINE = 3
/** Batches that are on their way at a time. */
const QUEUE = 6

/** One layer or folder: batches to the thread and back, or read here where there are few. */
export class SecretDetection implements Detection<SecretRecords> {
  readonly #rules: readonly SecretRule[]
  readonly #thread: ScanThread
  readonly #batcher: Batcher
  #pending: Batch[] = []
  #scan: number | undefined
  #underway: Batch[] = []
  #error: Error | undefined
  #wake: (() => void) | undefined
  #records: SecretRecords | undefined

  constructor(rules: readonly SecretRule[], thread: ScanThread) {
    this.#rules = rules
    this.#thread = thread
    this.#batcher = new Batcher(
      () => thread.rooms.take(),
      (batch) => this.#send(batch),
    )
  }

  readonly entry = (entry: TarEntry): 'skip' => {
    // An empty file has no pieces, but takes the place of one that had.
    if (entry.type === 'file' && entry.size === 0) this.#batcher.gone(entry.path, false)
    return 'skip'
  }

  readonly piece = (entry: TarEntry, bytes: Uint8Array): void => this.#batcher.piece(entry, bytes)

  readonly replaced = (path: string, isFolder: boolean): void => this.#batcher.gone(path, isFolder)

  readonly flush = (): Promise<void> | undefined => {
    if (this.#error) return Promise.reject(this.#error)
    return this.#underway.length < QUEUE ? undefined : this.#until(() => this.#underway.length < QUEUE)
  }

  #send(batch: Batch): void {
    if (this.#scan === undefined) {
      this.#pending.push(batch)
      if (this.#pending.length <= INLINE) return
      this.#scan = this.#thread.join({
        done: () => {
          this.#thread.rooms.give(this.#underway.shift()!.bytes)
          this.#wake?.()
        },
        finished: (records) => {
          this.#records = records
          this.#wake?.()
        },
        failed: (error) => {
          this.#error = error
          this.#wake?.()
        },
      })
      for (const pending of this.#pending) this.#post(pending)
      this.#pending = []
    } else this.#post(batch)
  }

  #post(batch: Batch): void {
    this.#underway.push(batch)
    this.#thread.batch(this.#scan!, batch)
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.#error) throw this.#error
      await this.#thread.wait(new Promise<void>((resolve) => (this.#wake = resolve)))
    }
    if (this.#error) throw this.#error
  }

  readonly finish = async (): Promise<SecretRecords> => {
    this.#batcher.finish()
    if (this.#scan === undefined) return this.#readHere()
    this.#thread.finish(this.#scan)
    await this.#until(() => this.#records !== undefined)
    return this.#records!
  }

  readonly abandon = (): void => {
    if (this.#scan !== undefined) this.#thread.abandon(this.#scan)
  }

  #readHere(): SecretRecords {
    try {
      const scan = new LayerScan(compileRules(this.#rules))
      for (const { bytes, segments } of this.#pending) {
        scan.batch(bytes, segments)
        this.#thread.rooms.give(bytes)
      }
      return scan.finish()
    } catch (thrown) {
      throw new SecretError('failed', `look for secrets: ${faultOf(thrown)}`)
    }
  }
}
