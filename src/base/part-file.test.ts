import { equal, rejects } from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { FileError } from './files.ts'
import { openPart } from './part-file.ts'

test('a part grows, is gone on with where one says, and loses what was behind that', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-part-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'part')
  const write = async (length: number, ...chunks: string[]): Promise<string> => {
    const part = await openPart(path, length)
    for (const chunk of chunks) await part.write(Buffer.from(chunk))
    await part.close()
    return readFile(path, 'utf8')
  }
  equal(await write(0, 'abc', 'def'), 'abcdef')
  equal(await write(4, 'XY'), 'abcdXY')
  equal(await write(2), 'ab')
  equal(await write(0), '')
  await rejects(openPart(join(folder, 'no', 'part'), 0), FileError)
})
