/** Builds the advisory snapshot in data/ from the published archives beside the checkout. `npm run db:snapshot [FOLDER]`. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import { buildDatabase, feed, feedFiles } from '#advisories/index.ts'

/** Feed → archive and the day that its publisher's data is of. */
const ARCHIVES: readonly (readonly [string, string, string])[] = [
  ['alpine', 'alpine-secdb-2020', '2020-06-08'],
  ['almalinux', 'almalinux-osv', '2026-08-21'],
  ['bitnami', 'bitnami-osv', '2026-08-05'],
  ['cisa-kev', 'cisa-kev', '2026-08-07'],
  ['debian', 'debian-dsa-dla', '2026-08-21'],
  ['drupal', 'drupal-osv', '2026-08-21'],
  ['elixir', 'elixir', '2026-08-05'],
  ['friendsofphp', 'friendsofphp', '2026-08-06'],
  ['ghsa', 'ghsa-selected', '2025-12-31'],
  ['go', 'go-osv', '2026-08-21'],
  ['haskell', 'haskell', '2026-06-21'],
  ['nodejs-wg', 'nodejs-security-wg', '2026-04-08'],
  ['nvd-overrides', 'anchore-nvd-overrides-npm-maven', '2026-08-21'],
  ['pypa', 'pypa-osv', '2026-07-23'],
  ['retirejs', 'retirejs', '2026-08-22'],
  ['rubysec', 'rubysec', '2026-08-22'],
  ['rustsec', 'rustsec', '2026-08-21'],
]

const folder = process.argv[2] ?? new URL('../../shared/advisories', import.meta.url).pathname
const target = new URL('../data/advisories/', import.meta.url).pathname

const temporary = await mkdtemp(join(tmpdir(), 'plimsoll-snapshot-'))
try {
  const path = join(temporary, 'snapshot.sqlite')
  const inputs = ARCHIVES.map(([id, archive, day]) => {
    const one = feed(id)!
    const files = feedFiles(join(folder, `${archive}.tar.gz`), one.wants)
    return { feed: one, parts: [{ asOf: `${day}T00:00:00Z`, files }] }
  })
  const skipped = await buildDatabase(path, inputs)
  const bytes = await readFile(path)
  const packed = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_windowLog]: 24 } })
  await writeFile(join(target, 'snapshot.sqlite.zst'), packed)
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  await writeFile(join(target, 'snapshot.json'), `${JSON.stringify({ digest, size: bytes.length }, null, 2)}\n`)
  for (const { source, path: file, reason } of skipped) process.stderr.write(`skipped ${source} ${file}: ${reason}\n`)
  process.stdout.write(`${bytes.length} bytes, ${packed.length} packed, ${skipped.length} files skipped\n`)
} finally {
  await rm(temporary, { recursive: true, force: true })
}
