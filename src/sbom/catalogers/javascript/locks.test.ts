import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { selectionOf } from '../../selection.ts'
import { type Graph, data, fileOf, graphOf, treeOf } from '#testing/javascript-fixtures.ts'
import { javascriptCatalogers } from './javascript.ts'

const selection = selectionOf(javascriptCatalogers)

type Listed = { readonly version?: string; readonly dependencies?: Readonly<Record<string, Listed>> }

/** What `npm ls --all --omit=dev` says is needed to run; what is not for this system has no version there. */
function* listed(name: string, tree: Listed): Generator<string> {
  const own = `${name === 'old-ms' ? 'ms' : name}@${tree.version}`
  yield own
  for (const [alias, one] of Object.entries(tree.dependencies ?? {})) {
    const version = alias === '@esbuild/darwin-arm64' ? '0.28.2' : one.version
    const below = [...listed(alias, { ...one, ...(version ? { version } : {}) })]
    // A workspace is listed below the root whether the root needs it or not.
    if (!(name === 'shop' && alias.startsWith('@shop/'))) yield `${own} > ${below[0]}`
    yield* below
  }
}
const truth: Graph = new Set(listed('shop', JSON.parse(data('npm.ls.json').toString()) as Listed))

/** The project's own manifests, which every lock lies beside. */
const manifests = async () => {
  const tree = await treeOf('npm-12', selection)
  return tree.records.filter(({ path }) => !path.includes('node_modules/'))
}

const without = (a: Graph, b: Graph): string[] => [...a].filter((one) => !b.has(one)).toSorted()

const dev = ['is-number@6.0.0', 'is-odd@3.0.1', 'is-odd@3.0.1 > is-number@6.0.0', 'isarray@2.0.5']
const devEdges = ['@shop/ui@0.3.0 > isarray@2.0.5', 'shop@1.2.3 > is-odd@3.0.1', 'shop@1.2.3 > through@2.3.8']
const esbuild = ['@esbuild/darwin-arm64@0.28.2', 'shop@1.2.3 > @esbuild/darwin-arm64@0.28.2']
const ofWorkspaces = [...truth].filter((one) => /^@shop\/\w+@[\d.]+ > /.test(one))
const ofTrim = ['shop@1.2.3 > trim@0.0.1', 'trim@0.0.1', 'trim@0.0.1 > ms@2.0.0']
const ofTarballs = ['bundle@2.0.0 > ms@1.0.0', 'bundle@2.0.0', 'pad@1.4.0 > ms@0.7.1', 'pad@1.4.0'].map((one) => `@acme/${one}`)
const versionless = (edges: readonly string[]): string[] => edges.map((one) => one.replace(/^(@acme\/\w+@|trim@)[\d.]+/, '$1'))
const versionlessEdges = ['@acme/bundle@', '@acme/pad@', 'trim@'].map((to) => `shop@1.2.3 > ${to}`)
const overridden = { lacks: ['punycode@2.1.0', 'uri-js@4.4.1 > punycode@2.1.0'], adds: ['punycode@2.3.1', 'uri-js@4.4.1 > punycode@2.3.1'] }
const catalogs = ['isarray@1.0.0', 'shop@1.2.3 > isarray@1.0.0', 'shop@1.2.3 > jsonparse@1.3.1']
const bundled = ['@acme/bundle@2.0.0 > ms@1.0.0', 'ms@1.0.0']

type Row = { readonly file: string; readonly why: string; readonly lacks?: readonly string[]; readonly adds?: readonly string[] }

