import type { TarEntry } from '#oci/index.ts'
import { SLICE } from '../engine/compile-rules.ts'
import { AFTER, BEFORE } from '../engine/scanner.ts'

/** Bytes of a file within a batch. What two parts share, so that nothing is lost where a file is cut, is looked at twice and owned once. */
export type Part = {
  readonly kind: 'part'
  /** Tells files of one path apart. */
  readonly file: number
  readonly path: string
  /** Of the whole file, as its archive says. */
  readonly size: number
  /** In the batch. */
  readonly from: number
  readonly to: number
  /** Of `from` in the file. */
  readonly offset: number
  /** In the batch: keywords that end between are this part's. */
  readonly ownFrom: number
  readonly ownTo: number
  readonly isLast: boolean
}

/** In order: also what says that a path is no longer what it was. */
export type Segment = Part | { readonly kind: 'gone'; readonly path: string; readonly isFolder: boolean }

export type Batch = { readonly bytes: Uint8Array<SharedArrayBuffer>; readonly segments: readonly Segment[] }

/** A file of which more is to come. */
type Waiting = {
  readonly number: number
  readonly entry: TarEntry
  /** Of the file, so far. */
  received: number
  /** Its last bytes, once it was cut; where they are in the file, and up to where keywords were owned. */
  tail: Uint8Array
  tailOffset: number
  owned: number
}

/** The part that is being filled. */
type Current = { readonly file: Waiting; readonly from: number; readonly offset: number; readonly ownFrom: number }

/** Files of which more is to come, a count; files with holes never come to their size. */
const WAITING = 64
/** A file that would be cut this near to a batch's end goes into the next one. */
const NEAR_END = SLICE / 16

/** Copies pieces of files into batches of at most SLICE bytes. */
export class Batcher {
  readonly #take: () => Uint8Array<SharedArrayBuffer>
  readonly #emit: (batch: Batch) => void
  readonly #waiting = new Map<TarEntry, Waiting>()
  #buffer: Uint8Array<SharedArrayBuffer> | undefined
  #length = 0
  #segments: Segment[] = []
  #current: Current | undefined
  #numbers = 0

  /** `take` gives a buffer of SLICE bytes to fill, `emit` gets it when it is full. */
  constructor(take: () => Uint8Array<SharedArrayBuffer>, emit: (batch: Batch) => void) {
    this.#take = take
    this.#emit = emit
  }

  gone(path: string, isFolder: boolean): void {
    this.#pause()
    this.#segments.push({ kind: 'gone', path, isFolder })
  }

  piece(entry: TarEntry, bytes: Uint8Array): void {
    if (this.#current?.file.entry !== entry) {
      this.#pause()
      this.#resume(this.#waiting.get(entry) ?? this.#begin(entry))
    }
    let at = 0
    while (at < bytes.length) {
      const { file } = this.#current!
      const step = Math.min(bytes.length - at, SLICE - this.#length)
      this.#buffer!.set(bytes.subarray(at, at + step), this.#length)
      this.#length += step
      file.received += step
      at += step
      if (at < bytes.length) {
        this.#pause()
        this.#send()
        this.#resume(file)
      }
    }
    if (this.#current!.file.received >= entry.size) this.#end()
  }

  #begin(entry: TarEntry): Waiting {
    const [oldest] = this.#waiting.values()
    if (oldest && this.#waiting.size >= WAITING) {
      this.#resume(oldest)
      this.#end()
    }
    if (SLICE - this.#length < Math.min(NEAR_END, entry.size)) this.#send()
    const file = { number: this.#numbers++, entry, received: 0, tail: new Uint8Array(0), tailOffset: 0, owned: 0 }
    this.#waiting.set(entry, file)
    return file
  }

  #resume(file: Waiting): void {
    if (SLICE - this.#length <= file.tail.length) this.#send()
    this.#buffer ??= this.#take()
    const from = this.#length
    this.#buffer.set(file.tail, from)
    this.#length += file.tail.length
    this.#current = { file, from, offset: file.tailOffset, ownFrom: from + (file.owned - file.tailOffset) }
  }

  /** Ends the part; more of the file is to come. */
  #pause(): void {
    if (!this.#current) return
    const { file, from, offset, ownFrom } = this.#current
    const to = this.#length
    const ownTo = Math.max(ownFrom, to - AFTER)
    const tailFrom = Math.max(from, ownTo - BEFORE)
    this.#push(file, from, to, offset, ownFrom, ownTo, false)
    file.tail = this.#buffer!.slice(tailFrom, to)
    file.tailOffset = offset + (tailFrom - from)
    file.owned = offset + (ownTo - from)
    this.#current = undefined
  }

  #end(): void {
    const { file, from, offset, ownFrom } = this.#current!
    this.#push(file, from, this.#length, offset, ownFrom, this.#length, true)
    this.#waiting.delete(file.entry)
    this.#current = undefined
  }

  #push({ number, entry }: Waiting, from: number, to: number, offset: number, ownFrom: number, ownTo: number, isLast: boolean): void {
    const { path, size } = entry
    this.#segments.push({ kind: 'part', file: number, path, size, from, to, offset, ownFrom, ownTo, isLast })
  }

  #send(): void {
    if (this.#segments.length === 0) return
    const bytes = this.#buffer ?? this.#take()
    const segments = this.#segments
    this.#buffer = undefined
    this.#segments = []
    this.#length = 0
    this.#emit({ bytes, segments })
  }

  /** The rest of every file, and of the batch. */
  finish(): void {
    this.#pause()
    for (const file of this.#waiting.values()) {
      this.#resume(file)
      this.#end()
    }
    this.#send()
  }
}
