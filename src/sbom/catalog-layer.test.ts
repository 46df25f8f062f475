import { deepEqual, equal } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { detectLayer } from '#oci/index.ts'
import { packageDetector } from './catalog-layer.ts'
import { catalogers } from './catalogers/registry.ts'
import { selectionOf } from './selection.ts'

type Entry = readonly [path: string, content: string, type?: '0' | '1' | '2']

/** A ustar archive; links (1 hard, 2 symbolic) have their target as content. */
function tar(entries: readonly Entry[]): Buffer {
  const blocks = entries.map(([path, content, type = '0']) => {
    const head = Buffer.alloc(512)
    const body = type === '0' ? Buffer.from(content) : Buffer.alloc(0)
    head.write(path, 0)
    head.write('0000644\0', 100)
    head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
    head.write('        ', 148)
    head.write(type, 156)
    if (type !== '0') head.write(content, 157)
    head.write('ustar\x0000', 257)
    const sum = head.reduce((total, byte) => total + byte, 0)
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function cataloged(...entries: Entry[]) {
  const bytes = tar(entries)
  const diffId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const blob = { diffId, open: () => Promise.resolve(once(bytes)) }
  const layer = (await detectLayer(blob, { catalog: packageDetector(selectionOf(catalogers)) })).found.catalog
  const names = layer.records.flatMap(({ path, found }) => found.flatMap((one) => (one.kind === 'package' ? [`${path} ${one.name}`] : [])))
  return { names, unknowns: layer.unknowns.map(({ path, reason }) => `${path}: ${reason}`) }
}

const status = 'Package: bash\nStatus: install ok installed\nVersion: 5.2-1\n'

for (const [why, link, type] of [
  ['a symbolic link', '../../../srv/kept', '2'],
  ['an absolute symbolic link', '/srv/kept', '2'],
  ['a hard link', 'srv/kept', '1'],
] as const)
  test(`layer: dpkg's status as ${why} to a file of another name`, async () =>
    deepEqual(await cataloged(['srv/kept', status], ['var/lib/dpkg/status', link, type]), {
      names: ['var/lib/dpkg/status bash'],
      unknowns: [],
    }))

test('layer: a symbolic link to a file of another layer is a named unknown', async () =>
  deepEqual(await cataloged(['var/lib/dpkg/status', '/srv/kept', '2']), {
    names: [],
    unknowns: ['var/lib/dpkg/status: a symbolic link to "srv/kept", which is no file of its layer'],
  }))

test('layer: a package manager’s folder that is a link is a named unknown, but for the places that are known', async () => {
  deepEqual((await cataloged(['var/lib/dpkg', '../../srv/dpkg', '2'], ['srv/dpkg/status', status])).unknowns, [
    'var/lib/dpkg: a symbolic link to "srv/dpkg", which is no file of its layer',
  ])
  deepEqual((await cataloged(['var/lib/rpm', '../../usr/lib/sysimage/rpm', '2'], ['lib', 'usr/lib', '2'])).unknowns, [])
})

test('layer: a link to itself, and one to a file that is read anyway', async () => {
  equal((await cataloged(['var/lib/dpkg/status', 'status', '2'])).names.length, 0)
  deepEqual(await cataloged(['usr/lib/dpkg/status', status], ['var/lib/dpkg/status', '/usr/lib/dpkg/status', '2']), {
    names: ['usr/lib/dpkg/status bash'],
    unknowns: [],
  })
})

test('layer: a write-ahead log beside an RPM database is a named unknown, an empty one is nothing', async () => {
  deepEqual(await cataloged(['var/lib/rpm/rpmdb.sqlite-wal', ''], ['var/lib/rpm/rpmdb.sqlite-shm', 'x']), { names: [], unknowns: [] })
  deepEqual((await cataloged(['var/lib/rpm/rpmdb.sqlite-wal', 'x'.repeat(4152)])).unknowns, [
    'var/lib/rpm/rpmdb.sqlite-wal: a write-ahead log of 4152 bytes: packages that changed last may be missing or old',
  ])
})
