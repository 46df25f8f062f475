/**
 * Memory by image size: `node bench/many-files.ts [FILES]` makes an image of that many small files (default a million, 5 GB) and one a
 * tenth of it, and prints the peak of resident memory of `plimsoll sbom` on both, and their ratio.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const LAYERS = 5
const SIZE = 5000
const files = Number(process.argv[2] ?? 1_000_000)
const root = new URL('..', import.meta.url).pathname

const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')

/** A ustar header and the content of one file. */
function entry(name: string): Buffer {
  const block = Buffer.alloc(512 + Math.ceil(SIZE / 512) * 512)
  block.write(name, 0)
  // Mode, owner, group, size, time, and the checksum's place as spaces (POSIX ustar).
  for (const [at, value] of [
    [100, '0000644'],
    [108, '0000000'],
    [116, '0000000'],
    [136, '00000000000'],
    [148, '        '],
    [156, '0'],
  ] as const)
    block.write(value, at)
  block.write(SIZE.toString(8).padStart(11, '0'), 124)
  block.write('ustar\u000000', 257)
  let sum = 0
  for (let i = 0; i < 512; i++) sum += block[i]!
  block.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148)
  return block.fill(`content of ${name} `, 512, 512 + SIZE)
}

/** Every 997th file is a package.json, so that there is something to find. */
const nameOf = (n: number): string => `srv/${n % 1000}/${Math.floor(n / 1000)}/${n % 997 === 0 ? 'package.json' : `file-${n}.txt`}`

function* tar(from: number, to: number, note: (chunk: Buffer) => void): Generator<Buffer> {
  for (let n = from; n < to; n += 100) {
    const chunk = Buffer.concat(Array.from({ length: Math.min(100, to - n) }, (_, i) => entry(nameOf(n + i))))
    note(chunk)
    yield chunk
  }
  const end = Buffer.alloc(1024)
  note(end)
  yield end
}

async function layer(folder: string, from: number, to: number): Promise<{ digest: string; diffId: string; size: number }> {
  const path = join(folder, 'layer')
  const plain = createHash('sha256')
  const packed = createHash('sha256')
  const gzip = createGzip({ level: 1 })
  gzip.on('data', (chunk: Buffer) => packed.update(chunk))
  await pipeline(Readable.from(tar(from, to, (chunk) => plain.update(chunk))), gzip, createWriteStream(path))
  const digest = packed.digest('hex')
  spawnSync('mv', [path, join(folder, 'blobs/sha256', digest)])
  return { digest: `sha256:${digest}`, diffId: `sha256:${plain.digest('hex')}`, size: statSync(join(folder, 'blobs/sha256', digest)).size }
}

async function image(folder: string, count: number): Promise<void> {
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true })
  const put = (content: object, mediaType: string): object => {
    const text = JSON.stringify(content)
    writeFileSync(join(folder, 'blobs/sha256', sha256(text)), text)
    return { mediaType, digest: `sha256:${sha256(text)}`, size: text.length }
  }
  const layers = []
  const step = Math.ceil(count / LAYERS)
  for (let at = 0; at < count; at += step) layers.push(await layer(folder, at, Math.min(count, at + step)))
  const type = 'application/vnd.oci.image'
  const config = put(
    { os: 'linux', architecture: 'amd64', config: {}, rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) } },
    `${type}.config.v1+json`,
  )
  const rows = layers.map(({ digest, size }) => ({ mediaType: `${type}.layer.v1.tar+gzip`, digest, size }))
  const manifest = put({ schemaVersion: 2, mediaType: `${type}.manifest.v1+json`, config, layers: rows }, `${type}.manifest.v1+json`)
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [manifest] }))
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
}

const work = mkdtempSync(join(tmpdir(), 'plimsoll-many-'))
try {
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model}, node ${process.version}\nfiles      wall s   peak MB\n`)
  const peaks: number[] = []
  for (const count of [files / 10, files]) {
    const folder = join(work, String(count))
    await image(folder, count)
    const command = [process.execPath, join(root, 'dist/plimsoll.js'), 'sbom', `oci:${folder}`, '--output', '/dev/null']
    const env = { ...process.env, PLIMSOLL_CACHE_SIZE: '0' }
    const { stderr } = spawnSync('/usr/bin/time', ['-f', 'TIME %e %M', ...command], { encoding: 'utf8', env })
    const [, wall, peak] = /TIME (\S+) (\d+)/.exec(stderr) ?? []
    if (peak === undefined || stderr.includes('error:')) throw new Error(stderr)
    peaks.push(Number(peak) / 1024)
    process.stdout.write(`${String(count).padEnd(9)} ${String(wall).padStart(7)} ${peaks.at(-1)!.toFixed(0).padStart(9)}\n`)
    rmSync(folder, { recursive: true })
  }
  process.stdout.write(`ratio of the peaks: ${(peaks[1]! / peaks[0]!).toFixed(2)}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
