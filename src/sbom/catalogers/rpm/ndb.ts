import { ParseError } from '#base/index.ts'

/** rpm's own database "ndb": slots of 16 bytes that say where each header lies, in blocks of 16 bytes. Little-endian. */
const MAGIC = 0x506d7052 // RpmP
const SLOT = 0x746f6c53 // Slot
const BLOB = 0x53626c42 // BlbS
const PAGE = 4096
const UNIT = 16

/** @throws ParseError */
export function* readNdb(bytes: Uint8Array): Generator<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 32 || buffer.readUInt32LE(0) !== MAGIC) throw new ParseError('malformed', 'not an NDB file', { position: 'offset 0' })
  const end = buffer.readUInt32LE(12) * PAGE
  if (end > bytes.length) throw new ParseError('malformed', 'an NDB file with more slots than room', { position: 'offset 12' })
  // Blobs do not overlap: together they are no larger than the file.
  let left = bytes.length
  for (let at = 32; at + UNIT <= end; at += UNIT) {
    if (buffer.readUInt32LE(at) !== SLOT) throw new ParseError('malformed', 'an NDB slot without its mark', { position: `offset ${at}` })
    const number = buffer.readUInt32LE(at + 4)
    if (number === 0) continue
    const start = buffer.readUInt32LE(at + 8) * UNIT
    const fits = start + UNIT <= bytes.length && buffer.readUInt32LE(start) === BLOB && buffer.readUInt32LE(start + 4) === number
    const length = fits ? buffer.readUInt32LE(start + 12) : 0
    if (!fits || start + UNIT + length > bytes.length)
      throw new ParseError('malformed', 'an NDB slot that leads nowhere', { position: `offset ${at}` })
    left -= length
    if (left < 0) throw new ParseError('malformed', 'NDB slots that share their blobs', { position: `offset ${at}` })
    yield buffer.subarray(start + UNIT, start + UNIT + length)
  }
}
