import { equal, match } from 'node:assert/strict'
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
