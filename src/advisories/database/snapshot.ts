import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createZstdDecompress } from 'node:zlib'
import { Readable } from 'node:stream'
import * as z from 'zod'
import { KiB, MiB, ensureFolder, parseJson, readChunks, readFileBounded, statPath, writeWhole } from '#base/index.ts'
import { DatabaseError } from './database-error.ts'

const Snapshot = z.object({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z
    .number()
    .int()
    .positive()
    .max(2048 * MiB),
})

async function* checked(source: AsyncIterable<Uint8Array>, { digest, size }: z.output<typeof Snapshot>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let length = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > size) throw new DatabaseError('wrong-digest', `unpack advisory snapshot: more than its ${size} bytes`)
    hash.update(chunk)
    yield chunk
  }
  const actual = `sha256:${hash.digest('hex')}`
  if (actual !== digest)
    throw new DatabaseError('wrong-digest', `unpack advisory snapshot: content has digest "${actual}", it should have "${digest}"`)
}

/**
 * Unpacks the snapshot that comes with plimsoll into the cache, once: the file's name is its digest, and it is written whole or not at all,
 * so that several processes may do it at the same time.
 */
export async function unpackSnapshot(cache: string, data: string): Promise<{ readonly path: string; readonly digest: string }> {
  const snapshot = parseJson(Snapshot, await readFileBounded(join(data, 'snapshot.json'), 64 * KiB))
  const path = join(cache, `advisories-${snapshot.digest.slice(7, 39)}.sqlite`)
  if ((await statPath(path))?.size !== snapshot.size) {
    await ensureFolder(cache)
    const packed = Readable.from(readChunks(join(data, 'snapshot.sqlite.zst')))
    const plain = packed.pipe(createZstdDecompress())
    packed.on('error', (error) => plain.destroy(error))
    await writeWhole(path, checked(plain as AsyncIterable<Uint8Array>, snapshot))
  }
  return { path, digest: snapshot.digest }
}
