import { ParseError } from '#base/index.ts'

/** Takes exact counts of bytes from a stream of pieces. */
class ByteSource {
  readonly #source: AsyncIterator<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)

  constructor(blob: AsyncIterable<Uint8Array>) {
    this.#source = blob[Symbol.asyncIterator]()
  }

  async #fill(): Promise<boolean> {
    while (this.#chunk.length === 0) {
      const next = await this.#source.next()
      if (next.done) return false
      this.#chunk = next.value
    }
    return true
  }

  async atEnd(): Promise<boolean> {
    return !(await this.#fill())
  }

  /** The next `count` bytes in pieces. */
  async *pieces(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      if (!(await this.#fill())) throw new ParseError('malformed', 'a zstd frame breaks off')
      const piece = this.#chunk.subarray(0, left)
      this.#chunk = this.#chunk.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  /** The next few bytes as one. */
  async take(count: number): Promise<Buffer> {
    if (this.#chunk.length >= count) {
      const bytes = Buffer.from(this.#chunk.buffer, this.#chunk.byteOffset, count)
      this.#chunk = this.#chunk.subarray(count)
      return bytes
    }
    const parts: Uint8Array[] = []
    for await (const piece of this.pieces(count)) parts.push(piece)
    return Buffer.concat(parts)
  }
}

const FRAME = 0xfd2fb528
const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a5

/** The frame header after the magic (RFC 8878, 3.1.1.1), with whether a checksum follows the blocks. */
async function frameHeader(source: ByteSource): Promise<{ bytes: Buffer; checksum: boolean }> {
  const descriptor = await source.take(1)
  const flags = descriptor[0]!
  const single = (flags & 0x20) !== 0
  const sizeField = flags >> 6 === 0 ? (single ? 1 : 0) : 1 << (flags >> 6)
  const dictionary = [0, 1, 2, 4][flags & 3]!
  const rest = await source.take((single ? 0 : 1) + dictionary + sizeField)
  return { bytes: Buffer.concat([descriptor, rest]), checksum: (flags & 4) !== 0 }
}

async function* frame(source: ByteSource, magic: Buffer): AsyncGenerator<Uint8Array> {
  yield Buffer.from(magic)
  const header = await frameHeader(source)
  yield header.bytes
  for (let last = false; !last;) {
    const block = Buffer.from(await source.take(3))
    const word = block.readUIntLE(0, 3)
    last = (word & 1) === 1
    const type = (word >> 1) & 3
    if (type === 3) throw new ParseError('malformed', 'a zstd block of the reserved type')
    yield block
    yield* source.pieces(type === 1 ? 1 : word >>> 3)
  }
  if (header.checksum) yield* source.pieces(4)
}

/** Each zstd frame of a blob as a stream of its own, skippable ones left out. A frame must be read to its end before the next is asked for. */
export async function* splitFrames(blob: AsyncIterable<Uint8Array>): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const source = new ByteSource(blob)
  while (!(await source.atEnd())) {
    const magic = Buffer.from(await source.take(4))
    const value = magic.readUInt32LE(0)
    if (isSkippable(value)) {
      const length = (await source.take(4)).readUInt32LE(0)
      for await (const _ of source.pieces(length));
    } else if (value === FRAME) yield frame(source, magic)
    else throw new ParseError('malformed', 'bytes after a zstd frame that are no frame')
  }
}
