/** Packs folders as the layers of an OCI layout: `layout.ts TARGET [CONFIG.json] LAYER…`, the configuration the image's own. The same folders give the same bytes. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [target = '', ...rest] = process.argv.slice(2)
const image = rest[0]?.endsWith('.json') ? rest[0] : undefined
const folders = image === undefined ? rest : rest.slice(1)
const blobs = join(target, 'blobs', 'sha256')
rmSync(target, { recursive: true, force: true })
mkdirSync(blobs, { recursive: true })

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function put(bytes: Uint8Array, mediaType: string): { mediaType: string; digest: string; size: number } {
  const hex = sha256(bytes)
  writeFileSync(join(blobs, hex), bytes)
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length }
}

const json = (value: unknown, type: string) => put(Buffer.from(JSON.stringify(value)), `application/vnd.oci.image.${type}+json`)

const TAR = [
  '--sort=name',
  '--mtime=@0',
  '--owner=0',
  '--group=0',
  '--numeric-owner',
  '--format=pax',
  '--pax-option=delete=atime,delete=ctime',
]
const archives = folders.map((folder) => execFileSync('tar', [...TAR, '-C', folder, '-c', '.'], { maxBuffer: 1 << 30 }))
const layers = archives.map((archive) => put(gzipSync(archive, { level: 9 }), 'application/vnd.oci.image.layer.v1.tar+gzip'))
const diffIds = archives.map((archive) => `sha256:${sha256(archive)}`)
const own = image === undefined ? { config: {} } : (JSON.parse(readFileSync(image, 'utf8')) as object)
const config = json({ architecture: 'amd64', os: 'linux', ...own, rootfs: { type: 'layers', diff_ids: diffIds } }, 'config.v1')
const manifest = json({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers }, 'manifest.v1')
writeFileSync(
  join(target, 'index.json'),
  JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations: { 'org.opencontainers.image.ref.name': 'latest' } }] }),
)
writeFileSync(join(target, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
