import { deepEqual, equal, rejects } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { imageConfig } from '#testing/image-config.ts'
import { type Member, pax, pieces, tar } from '#testing/tar.ts'
import type { Image } from '#oci/index.ts'
import type { Cataloger } from './catalogers/contract.ts'
import { scanImage } from './scan-image.ts'
import { selectionOf } from './selection.ts'

type Parts = readonly (Member | string | Uint8Array)[]

/** A package for each file of this name; its version is what the file holds. */
const notes = {
  id: 'notes',
  revision: 1,
  paths: ['**/note', '**/note-*'],
  limit: 1000,
  evidence: 'installed',
  links: 'file',
  about: '',
  parse: ({ bytes }) => [{ kind: 'package', type: 'generic', name: 'note', version: Buffer.from(bytes).toString().replaceAll('\0', '') }],
} as const satisfies Cataloger

function imageOf(...layers: readonly Parts[]): Image & { readonly opened: string[] } {
  const opened: string[] = []
  return {
    opened,
    name: 'test',
    digest: `sha256:${'0'.repeat(64)}`,
    platform: 'linux/amd64',
    config: { digest: '', os: 'linux', architecture: 'amd64' },
    settings: imageConfig(),
    layers: layers.map((parts) => {
      const bytes = tar(...parts)
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
      const open = async () => {
        opened.push(digest)
        return pieces(bytes)
      }
      return { digest, diffId: digest, size: bytes.length, mediaType: '', open }
    }),
    close: async () => {},
  }
}

const note = (name: string, content: string): Member => ({ name, content })
const link = (name: string, to: string, flag: '1' | '2' = '1'): Member => ({ name, link: to, flag })

for (const [why, layers, packages, unknowns] of [
  ['of two members with one name the later counts', [[note('note', '1'), note('note', '2')]], ['2 note'], []],
  [
    'a later member that is too large takes the earlier away',
    [[note('note', '1'), note('note', 'x'.repeat(2000))]],
    [],
    ['note: 2000 bytes, more than the 0 MiB that this cataloger reads'],
  ],
  ['a link in its place takes it away', [[note('note', '1'), link('note', 'x', '2')]], [], []],
  ['a hard link has what its file has', [[note('a', '1'), link('note', 'a')]], ['1 note'], []],
  [
    'a hard link that comes before other links',
    [[note('note', '1'), link('note-2', 'note'), link('note-3', './note')]],
    ['1 note note-2 note-3'],
    [],
  ],
  [
    'a hard link to a lower layer is a named unknown',
    [[note('a', '1')], [link('note', 'a')]],
    [],
    ['note: a hard link to a file that its layer does not hold'],
  ],
  ['a hard link to itself is one, too', [[link('note', 'note')]], [], ['note: a hard link to a file that its layer does not hold']],
  ['a hard link to a large file', [[note('a', 'x'.repeat(2000)), link('note', 'a')]], [], []],
  ['a file that another made a folder of', [[note('note', '1')], ['note/']], [], []],
  ['through a link of its layer', [[link('var', 'srv', '2'), note('var/note', '2')], [note('srv/note', '3')]], ['3 srv/note'], []],
  [
    'a sparse file',
    [
      [
        pax([
          ['GNU.sparse.size', 5],
          ['GNU.sparse.map', '3,2'],
        ]),
        note('note', '42'),
      ],
    ],
    ['42 note'],
    [],
  ],
  [
    'a sparse file that claims a terabyte',
    [
      [
        pax([
          ['GNU.sparse.size', 2 ** 40],
          ['GNU.sparse.map', '3,2'],
        ]),
        note('note', '42'),
      ],
    ],
    [],
    ['note: 1099511627776 bytes, more than the 0 MiB that this cataloger reads'],
  ],
  [
    'a file deeper than any that is real',
    [[pax([['path', `${'d/'.repeat(300)}note`]]), note('x', '1')]],
    [],
    [`${'d/'.repeat(300)}note: deeper than 200 folders`],
  ],
  ['a name that is no UTF-8 is shown by its bytes', [[{ name: Buffer.from('\xff/note', 'latin1'), content: '1' }]], ['1 \\xff/note'], []],
] as const satisfies readonly (readonly [string, readonly Parts[], readonly string[], readonly string[]])[])
  test(`scan of an image: ${why}`, async () => {
    const inventory = await scanImage(imageOf(...layers), selectionOf([notes]))
    deepEqual(
      [
        inventory.packages.map(({ version, locations }) => [version, ...locations.map(({ path }) => path)].join(' ')),
        inventory.unknowns.map(({ path, reason }) => `${path}: ${reason}`),
      ],
      [packages, unknowns],
    )
  })

test('scan of an image: a layer that it has five hundred times is read once', async () => {
  const layer = [note('note', '1')]
  const image = imageOf(...Array.from({ length: 500 }, () => layer), [note('note', '2')])
  const { packages } = await scanImage(image, selectionOf([notes]))
  equal(image.opened.length, 2)
  deepEqual(
    packages.map(({ version }) => version),
    ['2'],
  )
})

test('scan of an image: one without layers has nothing in it', async () => {
  const { packages, unknowns } = await scanImage(imageOf(), selectionOf([notes]))
  deepEqual([packages, unknowns], [[], []])
})

test('scan of an image: links to a large file are read as often as the bound allows', async () => {
  const large = { ...notes, limit: 2 ** 31 }
  const size = 2 ** 28 - 1
  const sparse = pax([
    ['GNU.sparse.size', size],
    ['GNU.sparse.map', '0,0'],
  ])
  const many = Array.from({ length: 20 }, (_, i) => link(`note-${i}`, 'a'))
  let parsed = 0
  const counted = { ...large, parse: () => (parsed++, []) }
  const { unknowns } = await scanImage(imageOf([sparse, note('a', ''), ...many]), selectionOf([counted]))
  deepEqual([parsed, unknowns.length], [16, 4])
})

test('scan of an image: a layer with another diff id than the configuration says is an error', async () => {
  const image = imageOf([note('note', '1')])
  const wrong = image.layers.map((layer) => ({ ...layer, diffId: `sha256:${'1'.repeat(64)}` }))
  await rejects(scanImage({ ...image, layers: wrong }, selectionOf([notes])), { code: 'digest-mismatch' })
})
