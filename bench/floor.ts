/** The least that reading an image takes: every layer decompressed and hashed, layers in parallel. `node bench/floor.ts LAYOUT` */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'

type Descriptor = { readonly digest: string }

const layout = process.argv[2] ?? ''
const blob = (digest: string): string => join(layout, 'blobs', ...digest.split(':'))
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const { manifests } = read(join(layout, 'index.json')) as { manifests: Descriptor[] }
const { layers } = read(blob(manifests[0]!.digest)) as { layers: Descriptor[] }

async function readLayer({ digest }: Descriptor): Promise<string> {
  const packed = createHash('sha256')
  const plain = createHash('sha256')
  const source = createReadStream(blob(digest), { highWaterMark: 256 * 1024 })
  source.on('data', (chunk) => packed.update(chunk))
  for await (const chunk of source.pipe(createGunzip({ chunkSize: 256 * 1024 }))) plain.update(chunk as Uint8Array)
  if (`sha256:${packed.digest('hex')}` !== digest) throw new Error(`layer ${digest} is damaged`)
  return plain.digest('hex')
}

await Promise.all(layers.map(readLayer))
