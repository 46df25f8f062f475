import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

type Run = { readonly code: number; readonly stdout: string; readonly stderr: string }

const root = new URL('..', import.meta.url).pathname
const shop = join(root, 'examples', 'shop')

/** Runs the command line as a user does, with a cache of its own. */
const plimsoll = (cache: string, ...argv: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const environment = { ...process.env, PLIMSOLL_CACHE: cache, NO_COLOR: '1' }
    execFile(
      process.execPath,
      [join(root, 'src/entrypoints/cli.ts'), ...argv],
      { env: environment, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Json = {
  packages: { purl: string; locations: { layer?: string }[] }[]
  findings: { id: string; package: string; reasons: { clause: string }[] }[]
  verdict: { decision: string }
}

test('check: the shop is denied, with reasons', () =>
  inFolder(async (cache) => {
    const { code, stdout, stderr } = await plimsoll(cache, 'check', shop)
    equal(code, 1)
    equal(stderr, '')
    match(stdout, /^DENIED /)
    match(stdout, /upgrade lodash from 4\.17\.11 to 4\.17\.21: fixes CVE-2019-10744 \(critical\)/)
  }))

test('check: packages have layers, findings have clauses, a deleted package is gone', () =>
  inFolder(async (cache) => {
    const { stdout } = await plimsoll(cache, 'check', shop, '--format', 'json')
    const result = JSON.parse(stdout) as Json
    ok(result.packages.some(({ purl }) => purl.startsWith('pkg:deb/debian/libexpat1@')))
    ok(result.packages.every(({ locations }) => locations.every(({ layer }) => layer?.startsWith('sha256:'))))
    ok(result.findings.every(({ reasons }) => reasons.length > 0 && reasons.every(({ clause }) => clause !== '')))
    ok(!result.packages.some(({ purl }) => purl.startsWith('pkg:npm/event-stream@')))
  }))

test('sbom: what was written is judged as the image is', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'sbom.json')
    equal((await plimsoll(folder, 'sbom', shop, '--format', 'cyclonedx-1.6', '--output', file)).code, 0)
    const [image, sbom] = await Promise.all([shop, `sbom:${file}`].map((target) => plimsoll(folder, 'check', target, '--format', 'json')))
    const keys = (run: Run | undefined): string[] =>
      (JSON.parse(run!.stdout) as Json).findings.map(({ id, package: purl }) => `${id} ${purl}`)
    deepEqual(keys(sbom), keys(image))
  }))

for (const [why, argv, code, error] of [
  ['a path that is not there', ['check', '/nowhere/at/all'], 2, /error: open/],
  ['an unknown severity', ['check', shop, '--fail-on', 'awful'], 2, /error: /],
  ['an unknown format', ['check', shop, '--format', 'xlsx'], 2, /error: no format/],
  ['data older than allowed', ['check', shop, '--max-data-age', '1', '--output', '/dev/null/x'], 3, /error: write/],
  ['one version alone', ['version', 'compare', 'dpkg', '1'], 2, /error: one version/],
] as const)
  test(`command line: ${why} exits ${code}`, () =>
    inFolder(async (cache) => {
      const run = await plimsoll(cache, ...argv)
      equal(run.code, code)
      match(run.stderr, error)
    }))

test('check: stale data is exit 3', () =>
  inFolder(async (cache) => equal((await plimsoll(cache, 'check', shop, '--max-data-age', '1')).code, 3)))

const blobsOf = (folder: string): string[] => readdirSync(join(folder, 'blobs/sha256')).map((name) => join(folder, 'blobs/sha256', name))
const largest = (folder: string): string => blobsOf(folder).toSorted((a, b) => readFileSync(b).length - readFileSync(a).length)[0]!

for (const [why, spoil, error] of [
  ['a truncated layer', (path: string) => truncateSync(path, 1000), /error: .*1000 bytes/],
  ['a changed layer', (path: string) => writeFileSync(path, readFileSync(path).fill(0, 5000, 5001)), /error: /],
] as const)
  test(`check: ${why} is an error and never a verdict`, () =>
    inFolder(async (folder) => {
      cpSync(shop, join(folder, 'shop'), { recursive: true })
      spoil(largest(join(folder, 'shop')))
      const run = await plimsoll(folder, 'check', join(folder, 'shop'))
      equal(run.code, 3)
      equal(run.stdout, '')
      match(run.stderr, error)
    }))
