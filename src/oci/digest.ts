import { createHash } from 'node:crypto'
import { OciError } from './oci-error.ts'

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha512', 128],
])

/** Whether the text is `sha256:…` or `sha512:…` in lower-case hex (image-spec descriptor.md, "Digests"). */
export function isDigest(text: string): boolean {
  const [algorithm = '', hex = '', ...rest] = text.split(':', 3)
  return rest.length === 0 && LENGTHS.get(algorithm) === hex.length && /^[0-9a-f]+$/.test(hex)
}

/** @throws OciError bad-reference */
export function checkedDigest(text: string): string {
  if (!isDigest(text)) throw new OciError('bad-reference', `read digest "${text.slice(0, 160)}": not sha256 or sha512 and its hex`)
  return text
}

export const digestOf = (bytes: Uint8Array | string, algorithm = 'sha256'): string =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`

/** Whether the bytes are those that the digest names. @throws OciError digest-mismatch */
export function verifyDigest(bytes: Uint8Array, digest: string, what: string): void {
  const actual = digestOf(bytes, checkedDigest(digest).split(':', 1)[0])
  if (actual !== digest) throw new OciError('digest-mismatch', `read ${what} "${digest}": content has digest "${actual}"`)
}

/** A whole document is what its descriptor says. @throws OciError size-mismatch, digest-mismatch */
export function verifyDocument(bytes: Uint8Array, expected: { readonly digest: string; readonly size: number }, what: string): void {
  if (bytes.length !== expected.size)
    throw new OciError('size-mismatch', `read ${what} "${expected.digest}": ${bytes.length} bytes, it should have ${expected.size}`)
  verifyDigest(bytes, expected.digest, what)
}

/**
 * Passes the bytes of a blob on, and throws at its end, or as soon as it grows past its size, unless they are what the digest names.
 * @throws OciError digest-mismatch, size-mismatch
 */
export async function* verified(
  blob: AsyncIterable<Uint8Array>,
  expected: { readonly digest: string; readonly size: number },
): AsyncGenerator<Uint8Array> {
  const hash = createHash(checkedDigest(expected.digest).split(':', 1)[0]!)
  let size = 0
  for await (const chunk of blob) {
    size += chunk.length
    if (size > expected.size)
      throw new OciError('size-mismatch', `read blob "${expected.digest}": more than the ${expected.size} bytes that it should have`)
    hash.update(chunk)
    yield chunk
  }
  if (size !== expected.size)
    throw new OciError('size-mismatch', `read blob "${expected.digest}": ${size} bytes, it should have ${expected.size}`)
  const actual = `${expected.digest.split(':', 1)[0]}:${hash.digest('hex')}`
  if (actual !== expected.digest) throw new OciError('digest-mismatch', `read blob "${expected.digest}": content has digest "${actual}"`)
}
