import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { deserialize, serialize } from 'node:v8'
import { imageConfig } from '#testing/image-config.ts'
import { type Member, pax, pieces, tar } from '#testing/tar.ts'
import type { ImageConfig, ImageFacts } from '#model/index.ts'
import { OciError, detectLayer, squash } from '#oci/index.ts'
import { hygieneDetector, imageFacts } from './index.ts'

type Parts = readonly (Member | string | Uint8Array)[]
type Change = {
  readonly config?: Partial<ImageConfig>
  readonly secrets?: readonly string[]
  /** Paths that a package owns; without them no package manager is there. */
  readonly owned?: readonly string[]
  /** Programs that are packages by what is in them. */
  readonly packages?: readonly string[]
}

async function factsOf(
  layers: readonly Parts[],
  { config = {}, secrets = [], owned = [], packages = [] }: Change = {},
): Promise<ImageFacts> {
  const read = layers.map(async (parts) => {
    const bytes = tar(...parts)
    const diffId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    const { tree, found } = await detectLayer({ diffId, open: async () => pieces(bytes) }, { hygiene: hygieneDetector })
    // As the cache hands it back.
    const records = deserialize(serialize(found.hygiene)) as typeof found.hygiene
    ok(hygieneDetector.recognises(records))
    return { diffId, tree, records }
  })
  const all = await Promise.all(read)
  return imageFacts({
    time: '2026-11-25T00:00:00Z',
    layers: all,
    tree: squash(all.map(({ tree }) => tree)),
    owners: (asked) => new Map(owned.filter((path) => asked.has(path)).map((path) => [path, ''])),
    packages: packages.map((path) => ({ locations: [{ path }] })),
    secrets: new Set(secrets),
    subject: { kind: 'image', config: imageConfig(config), platform: 'linux/amd64' },
  })
}

const shown = ({ files }: ImageFacts): string[] => files.map(({ path, why }) => `${path} ${why.join(' ')}`)
const su: Member = { name: 'usr/bin/su', mode: 0o4755, content: 'x' }
const open = (name: string, mode = 0o777): Member => ({ name, flag: '5', mode })

/** Layers, lowest first → files of note in the final tree (image-spec layer.md). */
for (const [why, layers, expected] of [
  ['a file', [[su]], ['usr/bin/su setuid']],
  ['a file that a later layer deletes', [[su], ['usr/bin/.wh.su']], []],
  ['a file whose folder a later layer empties', [[su], ['usr/bin/.wh..wh..opq']], []],
  ['a file whose bit a later layer takes away', [[su], [{ ...su, mode: 0o755 }]], []],
  ['a file that a later layer puts in the place of its folder', [[su], ['usr/bin']], []],
  ['two members of one name, the later without the bit', [[su, { ...su, mode: 0o755 }]], []],
  ['two members of one name, the later a link', [[su, { name: 'usr/bin/su', flag: '2', link: 'x' }]], []],
  ['a file in the place of a folder, in one layer', [[su, 'usr/bin']], []],
  ['a link to a file with the bit', [[su, { name: 'usr/bin/sg', flag: '1', link: 'usr/bin/su', mode: 0o4755 }]], ['usr/bin/su setuid']],
  ['an open folder', [[open('data/')]], ['data world-writable']],
  ['an open folder that a later layer closes', [[open('data/')], [open('data/', 0o755)]], []],
  ['an open folder that a later layer deletes', [[open('data/')], ['.wh.data']], []],
  ['an open folder into which a later layer puts a file, stating no folder', [[open('data/')], ['data/x']], ['data world-writable']],
  ['the same, two layers up', [[open('data/')], ['data/x'], ['data/y/z']], ['data world-writable']],
  ['the same, closed by the third', [[open('data/')], ['data/x'], [open('data/', 0o755)]], []],
  ['a folder for all with the sticky bit', [[open('tmp/', 0o1777)]], []],
  ['a folder that a file takes the place of', [[open('data/'), { name: 'data' }]], []],
] as const)
  test(`facts: ${why}`, async () => deepEqual(shown(await factsOf(layers)), expected))

test('facts: each file has its layer, mode, owner and size', async () => {
  const [{ layer, ...rest } = {}] = (await factsOf([['a'], [su]])).files
  ok(layer?.startsWith('sha256:'))
  deepEqual(rest, { path: 'usr/bin/su', type: 'file', mode: 0o4755, uid: 0, gid: 0, size: 1, why: ['setuid'] })
})

test('facts: capabilities come from the extended header that tar writes', async () => {
  const header = pax([
    ['SCHILY.xattr.security.capability', Buffer.from('0100000200200000000000000000000000000000', 'hex').toString('latin1')],
  ])
  const [file] = (await factsOf([[header, { name: 'usr/bin/ping', mode: 0o755 }]])).files
  deepEqual(file?.capabilities, ['cap_net_raw+ep'])
})

