import { deepEqual, equal, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Arbitrary, array, constantFrom, oneof, sample, tuple } from 'fast-check'
import { CONFIG, IMAGE, INDEX, configOf, putBlob, putManifest } from '#testing/registry.ts'
import { type Member, pieces, tar } from '#testing/tar.ts'
import { readLayer, squash } from '#oci/index.ts'
import { plimsoll, run, workspace } from './plimsoll.ts'

/** What is seen of layers in the end, against what umoci unpacks of them. */

const path = array(constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'))
const hidden = (at: string): string => at.replace(/[^/]*$/, (name) => `.wh.${name}`)
let files = 0
const made: Arbitrary<Member> = oneof(
  { weight: 4, arbitrary: path.map((name) => ({ name, content: `${files++}` })) },
  path.map((name) => ({ name: `${name}/`, flag: '5', mode: 0o755 })),
  path.map((name) => ({ name: hidden(name) })),
  path.map((name) => ({ name: `${name}/.wh..wh..opq` })),
  tuple(path, constantFrom('a', 'b', '/c', '../b', 'c/a', '/')).map(([name, link]) => ({ name, flag: '2', link })),
)
const layersOf = array(array(made, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 3 })

/** Whether a layer writes through a link of a lower one: there engines differ by how they store layers. */
function crossesLinks(layers: readonly (readonly Member[])[]): boolean {
  const below = new Set<string>()
  for (const layer of layers) {
    for (const { name } of layer) {
      const segments = String(name).split('/')
      if (segments.some((_, i) => i > 0 && below.has(segments.slice(0, i).join('/')))) return true
    }
    for (const { name, flag } of layer) if (flag === '2') below.add(String(name))
  }
  return false
}

const listed = (root: string, at = ''): string[] =>
  readdirSync(join(root, at)).flatMap((name) => {
    const child = at === '' ? name : `${at}/${name}`
    const found = lstatSync(join(root, child))
    return found.isDirectory() ? listed(root, child) : found.isFile() ? [`${child}=${readFileSync(join(root, child), 'utf8')}`] : []
  })

function unpacked(blobs: readonly Buffer[]): string[] | undefined {
  const folder = join(workspace, 'umoci')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'layout/blobs/sha256'), { recursive: true })
  const store = { blobs: new Map<string, Buffer>(), manifests: new Map<string, Buffer>() }
  const layers = blobs.map((bytes) => putBlob(store, bytes, 'application/vnd.oci.image.layer.v1.tar'))
  const config = putBlob(store, { ...configOf(layers.map(({ digest }) => digest)), config: {} }, CONFIG)
  const image = putManifest(store, { schemaVersion: 2, mediaType: IMAGE, config, layers })
  for (const [digest, bytes] of [...store.blobs, ...store.manifests])
    writeFileSync(join(folder, 'layout/blobs', digest.replace(':', '/')), bytes)
  const entry = { ...image, annotations: { 'org.opencontainers.image.ref.name': 'x' } }
  writeFileSync(join(folder, 'layout/index.json'), JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [entry] }))
  writeFileSync(join(folder, 'layout/oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  const { status, error } = spawnSync('umoci', ['unpack', '--image', join(folder, 'layout:x'), join(folder, 'bundle')])
  if (error) throw error
  return status === 0 ? listed(join(folder, 'bundle/rootfs')).toSorted() : undefined
}

async function seen(blobs: readonly Buffer[]): Promise<string[]> {
  const contents = blobs.map(() => new Map<string, string>())
  const remove = (i: number, at: string): void => {
    for (const one of contents[i]!.keys()) if (one === at || one.startsWith(`${at}/`)) contents[i]!.delete(one)
  }
  const trees = await Promise.all(
    blobs.map(async (bytes, i) => {
      const reading = await readLayer(pieces(bytes), {
        wants: ({ path: at, type }) => {
          if (type === 'file') remove(i, at)
          return 'keep'
        },
        file: ({ path: at }, content) => void contents[i]!.set(at, Buffer.from(content).toString()),
        replaced: (at, isFolder) => (isFolder ? void contents[i]!.delete(at) : remove(i, at)),
      })
      return reading.tree
    }),
  )
  const tree = squash(trees)
  return contents.flatMap((all, i) => [...all].filter(([at]) => !tree.hiddenBy(at, i)).map(([at, text]) => `${at}=${text}`)).toSorted()
}

test('layers: what is seen in the end is what umoci unpacks', async () => {
  let compared = 0
  for (const layers of sample(layersOf, { numRuns: 300, seed: 5 })) {
    if (crossesLinks(layers)) continue
    const blobs = layers.map((members) => tar({ name: './', flag: '5', mode: 0o755 }, ...members))
    const theirs = unpacked(blobs)
    if (!theirs) continue
    compared++
    deepEqual(await seen(blobs), theirs, JSON.stringify(layers))
  }
  ok(compared > 80, `${compared} compared`)
})

test('a disk that is full: layers are read again, and nothing else changes', async (t) => {
  const folder = join(workspace, 'full')
  mkdirSync(folder, { recursive: true })
  run('mount', '-t', 'tmpfs', '-o', 'size=64k,mode=700', 'tmpfs', folder)
  t.after(() => void run('umount', folder))
  const flags = ['sbom', 'oci:examples/shop', '--format', 'json']
  const env = { PLIMSOLL_CACHE: folder, PLIMSOLL_CACHE_SIZE: '100', SOURCE_DATE_EPOCH: '1700000000' }
  const full = await plimsoll(flags, env)
  deepEqual([full.code, full.stderr], [0, ''])
  equal(full.stdout, (await plimsoll(flags, { ...env, PLIMSOLL_CACHE: join(workspace, 'cache'), PLIMSOLL_CACHE_SIZE: '0' })).stdout)
  ok(readdirSync(join(folder, 'layers')).every((name) => name.endsWith('.layer')))
})
