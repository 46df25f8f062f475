import { constants, createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import { MiB } from './limits.ts'

/** Bytes of a piece, and how many are decompressed ahead of the reader: it may be busy with one file for a while. */
const PIECE = MiB
const AHEAD = 4

/**
 * The native decoder below node:zlib's streams: `write` decompresses on a thread of libuv's, then calls back, with what was left of
 * output and input in `state`.
 */
type Decoder = {
  onerror: (message: string) => void
  readonly init: (
    windowBits: number,
    level: number,
    memLevel: number,
    strategy: number,
    state: Uint32Array,
    done: () => void,
    dictionary: undefined,
  ) => void
  readonly write: (
    flush: number,
    input: Uint8Array,
    inputAt: number,
    inputLength: number,
    output: Uint8Array,
    outputAt: number,
    outputLength: number,
  ) => void
  readonly close: () => void
}

type DecoderClass = new (mode: number) => Decoder

/** GUNZIP among node:zlib's modes: several members, one after the other. */
const MODE = 4

/** Null where this Node has no such thing below its streams. */
function decoderClass(): DecoderClass | null {
  const stream = createGunzip()
  // What minizlib, tar and npm stand on as well.
  // eslint-disable-next-line no-underscore-dangle
  const handle = (stream as unknown as { _handle?: Decoder })._handle
  const found = handle && typeof handle.write === 'function' && typeof handle.init === 'function' ? handle.constructor : null
  stream.destroy()
  return found as DecoderClass | null
}

/** What one call of the decoder left over, in bytes. */
type Left = { readonly output: number; readonly input: number }

class Gunzip {
  readonly #decoder: Decoder
  readonly #state = new Uint32Array(2)
  #settle: { readonly resolve: (left: Left) => void; readonly reject: (error: Error) => void } | undefined
  #busy: Promise<unknown> = Promise.resolve()

  constructor(DecoderOf: DecoderClass) {
    this.#decoder = new DecoderOf(MODE)
    // No event target: the native code calls the property.
    // eslint-disable-next-line unicorn/prefer-add-event-listener
    this.#decoder.onerror = (message) => this.#settle?.reject(new Error(message))
    const done = (): void => this.#settle?.resolve({ output: this.#state[0]!, input: this.#state[1]! })
    // Only the window matters to a decoder: 15 is the largest, and 0 would take it from the header.
    this.#decoder.init(
      15,
      constants.Z_DEFAULT_LEVEL,
      constants.Z_DEFAULT_MEMLEVEL,
      constants.Z_DEFAULT_STRATEGY,
      this.#state,
      done,
      undefined,
    )
  }

  write(flush: number, input: Uint8Array, output: Uint8Array): Promise<Left> {
    const written = new Promise<Left>((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#decoder.write(flush, input, 0, input.length, output, 0, output.length)
    })
    this.#busy = written.catch(() => {})
    return written
  }

  /** After the thread has let go of the buffers. */
  async close(): Promise<void> {
    await this.#busy
    this.#decoder.close()
  }
}

const NOTHING = new Uint8Array(0)

/** Bytes after the last member: zeros are padding, all else is damage. */
function checkPadding(rest: Uint8Array): void {
  if (rest.some((byte) => byte !== 0)) throw new Error('bytes after the end of the stream')
}

/** A queue between one writer and one reader. */
class Channel<T> {
  readonly #items: T[] = []
  #waiting: ((item: T) => void) | undefined

  put(item: T): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) waiting(item)
    else this.#items.push(item)
  }

  take(): Promise<T> {
    const item = this.#items.shift()
    return item === undefined ? new Promise((resolve) => (this.#waiting = resolve)) : Promise.resolve(item)
  }
}

/** The next part of the source is asked for while the one before it is in work. */
async function* readAhead(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts = source[Symbol.asyncIterator]()
  const ask = (): Promise<IteratorResult<Uint8Array>> => {
    const asked = parts.next()
    asked.catch(() => {})
    return asked
  }
  try {
    for (let next = ask(); ;) {
      const part = await next
      if (part.done) return
      next = ask()
      yield part.value
    }
  } finally {
    // Not awaited: a source that waits for a network has its own end.
    parts.return?.().catch(() => {})
  }
}

type Product = { readonly piece: Buffer; readonly length: number } | { readonly failure: unknown } | { readonly end: true }

/** Fills free buffers and hands them on until the source ends or the reader has gone. */
async function produce(
  source: AsyncIterable<Uint8Array>,
  gunzip: Gunzip,
  free: Channel<Buffer | 'stop'>,
  full: Channel<Product>,
): Promise<void> {
  const feed = async (flush: number, input: Uint8Array): Promise<boolean> => {
    for (let rest = input; ;) {
      const piece = await free.take()
      if (piece === 'stop') return false
      const left = await gunzip.write(flush, rest, piece)
      if (left.output === PIECE) free.put(piece)
      else full.put({ piece, length: PIECE - left.output })
      rest = rest.subarray(rest.length - left.input)
      if (left.output > 0) {
        checkPadding(rest)
        return true
      }
    }
  }
  try {
    for await (const part of readAhead(source)) if (!(await feed(constants.Z_NO_FLUSH, part))) return
    if (await feed(constants.Z_FINISH, NOTHING)) full.put({ end: true })
  } catch (failure) {
    full.put({ failure })
  }
}

/** Pieces in buffers that are used again and again: the decoder runs ahead of the reader on its own thread. */
async function* pieces(source: AsyncIterable<Uint8Array>, DecoderOf: DecoderClass): AsyncGenerator<Uint8Array> {
  const gunzip = new Gunzip(DecoderOf)
  const free = new Channel<Buffer | 'stop'>()
  const full = new Channel<Product>()
  for (let i = 0; i < AHEAD; i++) free.put(Buffer.allocUnsafeSlow(PIECE))
  const producing = produce(source, gunzip, free, full).finally(() => gunzip.close())
  try {
    for (;;) {
      const product = await full.take()
      if ('end' in product) return
      if ('failure' in product) throw product.failure
      yield product.piece.subarray(0, product.length)
      free.put(product.piece)
    }
  } finally {
    free.put('stop')
    producing.catch(() => {})
  }
}

/** The public way, which makes a new buffer for each piece: half the time goes into collecting them. */
async function* streamed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: PIECE })
  pipeline(source, stream, () => {})
  yield* stream as AsyncIterable<Uint8Array>
}

let known: { readonly decoder: DecoderClass | null } | undefined

/**
 * The decompressed bytes of gzip members (RFC 1952), one after the other to the end of the source. A piece may be written over once the next
 * one is asked for. @throws Error for a source that breaks off, is damaged, or has other bytes than zeros after its end
 */
export function gunzipPieces(
  source: AsyncIterable<Uint8Array>,
  decoder = (known ??= { decoder: decoderClass() }).decoder,
): AsyncGenerator<Uint8Array> {
  return decoder ? pieces(source, decoder) : streamed(source)
}
