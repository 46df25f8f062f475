import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { conanCatalogers } from './conan.ts'

const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(conanCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

const ID = '5ab84d6acfe1f23c4fae0ab88f26e3a396351ac9'

test('conan.lock as Conan 1 writes it: edges; what only the build needs is left out', () =>
  deepEqual(shown({ 'conan.lock': data('conan-1.lock') }), [
    'pkg:conan/shop@0.1?channel=stable&user=acme > pkg:conan/zipper@1.2.13?channel=stable&user=acme',
    'pkg:conan/zipper@1.2.13?channel=stable&user=acme',
  ]))

test('conan.lock as Conan 2 writes it: recipe revisions', () =>
  deepEqual(
    shown({ 'conan.lock': data('conan-2.lock') }).map((one) => one.replace(/rrev=[0-9a-f]{32}/, 'rrev=R')),
    ['pkg:conan/shop@0.1?channel=stable&rrev=R&user=acme', 'pkg:conan/zipper@1.2.13?channel=stable&rrev=R&user=acme'],
  ))

test('the cache of Conan 1: the path names the package, the file what it needs', () =>
  deepEqual(
    shown({
      [`root/.conan/data/shop/0.1/acme/stable/package/${ID}/conaninfo.txt`]: data('conaninfo.txt'),
      [`root/.conan/data/zipper/1.2.13/acme/stable/package/${ID}/conaninfo.txt`]: '[settings]\n    os=Linux\n',
      [`root/.conan/data/zlib/1.3.1/_/_/package/${ID}/conaninfo.txt`]: '',
    }),
    [
      'pkg:conan/shop@0.1?channel=stable&user=acme > pkg:conan/zipper@1.2.13?channel=stable&user=acme',
      'pkg:conan/zipper@1.2.13?channel=stable&user=acme',
      'pkg:conan/zlib@1.3.1',
    ],
  ))

test('conanfile.txt: pins; ranges and tools are left out', () =>
  deepEqual(
    shown({
      'conanfile.txt':
        '[requires]\nzlib/1.3.1\nfmt/10.2.1@ # why\nopenssl/[>=3 <4]\n#boost/1.84.0\npoco/1.13.3@acme/testing#93a82349c31917d2d674d22065c7a9ef\n\n[tool_requires]\ncmake/3.28.1\n',
    }),
    [
      'pkg:conan/fmt@10.2.1',
      'pkg:conan/poco@1.13.3?channel=testing&rrev=93a82349c31917d2d674d22065c7a9ef&user=acme',
      'pkg:conan/zlib@1.3.1',
    ],
  ))

for (const [path, bytes] of [
  ['conan.lock', data('conan-1.lock')],
  ['x/conan.lock', data('conan-2.lock')],
] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(conanCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['conanfile.txt', '[requires]\n', 'a/1@'],
  ['x/conanfile.txt', '[requires]\n', 'a/1\n'],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(conanCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
