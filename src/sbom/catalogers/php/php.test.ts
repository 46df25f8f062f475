import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { assemblePackages } from '../../assemble.ts'
import { selectionOf } from '../../selection.ts'
import { phpCatalogers } from './php.ts'

const selection = selectionOf(phpCatalogers)
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const parse = (path: string, content: Buffer | string) => {
  const bytes = Buffer.from(content)
  return selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
}
const rowsOf = (path: string, content: Buffer | string): unknown[] => {
  const { records, unknowns } = parse(path, content)
  deepEqual(unknowns, [])
  const packages = assemblePackages(
    records.map((record) => ({ record })),
    undefined,
    phpCatalogers,
    new Map(),
  )
  return packages.map(({ name, version, licence, dependsOn }) => [name, version, licence, dependsOn.map((to) => to.replace(/[@?].*$/, ''))])
}

const running = [
  ['acme/cart', '1.2.3', 'MIT', ['pkg:composer/acme/logger', 'pkg:composer/acme/money']],
  ['acme/logger', '3.1.0-beta2', 'LicenseRef-proprietary', []],
  ['acme/money', '2.0.1', 'MIT OR GPL-3.0-or-later', []],
  ['acme/trim', 'dev-main', 'ISC', ['pkg:composer/acme/money']],
]
const tests = ['acme/tests', '0.9.0', 'BSD-3-Clause', []]

test('composer.lock: without what is for development; what another provides and replaces is found', () =>
  deepEqual(rowsOf('composer.lock', data('composer.lock')), running))

test('installed.json: all that is installed, for development too', () => {
  deepEqual(rowsOf('vendor/composer/installed.json', data('installed.json')), running)
  deepEqual(rowsOf('vendor/composer/installed.json', data('installed-dev.json')), running.toSpliced(3, 0, tests))
})

test('installed.json of Composer 1 is the list alone', () => {
  const { packages } = JSON.parse(data('installed.json').toString()) as { packages: unknown }
  deepEqual(rowsOf('vendor/composer/installed.json', JSON.stringify(packages)), running)
})

test('a branch names its commit, and no version of the registry', () => {
  const found = parse('composer.lock', data('composer.lock')).records[0]!.found
  const urls = found.flatMap((one) =>
    one.kind === 'package' && one.qualifiers ? [one.qualifiers['vcs_url']?.replace(/@[0-9a-f]{40}$/, '@COMMIT')] : [],
  )
  deepEqual(urls, ['git+https://git.example.org/acme/trim.git@COMMIT'])
})

test('the lock of an installed package is what its author had', () =>
  deepEqual(parse('vendor/acme/cart/composer.lock', data('composer.lock')), { records: [], unknowns: [] }))

test('one bad entry does not take the others with it', () => {
  const { records, unknowns } = parse(
    'composer.lock',
    '{"packages": [{"name": "a/b", "version": "1.0", "license": {"x": 1}}, {"name": 7}]}',
  )
  deepEqual([records[0]?.found.length, unknowns.map(({ reason }) => reason)], [1, ['package 1 has no name and version']])
})

for (const [file, path, row, source] of [
  ['xml_util.reg.gz', '.registry/xml_util.reg', ['pear.php.net/XML_Util', '1.4.5', 'BSD-3-Clause', []], 'pear list: XML_Util 1.4.5'],
  ['pear.reg.gz', '.registry/pear.reg', ['pear.php.net/PEAR', '1.10.13', 'BSD-3-Clause', []], 'pear list: PEAR 1.10.13'],
] as const)
  test(`PEAR: ${source}`, () => deepEqual(rowsOf(`usr/share/php/${path}`, gunzipSync(data(file))), [row]))

test('PECL: the older form, whose channel is the folder', () => {
  const old = 'a:3:{s:7:"package";s:5:"redis";s:7:"version";s:5:"6.2.0";s:7:"license";s:3:"PHP";}'
  deepEqual(rowsOf('usr/local/lib/php/.registry/.channel.pecl.php.net/redis.reg', old), [
    ['pecl.php.net/redis', '6.2.0', 'LicenseRef-PHP', []],
  ])
})

for (const [why, text] of [
  ['an object', 'O:8:"stdClass":0:{}'],
  ['a reference', 'a:2:{s:1:"a";a:0:{}s:1:"b";R:2;}'],
  ['nesting without end', 'a:1:{i:0;'.repeat(100_000)],
  ['a length that lies', 's:99999:"x";'],
  ['more members than there are', 'a:999999:{i:0;i:1;}'],
  ['a count beyond all bounds', 'a:9999999999:{'],
] as const)
  test(`PEAR: ${why} is a named unknown`, () => {
    const { records, unknowns } = parse('php/.registry/x.reg', text)
    deepEqual([records.length, unknowns.length, unknowns[0]?.reason.startsWith('unexpected')], [0, 1, false])
  })

for (const [name, path, bytes] of [
  ['composer.lock', 'composer.lock', data('composer.lock')],
  ['installed.json', 'vendor/composer/installed.json', data('installed.json')],
  ['xml_util.reg', 'php/.registry/xml_util.reg', gunzipSync(data('xml_util.reg.gz'))],
] as const)
  test(`${name}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (content) =>
        equal(
          parse(path, content).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
    ))