test('facts: programs that no package owns, where a package manager says which it does', async () => {
  const layer: Parts = [
    { name: 'usr/bin/a', mode: 0o755 },
    { name: 'usr/bin/b', mode: 0o755 },
    { name: 'opt/c', mode: 0o755 },
  ]
  const known = await factsOf([[...layer, { name: 'usr/bin/node', mode: 0o755 }]], { owned: ['usr/bin/a'], packages: ['usr/bin/node'] })
  deepEqual(shown(known), ['usr/bin/b executable'])
  equal(known.files[0]!.owned, false)
  const unknown = await factsOf([layer, [{ name: 'usr/local/bin/pip', mode: 0o755 }]], { owned: ['usr/local/bin/pip'] })
  deepEqual(shown(unknown), [])
  deepEqual(
    unknown.gaps.map(({ area, status }) => `${area} ${status}`).filter((one) => one.startsWith('owners')),
    ['owners not-assessed'],
  )
})

const passwd: Member = { name: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/bash\napp:x:1000:1000::/app:/bin/sh\n' }
const shadow: Member = { name: 'etc/shadow', mode: 0o640, content: `root:*:1::::::\napp::1::::::\n` }

test('facts: accounts with the state of their passwords, of the uppermost files', async () => {
  const { accounts, gaps } = await factsOf([[passwd, { ...shadow, content: 'root::1::::::\n' }], [shadow]])
  deepEqual(
    accounts.users.map(({ name, password }) => `${name} ${password}`),
    ['root locked', 'app empty'],
  )
  deepEqual(Object.keys(accounts.layers), ['etc/passwd', 'etc/shadow'])
  deepEqual(
    gaps.filter(({ area }) => area === 'passwd' || area === 'shadow'),
    [],
  )
})

test('facts: a file of accounts that is a link or too large is not assessed', async () => {
  const { gaps } = await factsOf([
    [
      { name: 'etc/passwd', flag: '2', link: '/run/passwd' },
      { name: 'etc/sudoers', content: 'x'.repeat(300_000) },
    ],
  ])
  deepEqual(
    gaps.filter(({ area }) => area !== 'history' && area !== 'owners').map(({ area, status }) => `${area} ${status}`),
    ['passwd not-assessed', 'sudoers not-assessed'],
  )
})

test('facts: places where the secret detector found a value', async () => {
  const config = { env: ['TOKEN=abc', 'OTHER=abc'], history: [{ createdBy: 'ARG TOKEN=abc', empty: true }] }
  const key: Member = { name: 'etc/ssh/ssh_host_rsa_key', mode: 0o600, content: 'x' }
  const facts = await factsOf([[key]], { config, secrets: ['config:Env.TOKEN', 'history:1', 'file:etc/ssh/ssh_host_rsa_key'] })
  deepEqual(
    facts.config?.variables.map(({ name, isSecret }) => [name, isSecret]),
    [
      ['TOKEN', true],
      ['OTHER', undefined],
    ],
  )
  equal(facts.history[0]!.isSecret, true)
  equal(facts.files[0]!.isSecret, true)
  ok(!JSON.stringify(facts).includes('abc'))
})

test('facts: more files than are kept are counted', async () => {
  const files = Array.from({ length: 1500 }, (_, i): Member => ({ name: `var/cache/apk/${i}`, content: 'ab' }))
  const { files: listed, counts } = await factsOf([files])
  equal(listed.length, 200)
  deepEqual(counts, [{ why: 'cache', of: 'apk cache', files: 1500, bytes: 3000 }])
})

test('facts: compilers of endless names are bounded as one kind', async () => {
  const files = Array.from({ length: 3000 }, (_, i): Member => ({ name: `opt/bin/x86_64-linux-gcc-${i}`, mode: 0o755 }))
  const { files: listed, counts } = await factsOf([files])
  equal(listed.length, 200)
  deepEqual(counts, [{ why: 'compiler', files: 3000, bytes: 0 }])
})

test('facts: a name that is no UTF-8 is shown by its bytes', async () => {
  const { files } = await factsOf([[{ name: Buffer.from('app/\xffx', 'latin1'), mode: 0o777 }]])
  deepEqual(shown({ files } as ImageFacts), ['app/\\xffx world-writable'])
})

test('facts: files and folders that take the place of each other again and again are refused', async () => {
  const many = Array.from({ length: 3000 }, (_, i): Member => ({ name: `a/${i}`, mode: 0o777 }))
  const turns = Array.from({ length: 9000 }, (_, i): Member[] => [{ name: `a/b${i}/x`, mode: 0o777 }, { name: `a/b${i}` }]).flat()
  await rejects(factsOf([[...many, ...turns]]), OciError)
})

test('facts: of Windows the configuration alone is judged', () => {
  const subject = { kind: 'image', config: imageConfig({ user: 'ContainerAdministrator' }), platform: 'windows/amd64' } as const
  const facts = imageFacts({ time: '', layers: [], owners: () => new Map(), packages: [], secrets: new Set(), subject })
  equal(facts.config?.user, 'ContainerAdministrator')
  ok(facts.gaps.some(({ area, status }) => area === 'files' && status === 'not-assessed'))
})

test('facts: a source folder has none of them', () => {
  const facts = imageFacts({
    time: '',
    layers: [],
    owners: () => new Map(),
    packages: [],
    secrets: new Set(),
    subject: { kind: 'directory' },
  })
  deepEqual(
    facts.gaps.filter(({ status }) => status !== 'not-applicable'),
    [],
  )
  deepEqual(facts.files, [])
})
