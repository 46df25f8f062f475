import { equal } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { notedDigest } from './database-digest.ts'

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

test('the digest of a database is noted, and the note counts for that file alone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-digest-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'x.sqlite')
  await writeFile(path, 'one')
  await utimes(path, 1000, 1000)
  equal(await notedDigest(path), digestOf('one'))
  equal(await readFile(`${path}.digest`, 'utf8'), `3 1000000 ${digestOf('one')}\n`)
  equal(await notedDigest(path), digestOf('one'))
  await writeFile(path, 'two')
  equal(await notedDigest(path), digestOf('two'))
  for (const damaged of ['', 'x', `3 1 ${digestOf('one')}\n`, `3 1000000 ${digestOf('one')}`]) {
    await writeFile(`${path}.digest`, damaged)
    equal(await notedDigest(path), digestOf('two'))
  }
})
