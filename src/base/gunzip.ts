import { constants, createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import { KiB } from './limits.ts'

/** Bytes of a piece: two of them live at a time. */
const PIECE = 512 * KiB

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

/** Pieces in turn in two buffers: while the reader has one, the next is decompressed into the other. */
async function* pieces(source: AsyncIterable<Uint8Array>, DecoderOf: DecoderClass): AsyncGenerator<Uint8Array> {
  const gunzip = new Gunzip(DecoderOf)
  const buffers = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)] as const
  let turn = 0
  let piece: Uint8Array | undefined
  const drain = async function* (flush: number, input: Uint8Array): AsyncGenerator<Uint8Array> {
    let rest = input
    for (;;) {
      const output = buffers[turn & 1]!
      const written = gunzip.write(flush, rest, output)
      // An error waits until the reader has had what came before it.
      written.catch(() => {})
      if (piece) yield piece
      piece = undefined
      const left = await written
      if (left.output < PIECE) {
        piece = output.subarray(0, PIECE - left.output)
        turn++
      }
      rest = rest.subarray(rest.length - left.input)
      if (left.output > 0) return checkPadding(rest)
    }
  }
  try {
    for await (const chunk of source) yield* drain(constants.Z_NO_FLUSH, chunk)
    yield* drain(constants.Z_FINISH, NOTHING)
    if (piece) yield piece
  } finally {
    await gunzip.close()
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
