import { deepEqual, equal, rejects, throws } from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { lstat, mkdtemp, readFile, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { FileError, readFileBounded, readTreeFile, writeWhole } from './files.ts'

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-files-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

test('writing: into a pipe goes through it, by a link too, and the pipe stays one', async (t) => {
  const folder = await scratch(t)
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  await symlink('pipe', join(folder, 'link'))
  for (const path of [pipe, join(folder, 'link')]) {
    const reader = promisify(execFile)('cat', [pipe])
    await writeWhole(path, 'hello')
    equal((await reader).stdout, 'hello')
  }
  equal((await lstat(pipe)).isFIFO(), true)
  deepEqual((await readdir(folder)).toSorted(), ['link', 'pipe'])
})

test('writing: over a link changes what it leads to', async (t) => {
  const folder = await scratch(t)
  await writeFile(join(folder, 'file'), 'old')
  await symlink('file', join(folder, 'link'))
  await writeWhole(join(folder, 'link'), 'new')
  deepEqual([await readlink(join(folder, 'link')), await readFile(join(folder, 'file'), 'utf8')], ['file', 'new'])
})

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half')
  throw new Error('torn')
}

test('writing: what breaks off leaves the old file and nothing else', async (t) => {
  const folder = await scratch(t)
  const path = join(folder, 'file')
  await writeWhole(path, 'old')
  await rejects(writeWhole(path, broken()), FileError)
  deepEqual([await readdir(folder), await readFile(path, 'utf8')], [['file'], 'old'])
  await rejects(writeWhole(folder, 'x'), { code: 'unwritable' })
  await rejects(writeWhole(join(folder, 'no/where'), 'x'), { code: 'unwritable' })
})

test('reading: a bound holds for what does not say its size', async () => {
  equal((await readFileBounded('/proc/self/status', 100_000)).length > 100, true)
  await rejects(readFileBounded('/proc/self/status', 10), { code: 'too-large' })
  await rejects(readFileBounded('/dev/zero', 1_000_000), { code: 'too-large' })
  await rejects(readFileBounded('/dev/zero', 1_000_000, 'tree'), { code: 'unreadable', message: /no regular file/ })
  await rejects(readFileBounded('/', 10), { code: 'unreadable' })
})

test('reading: a small file of a foreign tree at once, of a bounded size, no link, device or folder', async (t) => {
  const folder = await scratch(t)
  await writeFile(join(folder, 'file'), 'hello')
  await writeFile(join(folder, 'empty'), '')
  await symlink('file', join(folder, 'link'))
  equal(readTreeFile(join(folder, 'file'), 5).toString(), 'hello')
  equal(readTreeFile(join(folder, 'empty'), 0).length, 0)
  throws(() => readTreeFile(join(folder, 'file'), 4), { code: 'too-large' })
  throws(() => readTreeFile(join(folder, 'link'), 5), { code: 'unreadable' })
  throws(() => readTreeFile('/dev/zero', 5), { code: 'unreadable', message: /no regular file/ })
  throws(() => readTreeFile(folder, 5), { code: 'unreadable' })
  throws(() => readTreeFile(join(folder, 'none'), 5), { code: 'not-found' })
})
