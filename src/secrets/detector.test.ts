import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { assert as check, asyncProperty, integer, nat } from 'fast-check'
import { MiB } from '#base/index.ts'
import type { TarEntry } from '#oci/index.ts'
import { secretSamples } from '#testing/secret-samples.ts'
import { zip } from '#testing/zip.ts'
import { secretDetector } from './detector.ts'
import { compileRules } from './engine/compile-rules.ts'
import type { SecretRecords } from './records.ts'
import { secretRules } from './rules/registry.ts'
import { type Batch, Batcher } from './scan/batch.ts'
import { LayerScan } from './scan/layer-scan.ts'

type File = { readonly path: string; readonly bytes: Uint8Array }

const make = (rule: string, seed = 1): string => secretSamples.find((samples) => samples.rule === rule)!.make(seed)
const token = make('github-personal-access-token')
const text = (path: string, content: string): File => ({ path, bytes: Buffer.from(content) })
const filler = (length: number): Buffer => Buffer.alloc(length, 'all quiet on this line, and on the next\n')

const entryOf = ({ path, bytes }: File): TarEntry => ({ path, type: 'file', size: bytes.length, mode: 0o644, uid: 0, gid: 0, link: '' })
const seen = { hardLinks: new Map<string, string>(), symlinks: new Map<string, string>() }
const detector = secretDetector(secretRules)

/** Files through the detector, in pieces of a size. */
async function detect(files: readonly File[], size = 64 * 1024): Promise<SecretRecords> {
  const detection = detector.start()
  for (const file of files) {
    const entry = entryOf(file)
    detection.entry(entry)
    for (let at = 0; at < file.bytes.length; at += size) {
      detection.piece!(entry, file.bytes.subarray(at, at + size), at)
      await detection.flush!()
    }
  }
  return detection.finish(seen)
}

const compiled = compileRules(secretRules)

/** The same on this thread. */
function scanHere(pieces: readonly (readonly [TarEntry, Uint8Array])[]): SecretRecords {
  const scan = new LayerScan(compiled)
  const batcher = new Batcher(
    () => new Uint8Array(new SharedArrayBuffer(MiB)),
    ({ bytes, segments }: Batch) => scan.batch(bytes, segments),
  )
  for (const [entry, bytes] of pieces) batcher.piece(entry, bytes)
  batcher.finish()
  return scan.finish()
}

const placesIn = ({ records }: SecretRecords): string[] => records.map(({ path, rule, offset }) => `${path} ${rule} ${offset}`)

test('detector: nothing in nothing', async () => deepEqual((await detect([])).records, []))

for (const [why, files] of [
  ['a small folder, read on this thread', [text('app/.env', `TOKEN=${token}\n`)]],
  [
    'ten megabytes, read by the worker',
    [{ path: 'a', bytes: filler(6 * MiB) }, text('app/.env', `TOKEN=${token}\n`), { path: 'b', bytes: filler(4 * MiB) }],
  ],
] as const)
  test(`detector: ${why}`, async () => {
    const { records, digests, gaps } = await detect(files)
    deepEqual(
      records.map(({ path, line, column, offset, masked, severity }) => ({ path, line, column, offset, masked, severity })),
      [{ path: 'app/.env', line: 1, column: 7, offset: 6, masked: 'ghp_… (40 characters)', severity: 'critical' }],
    )
    equal(digests.get('app/.env')?.sha256, createHash('sha256').update(`TOKEN=${token}\n`).digest('hex'))
    deepEqual(gaps, [])
  })

test('detector: several layers at a time share a worker', async () => {
  const layers = await Promise.all(
    [1, 2, 3].map((n) => detect([{ path: 'x', bytes: filler(5 * MiB) }, text(`${n}`, make('npm-access-token', n))])),
  )
  deepEqual(layers.map(placesIn), [['1 npm-access-token 0'], ['2 npm-access-token 0'], ['3 npm-access-token 0']])
})

test('detector: a token at every offset around the end of a batch', () => {
  const bytes = filler(MiB + 64 * 1024)
  for (let at = MiB - 60; at < MiB + 20; at++) {
    const file = { path: 'big', bytes: Buffer.from(bytes) }
    file.bytes.write(` ${token} `, at - 1)
    deepEqual(placesIn(scanHere([[entryOf(file), file.bytes]])), [`big github-personal-access-token ${at}`])
  }
})

test('detector: a token and a key around the place from which the next batch owns what is found', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const bytes = filler(MiB + 64 * 1024)
  // 16 KiB before the end of the batch, and what lies around it.
  for (let at = MiB - 17_000; at < MiB - 16_000; at += 37) {
    const file = { path: 'big', bytes: Buffer.from(bytes) }
    file.bytes.write(` ${token} `, at - 1)
    file.bytes.write(`\n${key}`, at + 99)
    deepEqual(placesIn(scanHere([[entryOf(file), file.bytes]])), [`big github-personal-access-token ${at}`, `big private-key ${at + 100}`])
  }
})

