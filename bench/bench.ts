/** Times plimsoll against a floor and, where they are on PATH, Syft and Trivy, on one image: `node bench/bench.ts LAYOUT [RUNS]`. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

const [layout = '', runs = '5'] = process.argv.slice(2)
if (layout === '') throw new Error('usage: node bench/bench.ts LAYOUT [RUNS]; bench/image.sh makes one')

const root = new URL('..', import.meta.url).pathname
const cache = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'))
const plimsoll = [process.execPath, join(root, 'dist/plimsoll.js')]

type Contender = {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Before each run, outside the clock. */
  readonly prepare?: () => void
}
type Measured = { readonly wall: number; readonly cpu: number; readonly memory: number }

const onPath = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const blobOf = (folder: string, digest: string): string => join(folder, 'blobs', digest.replace(':', '/'))
const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

type Descriptor = { readonly digest: string; readonly size: number; readonly mediaType: string }
type Manifest = { readonly config: Descriptor; readonly layers: readonly Descriptor[] }
type Config = { readonly rootfs: { readonly type: string; readonly diff_ids: readonly string[] } }

/** The image with one more layer, an archive of 10 KiB: what a second image on the same base is. */
function onSameBase(base: string): string {
  const folder = join(cache, 'second')
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true })
  for (const name of readdirSync(join(base, 'blobs/sha256'))) linkSync(join(base, 'blobs/sha256', name), join(folder, 'blobs/sha256', name))
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const put = (bytes: Buffer, mediaType: string): Descriptor => {
    const digest = sha256(bytes)
    writeFileSync(blobOf(folder, digest), bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const entry = (read(join(base, 'index.json')) as { manifests: Descriptor[] }).manifests[0]!
  const manifest = read(blobOf(base, entry.digest)) as Manifest
  const config = read(blobOf(base, manifest.config.digest)) as Config
  const layer = put(Buffer.alloc(10_240), 'application/vnd.oci.image.layer.v1.tar')
  const rootfs = { ...config.rootfs, diff_ids: [...config.rootfs.diff_ids, layer.digest] }
  const own = put(Buffer.from(JSON.stringify({ ...config, rootfs })), manifest.config.mediaType)
  const whole = put(Buffer.from(JSON.stringify({ ...manifest, config: own, layers: [...manifest.layers, layer] })), entry.mediaType)
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [whole] }))
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  return folder
}

/** A cache that knows the first image alone. */
const primed = join(cache, 'primed')
const forSecond = join(cache, 'for-second')
const second = onSameBase(layout)
spawnSync(plimsoll[0]!, [plimsoll[1]!, 'sbom', `oci:${layout}`, '--output', '/dev/null'], {
  env: { ...process.env, PLIMSOLL_CACHE: primed },
})
const restore = (): void => {
  rmSync(forSecond, { recursive: true, force: true })
  cpSync(primed, forSecond, { recursive: true })
}

const contenders: readonly Contender[] = [
  { name: 'floor', command: [process.execPath, join(root, 'bench/floor.ts'), layout] },
  { name: 'plimsoll sbom', command: [...plimsoll, 'sbom', `oci:${layout}`, '--output', '/dev/null'], env: { PLIMSOLL_CACHE_SIZE: '0' } },
  { name: 'plimsoll check', command: [...plimsoll, 'check', `oci:${layout}`, '--output', '/dev/null'], env: { PLIMSOLL_CACHE_SIZE: '0' } },
  {
    name: 'plimsoll check, packages alone',
    command: [...plimsoll, 'check', `oci:${layout}`, '--kinds', 'vulnerability', '--output', '/dev/null'],
    env: { PLIMSOLL_CACHE_SIZE: '0' },
  },
  { name: 'plimsoll check, layers cached', command: [...plimsoll, 'check', `oci:${layout}`, '--output', '/dev/null'] },
  {
    name: 'plimsoll sbom, second image',
    command: [...plimsoll, 'sbom', `oci:${second}`, '--output', '/dev/null'],
    env: { PLIMSOLL_CACHE: forSecond },
    prepare: restore,
  },
  { name: 'plimsoll check, small image', command: [...plimsoll, 'check', join(root, 'examples/shop')], env: { PLIMSOLL_CACHE_SIZE: '0' } },
  { name: 'plimsoll --version', command: [...plimsoll, '--version'] },
  { name: 'bare node', command: [process.execPath, '-e', '0'] },
  ...(onPath('syft')
    ? [
        {
          name: 'syft',
          command: ['syft', 'scan', `oci-dir:${layout}`, '-q', '-o', 'cyclonedx-json'],
          env: { SYFT_CHECK_FOR_APP_UPDATE: 'false' },
        },
      ]
    : []),
  ...(onPath('trivy') ? [{ name: 'trivy', command: ['trivy', 'image', '-q', '--format', 'cyclonedx', '--input', layout] }] : []),
]

/** Wall and CPU seconds and the peak of resident memory in MB, by GNU time. */
function measure({ command, env, prepare }: Contender): Measured {
  prepare?.()
  const { stderr } = spawnSync('/usr/bin/time', ['-f', 'TIME %e %U %S %M', ...command], {
    encoding: 'utf8',
    env: { ...process.env, PLIMSOLL_CACHE: cache, ...env },
    maxBuffer: 1 << 30,
  })
  const match = /TIME (\S+) (\S+) (\S+) (\d+)/.exec(stderr)
  if (!match) throw new Error(`${command.join(' ')}: ${stderr}`)
  const [wall, user, system, memory] = match.slice(1).map(Number) as [number, number, number, number]
  return { wall, cpu: user + system, memory: memory / 1024 }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

try {
  for (const contender of contenders) measure(contender)
  const samples = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]))
  // In turns, so that what else the machine does falls on all of them.
  for (let i = 0; i < Number(runs); i++) for (const contender of contenders) samples.get(contender.name)!.push(measure(contender))
  const floor = median(samples.get('floor')!.map(({ wall }) => wall))
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model}, node ${process.version}, median of ${runs}\n`)
  process.stdout.write('command                          wall s   × floor    CPU s   peak MB\n')
  for (const [name, all] of samples) {
    const wall = median(all.map((one) => one.wall))
    const cpu = median(all.map((one) => one.cpu))
    const memory = Math.max(...all.map((one) => one.memory))
    process.stdout.write(
      `${name.padEnd(30)} ${wall.toFixed(2).padStart(8)} ${(wall / floor).toFixed(2).padStart(9)} ${cpu.toFixed(2).padStart(8)} ${memory.toFixed(0).padStart(9)}\n`,
    )
  }
} finally {
  rmSync(cache, { recursive: true, force: true })
}
