/** Times plimsoll against a floor and, where they are on PATH, Syft and Trivy, on one image: `node bench/bench.ts LAYOUT [RUNS]`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

const [layout = '', runs = '5'] = process.argv.slice(2)
if (layout === '') throw new Error('usage: node bench/bench.ts LAYOUT [RUNS]; bench/image.sh makes one')

const root = new URL('..', import.meta.url).pathname
const cache = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'))
const plimsoll = [process.execPath, join(root, 'dist/plimsoll.js')]

type Contender = { readonly name: string; readonly command: readonly string[]; readonly env?: Readonly<Record<string, string>> }
type Measured = { readonly wall: number; readonly cpu: number; readonly memory: number }

const onPath = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const contenders: readonly Contender[] = [
  { name: 'floor', command: [process.execPath, join(root, 'bench/floor.ts'), layout] },
  { name: 'plimsoll sbom', command: [...plimsoll, 'sbom', `oci:${layout}`, '--output', '/dev/null'], env: { PLIMSOLL_CACHE_SIZE: '0' } },
  { name: 'plimsoll check', command: [...plimsoll, 'check', `oci:${layout}`, '--output', '/dev/null'], env: { PLIMSOLL_CACHE_SIZE: '0' } },
  { name: 'plimsoll check, layers cached', command: [...plimsoll, 'check', `oci:${layout}`, '--output', '/dev/null'] },
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
function measure({ command, env }: Contender): Measured {
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
