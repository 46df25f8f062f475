/**
 * The secret pass on one core: `node bench/keywords.ts [LAYOUT]`. Keywords alone beside the least that reading every byte takes, then the
 * whole pass (keywords, guards, patterns, base64, archives) on the image's layers and on hostile input, with the work that was counted.
 */
import { createReadStream, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { MiB } from '#base/index.ts'
import { TarParser, decompress } from '#oci/index.ts'
import { secretSamples } from '#testing/secret-samples.ts'
import { SLICE, compileRules } from '../src/secrets/engine/compile-rules.ts'
import { Batcher } from '../src/secrets/scan/batch.ts'
import { LayerScan } from '../src/secrets/scan/layer-scan.ts'
import { secretRules } from '../src/secrets/rules/registry.ts'

type Descriptor = { readonly digest: string }

const compiled = compileRules(secretRules)
const { automaton, keywords, rules } = compiled
const print = (text: string): void => void process.stdout.write(`${text}\n`)
const speed = (bytes: number, milliseconds: number): string => `${(bytes / 1e3 / milliseconds).toFixed(0).padStart(6)} MB/s`

/** The best of some runs: what else the machine does only takes away. */
function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 4; i++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** Layers as files of a tar through batches, on this thread. */
async function scanTar(chunks: AsyncIterable<Uint8Array>): Promise<{ cpu: number; bytes: number; records: number; gaps: number }> {
  const scan = new LayerScan(compiled)
  let [cpu, bytes] = [0, 0]
  const buffer = new Uint8Array(new SharedArrayBuffer(SLICE))
  const batcher = new Batcher(
    () => buffer,
    (batch) => {
      const start = process.cpuUsage()
      scan.batch(batch.bytes, batch.segments)
      const { user, system } = process.cpuUsage(start)
      cpu += (user + system) / 1000
    },
  )
  const tar = new TarParser({ entry: () => 'skip', content: () => {}, piece: (entry, piece) => batcher.piece(entry, piece) })
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (!tar.ended) tar.push(chunk)
  }
  batcher.finish()
  const { records, gaps } = scan.finish()
  return { cpu, bytes, records: records.length, gaps: gaps.length }
}

async function image(layout: string): Promise<void> {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const blob = (digest: string): string => join(layout, 'blobs', digest.replace(':', '/'))
  const { manifests } = read(join(layout, 'index.json')) as { manifests: Descriptor[] }
  const { layers } = read(blob(manifests[0]!.digest)) as { layers: Descriptor[] }
  const stream = ({ digest }: Descriptor): AsyncIterable<Uint8Array> => decompress(createReadStream(blob(digest)))
  const parts: Uint8Array[] = []
  for (const layer of layers) for await (const chunk of stream(layer)) parts.push(Uint8Array.from(chunk))
  const joined = Buffer.concat(parts)
  const all = new Uint8Array(joined.buffer, joined.byteOffset, joined.length)
  const search = compiled.search()
  let hits = 0
  const found = best(() => {
    hits = 0
    for (let at = 0; at < all.length; at += SLICE) {
      search.find(all, at, Math.min(all.length, at + SLICE))
      hits += search.count
    }
  })
  let sum = 0
  const summed = best(() => {
    for (let i = 0; i < all.length; i++) sum = (sum + all[i]!) | 0
  })
  const searched = best(() => {
    for (let at = joined.indexOf('password'); at >= 0; at = joined.indexOf('password', at + 1)) sum++
  })
  print(`${(all.length / MiB).toFixed(0)} MiB, ${rules.length} rules, ${keywords.length} keywords, ${automaton.states} states`)
  print(`all keywords              ${speed(all.length, found)}   ${(hits / (all.length / 1e6)).toFixed(0)} hits a MB`)
  if (sum === 0) throw new Error('an image of zeros')
  print(`floor: a sum of all bytes ${speed(all.length, summed)}`)
  print(`one keyword, by indexOf   ${speed(all.length, searched)}`)
  let [cpu, records] = [0, 0]
  for (const layer of layers) {
    const result = await scanTar(stream(layer))
    cpu += result.cpu
    records += result.records
  }
  print(`the whole pass            ${speed(all.length, cpu)}   ${records} records, ${cpu.toFixed(0)} ms`)
}

/** A file of a tar, 100 MiB of one piece over and over. */
async function hostile(name: string, text: string): Promise<void> {
  const piece = Buffer.from(text.repeat(Math.ceil((2 * MiB) / text.length))).subarray(0, MiB)
  const size = 100 * MiB
  const scan = new LayerScan(compiled)
  const buffer = new Uint8Array(new SharedArrayBuffer(SLICE))
  const batcher = new Batcher(
    () => buffer,
    (batch) => scan.batch(batch.bytes, batch.segments),
  )
  const entry = { path: 'x', type: 'file', size, mode: 0, uid: 0, gid: 0, link: '' } as const
  const start = process.cpuUsage()
  for (let at = 0; at < size; at += MiB) batcher.piece(entry, piece)
  batcher.finish()
  const { records, more, gaps } = scan.finish()
  const { user, system } = process.cpuUsage(start)
  const seconds = ((user + system) / 1e6).toFixed(1).padStart(6)
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(5)
  const beyond = more.reduce((total, { count }) => total + count, 0)
  print(`${name.padEnd(40)} ${seconds} s ${peak} MB   ${records.length} listed, ${beyond} counted, ${gaps.length} gaps`)
}

print(`${cpus().length} × ${cpus()[0]?.model}, node ${process.version}`)
const layout = process.argv[2]
if (layout !== undefined) await image(layout)
const all = rules.flatMap(({ rule }) => rule.keywords)
const sample = (rule: string): string => secretSamples.find((samples) => samples.rule === rule)!.make(1)
const [token, value] = [sample('github-personal-access-token'), sample('generic-secret')]
print('100 MiB of                                 CPU s  peak')
await hostile('one byte', 'a')
await hostile('every keyword, over and over', all.join(''))
await hostile('every keyword on a line', all.join('\n'))
await hostile('key=value lines', `api_key=${value}\n`)
await hostile('every keyword with a value', all.map((keyword) => `${keyword}=${value}\n`).join(''))
await hostile('headers of private keys', '-----BEGIN PRIVATE KEY-----\n')
await hostile('base64 of text', Buffer.from(`password = ${value}\n`).toString('base64').repeat(3))
await hostile('tokens', `${token}\n`)
