import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { deflateSync, gunzipSync } from 'node:zlib'
import { array, assert as check, constantFrom, property, uint8Array } from 'fast-check'
import { compareText } from '#base/index.ts'
import { damaged } from '#testing/damage.ts'
import { selectionOf } from '../../selection.ts'
import type { Found, FoundPackage } from '../contract.ts'
import { rustCatalogers } from './rust.ts'

const [cargoAuditable, cargoLock] = rustCatalogers
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const file = (path: string, bytes: Uint8Array) => ({ path, size: bytes.length, mode: 0o755, bytes })
const packages = (found: Iterable<Found>): FoundPackage[] => [...found].filter((one) => one.kind === 'package')
const lock = (text: Uint8Array): FoundPackage[] => packages(cargoLock!.parse(file('Cargo.lock', text)))
const edgesOf = (found: readonly FoundPackage[]): string[] =>
  found.flatMap(({ key, requires = [] }) => requires.map((one) => `${key} -> ${one}`)).toSorted()

for (const version of ['v1', 'v2', 'v3', 'v4'])
  test(`Cargo.lock ${version}: crates and edges are what cargo metadata says`, () => {
    const found = lock(data(`${version}.Cargo.lock`))
    deepEqual(edgesOf(found), data('edges.txt').toString().trimEnd().split('\n').toSorted())
    const beacon = found.find(({ name }) => name === 'beacon')
    equal(beacon?.qualifiers?.['vcs_url']?.replace(/@[0-9a-f]{40}$/, '@COMMIT'), 'git+https://git.example/beacon@COMMIT')
    deepEqual(
      found.filter(({ qualifiers }) => qualifiers).map(({ name }) => name),
      ['beacon'],
    )
  })

test('Cargo.lock: a crate of another registry says which', () => {
  const source = 'sparse+https://crates.example/index/'
  const [found] = lock(Buffer.from(`[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "${source}"\n`))
  deepEqual(found?.qualifiers, { repository_url: 'https://crates.example/index/' })
})

test('Cargo.lock: the package itself stood apart before cargo 1.17', () => {
  const text =
    '[root]\nname = "app"\nversion = "0.1.0"\ndependencies = ["a 1.0.0 (registry+https://github.com/rust-lang/crates.io-index)"]\n'
  deepEqual(edgesOf(lock(Buffer.from(`${text}[[package]]\nname = "a"\nversion = "1.0.0"\n`))), ['app 0.1.0 -> a 1.0.0'])
})

const APP = ['app 0.1.0', 'beacon 0.3.0', 'cfg-if 0.1.10', 'cfg-if 1.0.0', 'itoa 1.0.9', 'memchr 2.5.0', 'shelf 0.2.0']
for (const [name, path, keys] of [
  ['plain', 'usr/bin/app', APP],
  ['stripped', 'usr/bin/app', APP],
  ['musl', 'usr/bin/app', APP],
  ['library', 'usr/lib/libshelf.so', ['memchr 2.5.0', 'shelf 0.2.0']],
] as const)
  test(`cargo auditable: ${name}: what is linked, and nothing that only the build, tests or Windows need`, () => {
    const found = packages(cargoAuditable!.parse(file(path, gunzipSync(data(`${name}.elf.gz`)))))
    deepEqual(found.map(({ key = '' }) => key).toSorted(compareText), keys)
    const linked = data('edges.txt')
      .toString()
      .trimEnd()
      .split('\n')
      .filter((edge) => edge.split(' -> ').every((key) => (keys as readonly string[]).includes(key)))
    deepEqual(edgesOf(found), linked.toSorted())
  })

test('cargo auditable: a shared library needs no bit that lets it run', () => {
  const bytes = Buffer.concat([gunzipSync(data('library.elf.gz')), Buffer.alloc(300_000)])
  const selection = selectionOf([cargoAuditable!])
  equal(selection.wants('usr/lib/libshelf.so', bytes.length, 0o644).wish, 'magic')
  equal(selection.parse({ path: 'usr/lib/libshelf.so', size: bytes.length, mode: 0o644, bytes }).records.length, 1)
})

/** A 64-bit ELF with one named section. */
function withSection(name: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(64)
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(head)
  const names = Buffer.from(`\0${name}\0`)
  const section = (nameAt: number, offset: number, size: number): Buffer => {
    const entry = Buffer.alloc(64)
    entry.writeUInt32LE(nameAt, 0)
    entry.writeUInt32LE(1, 4)
    entry.writeBigUInt64LE(BigInt(offset), 24)
    entry.writeBigUInt64LE(BigInt(size), 32)
    return entry
  }
  head.writeBigUInt64LE(BigInt(64 + names.length + content.length), 40)
  head.writeUInt16LE(64, 58)
  head.writeUInt16LE(2, 60)
  return Buffer.concat([head, names, content, section(0, 64, names.length), section(1, 64 + names.length, content.length)])
}

const unknownsOf = (content: Uint8Array): readonly string[] =>
  selectionOf([cargoAuditable!])
    .parse(file('usr/bin/shop', Buffer.concat([withSection('.dep-v0', content), Buffer.alloc(5000)])))
    .unknowns.map(({ reason }) => reason)

test('cargo auditable: a section that inflates without end is a named unknown', () =>
  equal(unknownsOf(deflateSync(Buffer.alloc(64 * 1024 * 1024))).length, 1))

test('cargo auditable: edges to no package and crates without end are dropped or a named unknown', () => {
  deepEqual(unknownsOf(deflateSync('{"packages":[{"name":"a","version":"1","dependencies":[0,7,4294967296]}]}')), [])
  const entry = '{"name":"a","version":"1"}'
  equal(unknownsOf(deflateSync(`{"packages":[${`${entry},`.repeat(100_001)}${entry}]}`)).length, 1)
})

test('cargo auditable: any section is packages or a named unknown', () =>
  check(
    property(uint8Array({ maxLength: 500 }), (content) => {
      equal(
        unknownsOf(content).find((reason) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  ))

test('cargo auditable: damaged programs are packages or a named unknown', () => {
  const selection = selectionOf([cargoAuditable!])
  check(
    property(damaged(gunzipSync(data('plain.elf.gz'))), (bytes) => {
      const { unknowns } = selection.parse(file('usr/bin/app', Buffer.concat([bytes, Buffer.alloc(5000)])))
      equal(
        unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  )
})

test('Cargo.lock: any lines are packages or a named unknown', () => {
  const lines = [
    '[[package]]',
    '[root]',
    'name = "a"',
    'version = "1"',
    'dependencies = ["a", "b 1 (x)", ""]',
    'source = "git+x#y"',
    'version = 4',
    '[metadata]',
  ]
  const selection = selectionOf([cargoLock!])
  check(
    property(array(constantFrom(...lines), { maxLength: 12 }), (chosen) => {
      const { unknowns } = selection.parse(file('Cargo.lock', Buffer.from(chosen.join('\n'))))
      equal(
        unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  )
})
