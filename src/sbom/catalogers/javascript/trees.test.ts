import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import type { Package } from '#model/index.ts'
import { selectionOf } from '../../selection.ts'
import { data, fileAt, packagesOf, treeOf } from '#testing/javascript-fixtures.ts'
import { pnpmOrigin } from './installed-origin.ts'
import { javascriptCatalogers } from './javascript.ts'
import { yarnCache } from './yarn-cache.ts'

const selection = selectionOf(javascriptCatalogers.filter(({ evidence }) => evidence === 'installed'))

async function installed(name: string): Promise<Package[]> {
  const { records, symlinks, unknowns } = await treeOf(name, selection)
  deepEqual(unknowns, [])
  return packagesOf(records, symlinks)
}

const shown = (purl: string): string => purl.replace('pkg:npm/', '').replace('%40', '@')
const edgesOf = (packages: readonly Package[]): Map<string, string[]> =>
  new Map(packages.map(({ purl, dependsOn }) => [shown(purl).replace(/\?.*$/, ''), dependsOn.map(shown)]))

/** What each package of the project needs, by npm ls of the same install. */
const needs: Readonly<Record<string, readonly string[]>> = {
  '@acme/bundle@2.0.0': ['ms@1.0.0'],
  '@acme/pad@1.4.0': ['ms@0.7.1'],
  '@shop/core@0.2.0': ['@shop/ui@0.3.0', 'ms@2.0.0'],
  '@shop/ui@0.3.0': ['@shop/core@0.2.0', 'debug@2.6.9'],
  'JSONStream@1.3.5': ['jsonparse@1.3.1', 'through@2.3.8'],
  'ajv-keywords@3.5.2': ['ajv@6.12.6'],
  'debug@2.6.9': ['ms@2.0.0'],
  'is-odd@3.0.1': ['is-number@6.0.0'],
  'trim@0.0.1': ['ms@2.0.0'],
  'uri-js@4.4.1': ['punycode@2.1.0'],
}

for (const [name, why, ofFolder] of [
  ['npm-12', 'one folder for all, workspaces linked', ['ms@2.0.0']],
  // The folder itself finds the ms of the project, the copy that pnpm made of it has its own.
  ['pnpm-12', 'each version once below .pnpm, everything linked to it', ['ms@2.0.0', 'ms@2.1.3']],
] as const)
  test(`${name}: edges as Node resolves: ${why}`, async () => {
    const edges = edgesOf(await installed(name))
    for (const [from, to] of Object.entries({ ...needs, 'local-lib@0.1.0': ofFolder })) deepEqual(edges.get(from), to, from)
    const root = ['@acme/bundle@2.0.0', '@acme/pad@1.4.0', '@sindresorhus/is@4.0.0', 'JSONStream@1.3.5', 'ajv-keywords@3.5.2', 'ajv@6.12.6']
    deepEqual(edges.get('shop@1.2.3')?.slice(0, root.length), root)
    deepEqual(
      [...edges.keys()].filter((one) => one.startsWith('ms@')),
      ['ms@0.7.1', 'ms@1.0.0', 'ms@2.0.0', 'ms@2.1.3'],
    )
  })

for (const [name, why] of [
  ['npm-6', 'npm wrote it into the manifest up to version 6'],
  ['npm-12', 'npm notes it beside the packages'],
  ['pnpm-12', 'pnpm has it in the name of the folder'],
] as const)
  test(`${name}: a package from Git names its commit: ${why}`, async () => {
    const found = (await installed(name)).filter(({ purl }) => purl.includes('?'))
    deepEqual(
      found.map(({ purl }) => purl.replace(/%40[0-9a-f]{40}$/, '%40COMMIT')),
      ['pkg:npm/trim@0.0.1?vcs_url=git%2Bhttps:%2F%2Fgit.example.org%2Facme%2Ftrim.git%40COMMIT'],
    )
  })

test("npm-12: npm's own note of the tree counts nothing twice", async () => {
  const locations = (await installed('npm-12')).flatMap((one) => one.locations.map(({ path }) => path))
  deepEqual(
    locations.filter((path) => !path.endsWith('/package.json') && path !== 'package.json'),
    [],
  )
})

