import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { haskellCatalogers } from './haskell.ts'

const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(haskellCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

test('what GHC has registered: licences and edges', () =>
  deepEqual(
    catalogued(haskellCatalogers, {
      'usr/lib/ghc/lib/package.conf.d/text-1.2.5.0.conf': data('text-1.2.5.0.conf'),
      'usr/lib/ghc/lib/package.conf.d/rts.conf': data('rts.conf'),
      'usr/lib/ghc/lib/package.conf.d/base-4.15.1.0.conf':
        'name: base\nversion: 4.15.1.0\nid: base-4.15.1.0\nlicense: BSD-3-Clause\ndepends:\n    rts\n    ghc-prim-0.7.0\n',
    }).packages.map(({ purl, licence, dependsOn }) => [purl, licence, ...dependsOn]),
    [
      ['pkg:hackage/base@4.15.1.0', 'BSD-3-Clause', 'pkg:hackage/rts@1.0.2'],
      ['pkg:hackage/rts@1.0.2', 'BSD-3-Clause'],
      ['pkg:hackage/text@1.2.5.0', 'BSD-2-Clause', 'pkg:hackage/base@4.15.1.0'],
    ],
  ))

test('a library within a package is registered under the name of its package', () =>
  deepEqual(
    shown({
      'package.db/z-attoparsec.conf':
        'name: z-attoparsec-z-attoparsec-internal\nversion: 0.14.4\npackage-name: attoparsec\nlib-name: attoparsec-internal\nid: x\n',
    }),
    ['pkg:hackage/attoparsec@0.14.4'],
  ))

test('cabal.project.freeze as cabal 3.4 writes it', () => {
  const all = shown({ 'cabal.project.freeze': data('cabal.project.freeze') })
  equal(all.length, 13)
  equal(all[0], 'pkg:hackage/array@0.5.4.0')
  deepEqual(
    shown({ 'cabal.project.freeze': 'constraints: any.zlib ==0.6.3.0,\n             zlib -bundled-c-zlib,\n             -- any.x ==1\n' }),
    ['pkg:hackage/zlib@0.6.3.0'],
  )
})

test('plan.json: the project itself is left out, its dependencies have edges', () => {
  const all = shown({ 'dist-newstyle/cache/plan.json': data('plan.json') })
  equal(all.length, 13)
  equal(all.includes('pkg:hackage/array@0.5.4.0 > pkg:hackage/base@4.15.1.0'), true)
})

for (const [path, text, expected] of [
  [
    'stack.yaml.lock',
    'packages:\n- completed:\n    hackage: HsOpenSSL-0.11.7.2@sha256:a4f4,2341\n    pantry-tree:\n      size: 1\n  original:\n    hackage: HsOpenSSL-0.11.7.2\nsnapshots:\n- completed:\n    sha256: aa\n    url: https://example/lts/19/33.yaml\n',
    ['pkg:hackage/HsOpenSSL@0.11.7.2'],
  ],
  [
    'stack.yaml',
    "resolver: lts-19.33\npackages:\n- shop-0.1\nextra-deps:\n- acme-missiles-0.3@sha256:2ba6,613\n- 'fused-effects-1.1.0.0'\n- git: https://github.com/x/y\n  commit: abc\n- ./vendored\nflags: {}\n",
    ['pkg:hackage/acme-missiles@0.3', 'pkg:hackage/fused-effects@1.1.0.0'],
  ],
] as const)
  test(`${path}: what goes beyond the snapshot`, () => deepEqual(shown({ [path]: text }), expected))

for (const [path, bytes] of [
  ['x/package.conf.d/rts.conf', data('rts.conf')],
  ['dist-newstyle/cache/plan.json', data('plan.json')],
] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(haskellCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['cabal.project.freeze', '', 'a-'],
  ['x/cabal.project.freeze', '', 'any.a ==1,'],
  ['stack.yaml.lock', '', 'hackage: a-'],
  ['package.db/a.conf', '', '\nname:'],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(haskellCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
