import { pipeline } from 'node:stream'
import { type ZstdDecompress, constants, createZstdDecompress } from 'node:zlib'
import { KiB, MiB, ParseError, PlimsollError, gunzipPieces, limits } from '#base/index.ts'
import { OciError } from '../oci-error.ts'

export type Compression = 'gzip' | 'zstd' | 'none'

/** What the bytes are, whatever the media type says: its first four bytes. */
export function compressionOf(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd'
  // A skippable frame first, as zstd:chunked may have it (RFC 8878, 3.1.2).
  if ((head[0]! & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18) return 'zstd'
  return 'none'
}

/** Forms that engines read and we do not, told from a tar by more than the two letters with which a name could begin, too. */
function refuseOthers(head: Buffer): void {
  const name =
    head.length >= 6 && head.readUIntBE(0, 6) === 0xfd377a585a00
      ? 'xz'
      : /^BZh[1-9]1AY&SY/.test(head.toString('latin1', 0, 10))
        ? 'bzip2'
        : ''
  if (name !== '') throw new OciError('unsupported', `decompress: it is packed with ${name}; gzip and zstd can be read`)
}

/** Whether bytes begin as a packed layer or archive. @throws OciError unsupported for a form that is not read */
export function isPacked(head: Buffer): boolean {
  refuseOthers(head)
  return compressionOf(head) !== 'none'
}

/** Windows up to 128 MiB (2^27): what zstd --ultra writes without --long. */
const ZSTD_WINDOW_LOG = 27

function zstdDecoder(): ZstdDecompress {
  // Decompression on its own thread runs ahead of the reader by some pieces; larger ones cost memory, smaller ones time.
  const ahead = { chunkSize: 512 * KiB, readableHighWaterMark: 4 * MiB }
  return createZstdDecompress({ ...ahead, params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } })
}

async function* guarded(stream: AsyncIterable<Uint8Array>, compression: Compression): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > limits.layer) throw new OciError('too-large', `read layer: more than ${limits.layer / MiB} MiB when decompressed`)
      yield chunk
    }
  } catch (cause) {
    if (cause instanceof PlimsollError && !(cause instanceof ParseError)) throw cause
    throw new OciError('malformed', `decompress layer (${compression}): ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

/**
 * The decompressed bytes of a layer blob; a piece may be written over once the next one is asked for. Several gzip members or zstd frames
 * are read one after the other to the end of the blob.
 * @throws OciError malformed for a blob that breaks off or has other bytes after its end.
 */
export async function* decompress(blob: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = blob[Symbol.asyncIterator]()
  const first = await source.next()
  if (first.done) return
  let head = first.value
  while (head.length < 10) {
    const next = await source.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield head
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  const compression = compressionOf(head)
  try {
    if (compression === 'none') refuseOthers(Buffer.from(head.buffer, head.byteOffset, head.length))
    const plain = compression === 'none' ? rest() : compression === 'zstd' ? zstdFrames(rest()) : gunzipPieces(rest())
    yield* guarded(plain, compression)
  } finally {
    // Whoever stops early lets go of the file or connection, too.
    await source.return?.()
  }
}

/**
 * node:zlib's zstd stream stops at the end of the first frame and says nothing of the rest: each frame gets a decoder of its own, and the
 * frame's end is found from its block headers (RFC 8878, 3.1.1).
 */
async function* zstdFrames(blob: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { splitFrames } = await import('./zstd-frames.ts')
  for await (const frame of splitFrames(blob)) {
    const decoder = zstdDecoder()
    pipeline(frame, decoder, () => {})
    yield* decoder as AsyncIterable<Uint8Array>
  }
}