const commit = 'dee1390372c121ed1f04e49ed2a278654b19bcd9'
for (const [folder, address, why] of [
  [`b@git+https+++h.example+a+b.git+${commit}`, `git+https://h.example/a/b.git@${commit}`, 'pnpm 9 and later'],
  [`b@git+https+++h.example+a+b.git+${commit}_2ffadbaf`, `git+https://h.example/a/b.git@${commit}`, 'shortened by a hash'],
  [`b@git+ssh+++git@h.example+a+b.git+${commit}`, `git+ssh://git@h.example/a/b.git@${commit}`, 'with a user'],
  [`b@https+++codeload.github.com+a+b+tar.gz+${commit}`, `git+https://github.com/a/b@${commit}`, 'an archive of GitHub'],
  [`github.com+a+b+${commit}`, `git+https://github.com/a/b@${commit}`, 'pnpm 5 to 8'],
  [`codeload.github.com+a+b+tar.gz+${commit}`, `git+https://github.com/a/b@${commit}`, 'pnpm 5 to 8, an archive'],
  ['b@1.0.0', undefined, 'of the registry'],
  ['@a+b@1.0.0_react@18.0.0', undefined, 'with peers'],
  ['b@file+files+b-1.0.0.tgz', undefined, 'from disk'],
] as const)
  test(`pnpm's folder ${folder}: ${why}`, () =>
    equal(pnpmOrigin(`node_modules/.pnpm/${folder}/node_modules/b/package.json`).qualifiers?.['vcs_url'], address))

test("a note of npm's speaks for its own node_modules alone", () => {
  const note = JSON.stringify({
    packages: { '../../lib/node_modules/y': { resolved: 'git+https://h/y' }, 'node_modules/x': { resolved: 'git+https://h/x' } },
  })
  const { records } = selection.parse(fileAt('a/node_modules/.package-lock.json', note))
  deepEqual(records[0]?.found, [
    { kind: 'beside', of: 'npm-package-json', folder: 'a/node_modules/x', qualifiers: { vcs_url: 'git+https://h/x' } },
  ])
})

test('licences: a list is a choice, whatever its form', async () => {
  const licences = new Map((await installed('npm-12')).map(({ name, licence }) => [name, licence]))
  equal(licences.get('JSONStream'), '(MIT OR Apache-2.0)')
  equal(licences.get('@acme/bundle'), 'MIT OR Apache-2.0')
})

const zips = selectionOf([yarnCache])
const parseZip = (path: string, bytes: Uint8Array) => zips.parse(fileAt(path, bytes))

test("yarn-4: an archive of Plug'n'Play tells the licence of what .pnp.cjs lists", () => {
  const pnp = selection.parse(fileAt('app/.pnp.cjs', data('yarn-4.pnp.cjs')))
  const zip = parseZip('app/.yarn/cache/ms-npm-2.0.0-9e1101a471-10c0.zip', data('yarn-4.ms.zip'))
  deepEqual([...pnp.unknowns, ...zip.unknowns], [])
  const packages = packagesOf([...pnp.records, ...zip.records], new Map())
  deepEqual(
    packages.filter(({ name }) => name === 'ms').map(({ version, licence }) => [version, licence]),
    [
      ['0.7.1', undefined],
      ['1.0.0', undefined],
      ['2.0.0', 'MIT'],
      ['2.1.3', undefined],
    ],
  )
})

test('yarn-4: what a package carries within it lies in its archive', () => {
  const { records } = parseZip('app/.yarn/cache/@acme-bundle-file-1.zip', data('yarn-4.acme-bundle.zip'))
  const inner = records[0]!.found.filter((one) => one.kind === 'package').map(({ name, version, path }) => [name, version, path])
  deepEqual(inner, [['ms', '1.0.0', 'app/.yarn/cache/@acme-bundle-file-1.zip!/node_modules/@acme/bundle/node_modules/ms/package.json']])
})

const note =
  '{"packages": {"node_modules/@a/b": {"version": "1.0.0", "resolved": "git+ssh://git@h.example/a/b.git#1"}, "node_modules/c": {}}}'
for (const [why, path, bytes] of [
  ["npm's note", 'a/node_modules/.package-lock.json', Buffer.from(note)],
  [
    "Plug'n'Play's data alone",
    '.pnp.data.json',
    Buffer.from(JSON.stringify({ packageRegistryData: [['a', [['npm:1.0.0', { packageLocation: './x/' }]]]] })),
  ],
] as const)
  test(`${why}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (content) => {
        const { unknowns } = selection.parse(fileAt(path, content))
        deepEqual(
          unknowns.filter(({ reason }) => reason.startsWith('unexpected')),
          [],
        )
      }),
    ))

test('yarn-4: a changed or cut archive is packages or a named unknown', () =>
  check(
    property(damaged(data('yarn-4.acme-bundle.zip')), (bytes) => {
      const { unknowns } = parseZip('.yarn/cache/x.zip', bytes)
      deepEqual(
        unknowns.filter(({ reason }) => reason.startsWith('unexpected')),
        [],
      )
    }),
  ))