test('detector: a token anywhere in a file of several batches, in pieces of any size, with its line', () =>
  check(
    asyncProperty(nat(3 * MiB), integer({ min: 1000, max: 2 * MiB }), async (at, size) => {
      const bytes = filler(3 * MiB + 100)
      bytes.write(` ${token} `, at)
      const line = bytes.subarray(0, at + 1).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1)
      const { records, digests } = await detect([{ path: 'big', bytes }], size)
      deepEqual(
        records.map((record) => [record.offset, record.line]),
        [[at + 1, line]],
      )
      equal(digests.get('big')?.md5, createHash('md5').update(bytes).digest('hex'))
    }),
    { numRuns: 10 },
  ))

test('detector: pieces of two files in turns, as a folder is read', () => {
  const [a, b] = ['a', 'b'].map((path) => ({ path, bytes: filler(200_000) })) as [File & { bytes: Buffer }, File & { bytes: Buffer }]
  a.bytes.write(` ${token} `, 99_980)
  b.bytes.write(` ${token} `, 99_995)
  const [entryA, entryB] = [entryOf(a), entryOf(b)]
  const half = 100_000
  const found = scanHere([
    [entryA, a.bytes.subarray(0, half)],
    [entryB, b.bytes.subarray(0, half)],
    [entryA, a.bytes.subarray(half)],
    [entryB, b.bytes.subarray(half)],
  ])
  deepEqual(placesIn(found), ['a github-personal-access-token 99981', 'b github-personal-access-token 99996'])
})

test('detector: keywords that two files make together are none', () =>
  deepEqual(
    scanHere([text('a', `${' '.repeat(20)}gh`), text('b', `p_${token.slice(4)}`)].map((file) => [entryOf(file), file.bytes])).records,
    [],
  ))

test('detector: of two members with one path the later counts, and with it all that is below it', async () => {
  const secret = text('etc/token', token)
  for (const [why, after] of [
    [
      'another file',
      (detection: ReturnType<typeof detector.start>) =>
        detection.piece!(entryOf(text('etc/token', 'harmless')), Buffer.from('harmless'), 0),
    ],
    ['an empty file', (detection) => void detection.entry(entryOf(text('etc/token', '')))],
    ['a link', (detection) => detection.replaced!('etc/token', false)],
    ['a link in place of the folder', (detection) => detection.replaced!('etc', false)],
  ] as const satisfies readonly (readonly [string, (detection: ReturnType<typeof detector.start>) => void])[]) {
    const detection = detector.start()
    detection.piece!(entryOf(secret), secret.bytes, 0)
    after(detection)
    deepEqual((await detection.finish(seen)).records, [], why)
  }
})

test('detector: jars are looked into, and jars within them; other archives are counted', async () => {
  const inner = zip({ 'application.properties': `\ntoken=${token}\n` })
  const jar = zip({ 'BOOT-INF/lib/inner.jar': inner, 'config.yml': `token: ${token}\n` }, true)
  const { records, gaps, digests } = await detect([
    { path: 'opt/app.jar', bytes: jar },
    { path: 'opt/a.gz', bytes: Buffer.from('1f8b0800000000000003', 'hex') },
    { path: 'opt/cut.jar', bytes: jar.subarray(0, 200) },
  ])
  // Stored members are seen in the archive's own bytes, too.
  deepEqual(
    records.filter(({ path }) => path.includes('!/')).map(({ path, line }) => [path, line]),
    [
      ['opt/app.jar!/BOOT-INF/lib/inner.jar!/application.properties', 2],
      ['opt/app.jar!/config.yml', 1],
    ],
  )
  deepEqual(
    gaps.map(({ path, kind }) => [path, kind]),
    [
      ['opt/a.gz', 'archive'],
      ['opt/cut.jar', 'damaged'],
    ],
  )
  ok(digests.has('opt/app.jar'))
})

test('detector: a credential file gives what its form alone shows', async () => {
  const { records } = await detect([text('root/.netrc', 'machine git.internal login shop password Wq7rT2mZ9x\n')])
  deepEqual(
    records.map(({ rule, path }) => [rule, path]),
    [['netrc-password', 'root/.netrc']],
  )
})

test('detector: a fault in the worker is an error, never a clean result', async () => {
  const broken = secretDetector([{ ...secretRules[0]!, id: 'broken', run: 0, keywords: ['quiet'], guard: 'any', pattern: '(' }])
  const detection = broken.start()
  const file = { path: 'x', bytes: filler(8 * MiB) }
  await rejects(async () => {
    const entry = entryOf(file)
    for (let at = 0; at < file.bytes.length; at += MiB) {
      detection.piece!(entry, file.bytes.subarray(at, at + MiB), at)
      await detection.flush!()
    }
    await detection.finish(seen)
  }, /look for secrets/)
})

test('detector: the key names the rules', () => {
  ok(secretDetector(secretRules.slice(1)).key !== detector.key)
  equal(secretDetector(secretRules).key, detector.key)
})
