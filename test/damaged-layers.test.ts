import { equal, match } from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { plimsoll, root } from '#testing/plimsoll.ts'

const shop = join(root, 'examples', 'shop')

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
      const run = await plimsoll(['check', join(folder, 'shop')], { home: folder })
      equal(run.code, 3)
      equal(run.stdout, '')
      match(run.stderr, error)
    }))
