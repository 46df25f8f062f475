import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rename, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { FileError } from '#base/index.ts'
import { catalogers } from './catalogers/registry.ts'
import { scanFolder } from './scan-folder.ts'
import { selectionOf } from './selection.ts'

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-folder-'))
  // Folders deeper than a path may be long are beyond fs.rm.
  t.after(() => void execFileSync('rm', ['-rf', folder]))
  return folder
}

async function scanned(folder: string): Promise<{ packages: string[]; unknowns: string[] }> {
  const { packages, unknowns } = await scanFolder(folder, 'root', selectionOf(catalogers))
  return {
    packages: packages.map(({ name, locations }) => `${name} ${locations.map(({ path }) => path).join(' ')}`),
    unknowns: unknowns.map(({ path, reason }) => `${path}: ${reason}`),
  }
}

const manifest = (name: string): string => JSON.stringify({ name, version: '1.0.0' })
const place = async (folder: string, name: string): Promise<string> => {
  const at = join(folder, 'node_modules', name)
  await mkdir(at, { recursive: true })
  return join(at, 'package.json')
}

test('folder: pipes, sockets and links are not read, and nothing waits for them', async (t) => {
  const folder = await scratch(t)
  await writeFile(await place(folder, 'good'), manifest('good'))
  execFileSync('mkfifo', [await place(folder, 'pipe')])
  await symlink(join(folder, 'node_modules/good/package.json'), await place(folder, 'link'))
  await symlink('/dev/zero', await place(folder, 'device'))
  await symlink('loop', join(folder, 'loop'))
  await symlink('.', join(folder, 'node_modules', 'self'))
  const server = createServer().listen(await place(folder, 'socket'))
  t.after(() => server.close())
  deepEqual(await scanned(folder), { packages: ['good node_modules/good/package.json'], unknowns: [] })
})

test('folder: a file that became a pipe since it was listed is an unknown', async (t) => {
  const folder = await scratch(t)
  const path = await place(folder, 'a')
  await writeFile(path, manifest('a'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const selection = selectionOf(catalogers)
  const changed = {
    ...selection,
    wants: (...given: Parameters<typeof selection.wants>) => {
      execFileSync('mv', ['-f', join(folder, 'pipe'), path])
      return selection.wants(...given)
    },
  }
  const { packages, unknowns } = await scanFolder(folder, 'root', changed)
  deepEqual([packages.length, unknowns.length], [0, 1])
  match(unknowns[0]!.reason, /no regular file/)
})

for (const [why, change, reason] of [
  ['grew', (path: string) => execFileSync('sh', ['-c', 'echo more >>"$0"', path]), /more than \d+ bytes/],
  ['is gone', (path: string) => execFileSync('rm', [path]), /no such file/],
  ['became a link', (path: string) => execFileSync('ln', ['-sf', '/etc/passwd', path]), /ELOOP/],
] as const)
  test(`folder: a file that ${why} since it was listed is an unknown`, async (t) => {
    const folder = await scratch(t)
    const path = await place(folder, 'a')
    await writeFile(path, manifest('a'))
    const selection = selectionOf(catalogers)
    const wants: typeof selection.wants = (...given) => {
      change(path)
      return selection.wants(...given)
    }
    const { unknowns } = await scanFolder(folder, 'root', { ...selection, wants })
    match(unknowns[0]!.reason, reason)
  })

test('folder: names that are no UTF-8, with line ends, controls and backslashes', async (t) => {
  const folder = await scratch(t)
  await writeFile(await place(folder, 'a\nb'), manifest('line'))
  await writeFile(await place(folder, '\x1b[2J'), manifest('control'))
  await writeFile(await place(folder, 'C:\\x'), manifest('windows'))
  const bytes = Buffer.concat([Buffer.from(join(folder, 'node_modules') + '/'), Buffer.from([0xff])])
  await mkdir(bytes)
  await writeFile(await place(folder, 'late'), manifest('bytes'))
  await rename(await place(folder, 'late'), Buffer.concat([bytes, Buffer.from('/package.json')]))
  const { packages, unknowns } = await scanned(folder)
  deepEqual(unknowns, [])
  deepEqual(packages, [
    'bytes node_modules/\\xff/package.json',
    'control node_modules/\x1b[2J/package.json',
    'line node_modules/a\nb/package.json',
    'windows node_modules/C:\\x/package.json',
  ])
})

test('folder: deeper than a path can be long is an unknown, the rest is read', async (t) => {
  const folder = await scratch(t)
  await writeFile(await place(folder, 'good'), manifest('good'))
  const dig = "for (let i = 0; i < 30; i++) { fs.mkdirSync('d'.repeat(250)); process.chdir('d'.repeat(250)) }"
  execFileSync(process.execPath, ['-e', dig], { cwd: folder })
  const { packages, unknowns } = await scanned(folder)
  deepEqual([packages.length, unknowns.length], [1, 1])
  match(unknowns[0]!, /ENAMETOOLONG/)
})

test('folder: a terabyte of holes is an unknown', async (t) => {
  const folder = await scratch(t)
  const path = await place(folder, 'huge')
  await writeFile(path, '')
  await truncate(path, 2 ** 40)
  const { packages, unknowns } = await scanned(folder)
  equal(packages.length, 0)
  ok(unknowns.length > 0 && unknowns.every((one) => one.startsWith('node_modules/huge/package.json: 1099511627776 bytes, more than')))
})

test('folder: a target that is none', async (t) => {
  const folder = await scratch(t)
  await writeFile(join(folder, 'file'), '')
  await rejects(scanFolder(join(folder, 'file'), 'root', selectionOf([])), FileError)
  await rejects(scanFolder(join(folder, 'nothing'), 'root', selectionOf([])), { code: 'not-found' })
})
