import { deepEqual, rejects } from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { readManifests } from './read-manifests.ts'

/** A folder with files, gone after `use`. */
async function inFolder(files: Readonly<Record<string, string | Buffer>>, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-manifests-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const pod = (name: string): string => `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}}\n`

async function found(folder: string, paths = [folder]): Promise<unknown> {
  const { manifests, unknowns } = await readManifests(paths)
  const short = (path: string): string => path.replace(`${folder}/`, '')
  return {
    manifests: manifests.map(({ path, object }) => `${short(path)} ${(object.metadata as { name: string }).name}`),
    unknowns: unknowns.map(({ path, reason }) => `${short(path)}: ${reason.replace(folder, '')}`),
  }
}

test('manifests: files of a folder by their ends, in order, hidden ones left out', () =>
  inFolder(
    { 'b.yml': pod('b'), 'a.yaml': pod('a'), 'c/d.json': pod('d').replace(/(\w+)/g, '"$1"'), '.git/x.yaml': pod('x'), '.y.yaml': pod('y'), 'z.txt': pod('z') }, // prettier-ignore
    async (folder) => deepEqual(await found(folder), { manifests: ['a.yaml a', 'b.yml b', 'c/d.json d'], unknowns: [] }),
  ))

test('manifests: what is named is read, whatever its name', () =>
  inFolder({ '.k.txt': pod('k') }, async (folder) =>
    deepEqual(await found(folder, [join(folder, '.k.txt')]), { manifests: ['.k.txt k'], unknowns: [] }),
  ))

test('manifests: a byte order mark, UTF-16, other bytes and a link', () =>
  inFolder(
    { 'a.yaml': `\uFEFF${pod('a')}`, 'b.yaml': Buffer.from(pod('b'), 'utf16le'), 'c.yaml': Buffer.from([0x61, 0x3a, 0xff]) },
    async (folder) => {
      symlinkSync('a.yaml', join(folder, 'd.yaml'))
      deepEqual(await found(folder), {
        manifests: ['a.yaml a'],
        unknowns: [
          'b.yaml: 1:2: the character U+0000 may not stand in YAML as it is',
          'c.yaml: it is not in UTF-8, the only encoding that Kubernetes reads',
          'd.yaml: a symbolic link, which is not followed',
        ],
      })
    },
  ))

test('manifests: a path that is not there is an error', () => rejects(readManifests(['/nowhere/x.yaml']), /there is no such file/))
