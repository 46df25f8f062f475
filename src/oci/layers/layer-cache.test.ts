import { deepEqual, equal, ok } from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { serialize } from 'node:v8'
import { cacheUse, layerCache, pruneCache } from './layer-cache.ts'

const value = { files: new Float64Array([1, 2]), names: ['a'], links: new Map([['bin', 'usr/bin']]) }

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-cache-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

test('layer cache: gives back what was put, for the same key alone', async (t) => {
  const cache = layerCache(await folderOf(t), 1e6, () => new Date())
  await cache.put('sha256:a', 'one', value)
  deepEqual(await cache.get('sha256:a', 'one'), value)
  equal(await cache.get('sha256:a', 'two'), undefined)
  equal(await cache.get('sha256:b', 'one'), undefined)
})

for (const [why, change] of [
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte)))],
  ['empty', () => Buffer.alloc(0)],
] as const)
  test(`layer cache: an entry that is ${why} is not there`, async (t) => {
    const folder = await folderOf(t)
    const cache = layerCache(folder, 1e6, () => new Date())
    await cache.put('sha256:a', 'one', value)
    const path = join(folder, (await readdir(folder))[0]!)
    await writeFile(path, change(await readFile(path)))
    equal(await cache.get('sha256:a', 'one'), undefined)
  })

test('layer cache: bounded, the entry that was not used for the longest goes first', async (t) => {
  const folder = await folderOf(t)
  let time = 1e12
  const cache = layerCache(folder, 1e6, () => new Date((time += 1e6)))
  for (const id of ['a', 'b', 'c']) {
    await cache.put(id, 'one', value)
    await cache.get(id, 'one')
  }
  await cache.get('a', 'one')
  const { bytes } = await cacheUse(folder)
  equal((await pruneCache(folder, bytes - 1)).entries, 1)
  deepEqual(await Promise.all(['a', 'b', 'c'].map(async (id) => (await cache.get(id, 'one')) !== undefined)), [true, false, true])
})

for (const folder of ['/dev/null/cache', '/sys/plimsoll'])
  test(`layer cache: ${folder}, which cannot be written to, is no error`, async () => {
    const cache = layerCache(folder, 1e6, () => new Date())
    await cache.put('a', 'one', value)
    equal(await cache.get('a', 'one'), undefined)
  })

/** A file as the cache writes it: the hash is right, whatever the content. */
const sealed = (content: Buffer): Buffer => Buffer.concat([createHash('sha256').update(content).digest(), content])
const versioned = Buffer.from(serialize({ diffId: 'sha256:a', value })).fill(0xfe, 1, 2)

for (const [why, content] of [
  ['a version of V8 to come', versioned],
  ['no value', Buffer.from('hello')],
  ['a text', serialize('sha256:a')],
  ['nothing that was remembered', serialize({ diffId: 'sha256:a' })],
  ['another layer', serialize({ diffId: 'sha256:b', value: 1 })],
  ['a list that claims a billion items', Buffer.from('ff0f41ffffffff0f', 'hex')],
] as const)
  test(`layer cache: an entry of ${why} is not there`, async (t) => {
    const folder = await folderOf(t)
    const cache = layerCache(folder, 1e6, () => new Date())
    await cache.put('sha256:a', 'one', value)
    await writeFile(join(folder, (await readdir(folder))[0]!), sealed(content))
    equal(await cache.get('sha256:a', 'one'), undefined)
  })

test('layer cache: a folder that others may write to is not believed, by a link neither', async (t) => {
  const folder = await folderOf(t)
  await layerCache(folder, 1e6, () => new Date()).put('sha256:a', 'one', value)
  await symlink(folder, `${folder}-link`)
  t.after(() => rm(`${folder}-link`))
  const got = async (path: string): Promise<boolean> => (await layerCache(path, 1e6, () => new Date()).get('sha256:a', 'one')) !== undefined
  deepEqual([await got(folder), await got(`${folder}-link`)], [true, true])
  await chmod(folder, 0o777)
  deepEqual([await got(folder), await got(`${folder}-link`)], [false, false])
})

test('layer cache: an entry that is a pipe or a link is not read', async (t) => {
  const folder = await folderOf(t)
  const cache = layerCache(folder, 1e6, () => new Date())
  await cache.put('sha256:a', 'one', value)
  const path = join(folder, (await readdir(folder))[0]!)
  await rm(path)
  execFileSync('mkfifo', [path])
  equal(await cache.get('sha256:a', 'one'), undefined)
  await rm(path)
  await symlink('/etc/passwd', path)
  equal(await cache.get('sha256:a', 'one'), undefined)
})

test('layer cache: files of others in the folder are neither counted nor removed', async (t) => {
  const folder = await folderOf(t)
  await layerCache(folder, 1e6, () => new Date()).put('sha256:a', 'one', value)
  await writeFile(join(folder, 'letters.txt'), 'dear')
  equal((await cacheUse(folder)).entries, 1)
  equal((await pruneCache(folder, 0)).entries, 1)
  deepEqual(await readdir(folder), ['letters.txt'])
})

test('layer cache: four processes at once, in too little room, see whole entries or none', async (t) => {
  const folder = await folderOf(t)
  const module = new URL('./layer-cache.ts', import.meta.url).href
  const work = `
    import { layerCache } from ${JSON.stringify(module)}
    const cache = layerCache(process.argv[1], 4000, () => new Date())
    for (let i = 0; i < 60; i++) {
      const diffId = 'sha256:' + (i * 7) % 5
      const path = diffId.repeat(60)
      await cache.put(diffId, 's', { path })
      const got = await cache.get(diffId, 's')
      if (got && got.path !== path) throw new Error('torn')
    }`
  const run = promisify(execFile)
  await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, ['--input-type=module', '-e', work, folder])))
  const { entries, bytes } = await cacheUse(folder)
  ok(entries > 0 && bytes <= 4000, `${entries} entries of ${bytes} bytes`)
  ok((await readdir(folder)).every((name) => name.endsWith('.layer')))
})
