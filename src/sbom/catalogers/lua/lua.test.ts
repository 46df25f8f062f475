import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { luaCatalogers } from './lua.ts'

const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(luaCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

const ROCKS = 'usr/local/lib/luarocks/rocks-5.1'

test('rocks as LuaRocks installs them', () =>
  deepEqual(
    shown({
      [`${ROCKS}/cart/0.3-2/cart-0.3-2.rockspec`]: data('cart-0.3-2.rockspec'),
      [`${ROCKS}/money/2.0-1/money-2.0-1.rockspec`]: data('money-2.0-1.rockspec'),
    }),
    ['pkg:luarocks/cart@0.3-2 > pkg:luarocks/money@2.0-1', 'pkg:luarocks/money@2.0-1'],
  ))

test('a rockspec that computes its version is a named unknown; one of a source tree is not installed', () => {
  const { packages, unknowns } = catalogued(luaCatalogers, {
    [`${ROCKS}/a/1/a-1.rockspec`]: 'local v = "1"\npackage = "a"\nversion = v .. "-1"\n',
    'src/b-1.rockspec': 'package = "b"\nversion = "1-1"\n',
  })
  deepEqual([packages, unknowns.length], [[], 1])
})

for (const [path, bytes] of [[`${ROCKS}/cart/0.3-2/cart-0.3-2.rockspec`, data('cart-0.3-2.rockspec')]] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(luaCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['rocks/a/1/a.rockspec', '', 'package = '],
  ['rocks/b/1/b.rockspec', 'package="a"\nversion="1"\ndependencies = {', '"a '],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(luaCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
