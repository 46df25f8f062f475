import { createHash } from 'node:crypto'
import { ParseError } from '#base/index.ts'

const MAGIC: ReadonlySet<number> = new Set([0xfeedfeed, 0xcececece])
/** Of Sun's format: what is hashed between password and content. */
const WHITENER = 'Mighty Aphrodite'
/** SHA-1 at the end. */
const DIGEST = 20
const [KEY, CERTIFICATE] = [1, 2] as const

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const isJks = (bytes: Uint8Array): boolean => MAGIC.has(viewOf(bytes).readUInt32BE(0))

/** A digest over password, a phrase and all but its own bytes ends the file. */
export const opensJks = (bytes: Uint8Array, password: string): boolean =>
  createHash('sha1')
    .update(Buffer.from(password, 'utf16le').swap16())
    .update(WHITENER)
    .update(bytes.subarray(0, -DIGEST))
    .digest()
    .equals(bytes.subarray(-DIGEST))

/** How many private and secret keys there are; the directory is not encrypted. @throws ParseError where the file is cut */
export function keysOfJks(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  let at = 4
  const number = (width: 2 | 4): number => {
    if (at + width > view.length - DIGEST) throw new ParseError('malformed', 'a keystore that is cut', { position: `offset ${at}` })
    at += width
    return view.readUIntBE(at - width, width)
  }
  const skip = (width: 2 | 4): void => {
    const length = number(width)
    at += length
  }
  const version = number(4)
  const certificate = (): void => {
    if (version === 2) skip(2)
    skip(4)
  }
  let keys = 0
  for (let left = number(4); left > 0; left--) {
    const tag = number(4)
    skip(2)
    // The date of the entry.
    at += 8
    if (tag === CERTIFICATE) certificate()
    // A secret key of JCEKS is a serialised object without a length: what follows is not reached.
    else if (tag !== KEY) return keys + 1
    else {
      keys++
      skip(4)
      for (let chain = number(4); chain > 0; chain--) certificate()
    }
  }
  return keys
}