/** Each lock of the same project beside what npm 12 says of its tree; what differs is what that package manager does otherwise. */
const rows: readonly Row[] = [
  {
    file: 'npm-6.package-lock.json',
    why: 'version 1 knows no workspaces, peers and overrides; addresses have no version',
    lacks: [
      ...ofWorkspaces,
      'shop@1.2.3 > @acme/bundle@2.0.0',
      'shop@1.2.3 > @acme/pad@1.4.0',
      ...ofTrim,
      ...ofTarballs,
      ...overridden.lacks,
      'debug@2.6.9',
      'debug@2.6.9 > ms@2.0.0',
      'ajv-keywords@3.5.2 > ajv@6.12.6',
    ],
    adds: [...overridden.adds, ...versionless([...ofTarballs, ...ofTrim.slice(1)]), ...versionlessEdges],
  },
  { file: 'npm-7.package-lock.json', why: 'version 2; npm 7 did not know overrides', ...overridden },
  { file: 'npm-12.package-lock.json', why: 'version 3' },
  {
    file: 'yarn-1.yarn.lock',
    why: 'does not tell what is for development, what a peer or a workspace asked for, nor which of several versions the project did',
    lacks: [...ofWorkspaces, 'shop@1.2.3 > ms@2.1.3', 'ajv-keywords@3.5.2 > ajv@6.12.6'],
    adds: dev,
  },
  {
    file: 'yarn-3.yarn.lock',
    why: 'does not tell what is for development; a package that Yarn patches',
    lacks: esbuild,
    adds: [...dev, ...devEdges, 'resolve@1.17.0', 'resolve@1.17.0 > path-parse@1.0.7', 'path-parse@1.0.7', 'shop@1.2.3 > resolve@1.17.0'],
  },
  { file: 'yarn-4.yarn.lock', why: 'does not tell what is for development', adds: [...dev, ...devEdges] },
  {
    file: 'yarn-4.pnp.cjs',
    why: 'what is installed, development too; addresses have no version; a folder is copied to an archive',
    lacks: [
      ...ofTarballs,
      ...ofTrim,
      'local-lib@0.1.0 > ms@2.0.0',
      'shop@1.2.3 > @acme/bundle@2.0.0',
      'shop@1.2.3 > @acme/pad@1.4.0',
      'shop@1.2.3 > local-lib@0.1.0',
    ],
    adds: [...dev, ...devEdges, ...versionless([...ofTarballs, ...ofTrim.slice(1)]), ...versionlessEdges],
  },
  {
    file: 'pnpm-5.pnpm-lock.yaml',
    why: 'lock version 5.2, made without overrides and Git; a folder is linked and no project of the lock',
    lacks: [...overridden.lacks, ...ofTrim, 'local-lib@0.1.0 > ms@2.0.0', 'shop@1.2.3 > local-lib@0.1.0'],
    adds: overridden.adds,
  },
  { file: 'pnpm-7.pnpm-lock.yaml', why: 'lock version 5.4, peers behind an underscore' },
  { file: 'pnpm-8.pnpm-lock.yaml', why: 'lock version 6; bundled packages are not told', lacks: bundled },
  { file: 'pnpm-12.pnpm-lock.yaml', why: 'lock version 9; bundled packages are not told; catalogs', lacks: bundled, adds: catalogs },
  {
    file: 'bun-1.0.lockb',
    why: 'binary; addresses have no version',
    lacks: [...ofTarballs, ...ofTrim, 'shop@1.2.3 > @acme/bundle@2.0.0', 'shop@1.2.3 > @acme/pad@1.4.0'],
    adds: [...versionless([...ofTarballs, ...ofTrim.slice(1)]), ...versionlessEdges],
  },
  {
    file: 'bun-1.4.bun.lock',
    why: 'text; addresses have no version',
    lacks: [...ofTarballs, ...ofTrim, 'shop@1.2.3 > @acme/bundle@2.0.0', 'shop@1.2.3 > @acme/pad@1.4.0'],
    adds: [...versionless([...ofTarballs, ...ofTrim.slice(1)]), ...versionlessEdges],
  },
]

for (const { file, why, lacks = [], adds = [] } of rows)
  test(`${file}: packages and edges beside npm ls: ${why}`, async () => {
    const lock = selection.parse(fileOf(file))
    deepEqual(lock.unknowns, [])
    const graph = graphOf([...(await manifests()), ...lock.records])
    deepEqual(
      { lacks: without(truth, graph), adds: without(graph, truth) },
      { lacks: [...new Set(lacks)].toSorted(), adds: [...adds].toSorted() },
    )
  })

for (const version of ['2.0', '2.9'])
  test(`deno-${version}.deno.lock: npm packages and their edges`, () => {
    const graph = graphOf(selection.parse(fileOf(`deno-${version}.deno.lock`)).records)
    const expected = [...truth].filter((one) => !/shop|acme|trim|local-lib|left-pad|sindresorhus|ms@(?:0|1)|punycode/.test(one))
    deepEqual([...graph].toSorted(), [...expected, 'punycode@2.3.1', 'uri-js@4.4.1 > punycode@2.3.1'].toSorted())
  })

for (const file of [...rows.map((row) => row.file), 'deno-2.9.deno.lock']) {
  test(`${file}: a copy inside of an installed package says nothing`, () => {
    const whole = fileOf(file)
    const { records } = selection.parse({ ...whole, path: `node_modules/x/${whole.path}` })
    equal(records.length, file.endsWith('pnp.cjs') ? 1 : 0)
  })

  test(`${file}: changed and cut bytes are packages or a named unknown`, () => {
    const whole = fileOf(file)
    check(
      property(damaged(whole.bytes), (bytes) => {
        const { unknowns } = selection.parse({ ...whole, size: bytes.length, bytes })
        equal(
          unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        )
      }),
      { numRuns: 40 },
    )
  })
}
