import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, integer, property, string } from 'fast-check'
import { assemblePackages } from '../../assemble.ts'
import { selectionOf } from '../../selection.ts'
import type { Found } from '../contract.ts'
import { dpkgCatalogers } from './dpkg.ts'

const data = (name: string): string => readFileSync(new URL(`testdata/${name}`, import.meta.url), 'utf8')
const status = data('status')
const selection = selectionOf(dpkgCatalogers)
const parse = (path: string, text: string) => {
  const bytes = Buffer.from(text)
  return selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
}
const foundIn = (path: string, text: string): readonly Found[] => parse(path, text).records.flatMap(({ found }) => found)

/** dpkg-query lists also what it removed but for its configuration. */
const present = data('dpkg-query.txt')
  .trim()
  .split('\n')
  .filter((line) => !line.includes(' config-files|'))
  .map((line) => line.split('|')[1]!)

test('dpkg status: what dpkg-query lists as there, by source and architecture', () => {
  const found = foundIn('var/lib/dpkg/status', status).flatMap((one) =>
    one.kind === 'package' ? [`${one.name} ${one.version} ${one.source?.name} ${one.source?.version} ${one.qualifiers?.['arch']}`] : [],
  )
  deepEqual(found.sort(), present.sort())
})

test('dpkg status: alternatives, virtual packages and pre-dependencies; each architecture needs its own', () => {
  const packages = assemblePackages(
    parse('var/lib/dpkg/status', status).records.map((record) => ({ record })),
    undefined,
    dpkgCatalogers,
    new Map(),
  )
  const short = (purl: string): string => purl.replace(/^pkg:deb\/unknown\/([^@]+)@[^?]*\?arch=(\w+).*$/, '$1:$2')
  deepEqual(
    packages.filter(({ dependsOn }) => dependsOn.length > 0).map(({ purl, dependsOn }) => [short(purl), dependsOn.map(short)]),
    [
      ['shop-32:i386', ['libshop:i386']],
      ['shop:amd64', ['libshop:amd64', 'tool:all']],
    ],
  )
})

for (const [state, there] of [
  ['install ok installed', true],
  ['hold ok installed', true],
  ['deinstall ok installed', true],
  ['purge ok installed', true],
  ['install reinstreq installed', true],
  ['install ok unpacked', true],
  ['install ok half-configured', true],
  ['install ok triggers-awaited', true],
  ['install ok triggers-pending', true],
  ['install reinstreq half-installed', false],
  ['deinstall ok config-files', false],
  ['purge ok not-installed', false],
] as const)
  test(`dpkg status: "${state}" is ${there ? '' : 'not '}there (dpkg(1), "Package states")`, () =>
    equal(foundIn('var/lib/dpkg/status', `Package: a\nStatus: ${state}\nVersion: 1\n`).length, there ? 1 : 0))

test('dpkg status.d: no state, and files by their checksums, as distroless images have it', () => {
  deepEqual(foundIn('var/lib/dpkg/status.d/base', 'Package: base-files\nVersion: 12.4\nArchitecture: amd64\n').length, 1)
  deepEqual(foundIn('var/lib/dpkg/status.d/base-files.md5sums', `${'0'.repeat(32)}  etc/os-release\nnothing\n`), [
    { kind: 'files', of: 'base-files', paths: ['etc/os-release'], digests: { algorithm: 'md5', values: ['0'.repeat(32)] } },
  ])
})

test('dpkg md5sums: the checksums of a package of an architecture', () =>
  deepEqual(foundIn('var/lib/dpkg/info/libshop:i386.md5sums', `${'1'.repeat(32)}  usr/lib/a b\n${'2'.repeat(32)}  usr/lib/c\n`), [
    {
      kind: 'files',
      of: 'libshop',
      paths: ['usr/lib/a b', 'usr/lib/c'],
      digests: { algorithm: 'md5', values: ['1'.repeat(32), '2'.repeat(32)] },
    },
  ]))

test('dpkg list: the files of a package of an architecture are that name’s', () => {
  const [files] = foundIn('var/lib/dpkg/info/libshop:i386.list', data('libshop-i386.list'))
  ok(files?.kind === 'files' && files.of === 'libshop' && files.paths.includes('usr/lib/libshop/i386'))
})

test('dpkg status: stanzas, a line and a field without end', () => {
  const many = 'Package: p\nStatus: install ok installed\nVersion: 1\n\n'.repeat(300_000)
  const { records, unknowns } = parse('var/lib/dpkg/status', many)
  equal(records[0]?.found.length, 200_000)
  deepEqual(
    unknowns.map(({ reason }) => reason),
    ['more than 200000 packages: the rest is left out'],
  )
  equal(foundIn('var/lib/dpkg/status', `Package: a\nVersion: 1\nDepends: ${'x '.repeat(1 << 20)}\n`).length, 1)
  equal(foundIn('var/lib/dpkg/status', `Package: a\nVersion: 1\nDepends: a\n${' | b\n'.repeat(1 << 20)}`).length, 1)
  equal(parse('var/lib/dpkg/status', 'x'.repeat(1 << 22)).unknowns.length, 1)
})

test('dpkg status: changed and cut text is packages or a named unknown', () =>
  check(
    property(
      integer({ min: 0, max: status.length }),
      string({ maxLength: 6 }),
      integer({ min: 0, max: status.length }),
      (at, text, cut) => {
        const { unknowns } = parse('var/lib/dpkg/status', (status.slice(0, at) + text + status.slice(at)).slice(0, cut))
        ok(unknowns.every(({ reason }) => !reason.startsWith('unexpected')))
      },
    ),
  ))
