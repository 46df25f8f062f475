import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assert as check, property } from 'fast-check'
import { ParseError } from '#base/index.ts'
import { damaged } from '#testing/damage.ts'
import { selectionOf } from '../../selection.ts'
import type { FoundPackage } from '../contract.ts'
import { goCatalogers, goVersion } from './go.ts'

const [goBinary, goMod] = goCatalogers
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const elf = (name: string): Buffer => gunzipSync(data(`${name}.elf.gz`))
const file = (bytes: Uint8Array, path = 'usr/bin/shop') => ({ path, size: bytes.length, mode: 0o755, bytes })
const packages = (bytes: Uint8Array): FoundPackage[] => [...goBinary!.parse(file(bytes))] as FoundPackage[]

/** `go version -m` as name@version: modules, then the toolchain. */
function listed(name: string): string[] {
  const lines = data(`${name}.txt`).toString().split('\n')
  const modules = lines.flatMap((line) => /^\t(?:dep)\t(\S+)\t(\S+)/.exec(line)?.slice(1).join('@') ?? [])
  return [...modules, `stdlib@${goVersion(lines[0]!)}`]
}

for (const name of ['plain', 'stripped', 'pie'])
  test(`go binary: ${name} has what go version -m says`, () =>
    deepEqual(
      packages(elf(name))
        .slice(1)
        .map((found) => `${found.name}@${found.version}`),
      listed(name),
    ))

test('go binary: a version that the linker was told is the main module’s', () => {
  deepEqual(packages(elf('stripped'))[0], {
    kind: 'package',
    type: 'golang',
    name: 'example.com/shop',
    version: 'v1.4.2',
    requires: ['golang.org/x/text', 'stdlib'],
  })
})

/** A 64-bit ELF without sections, one writable segment at 0x1000, whose data follows the headers. */
function withSegment(data: Buffer): Buffer {
  const head = Buffer.alloc(128)
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(head)
  head.writeBigUInt64LE(64n, 32)
  head.writeUInt16LE(56, 54)
  head.writeUInt16LE(1, 56)
  head.writeUInt32LE(1, 64)
  head.writeUInt32LE(6, 68)
  for (const [at, value] of [
    [72, 128],
    [80, 0x1000],
    [96, data.length],
    [104, data.length],
  ] as const)
    head.writeBigUInt64LE(BigInt(value), at)
  return Buffer.concat([head, data])
}

test('go binary: pointers of Go before 1.18, without a section table', () => {
  const version = 'go1.16.4'
  const modules = `${'0'.repeat(16)}path\tx\nmod\tx\tv1.0.0\ndep\ta.example/b\tv1.2.3\th1:\n=>\tc.example/d\tv2.0.0\th1:\n${'1'.repeat(16)}`
  const data = Buffer.alloc(512)
  data.write('\xff Go buildinf:\x08\x00', 0, 'latin1')
  const put = (at: number, value: number): void => void data.writeBigUInt64LE(BigInt(0x1000 + value), at)
  put(16, 64)
  put(24, 96)
  put(64, 128)
  data.writeBigUInt64LE(BigInt(version.length), 72)
  put(96, 160)
  data.writeBigUInt64LE(BigInt(modules.length), 104)
  data.write(version, 128)
  data.write(modules, 160)
  const found = packages(withSegment(data)).map(({ name, version }) => `${name}@${version}`)
  deepEqual(found, ['x@v1.0.0', 'c.example/d@v2.0.0', 'stdlib@1.16.4'])
})

test('go binary: changed and cut bytes are packages or a named unknown', () => {
  const selection = selectionOf([goBinary!])
  check(
    property(damaged(elf('stripped')), (bytes) => {
      // Smaller files are not taken for programs.
      const { unknowns } = selection.parse(file(Buffer.concat([bytes, Buffer.alloc(Math.max(0, 5000 - bytes.length))])))
      equal(
        unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  )
})

for (const [why, text, expected] of [
  [
    'one line and a block',
    'module m\n\ngo 1.21\nrequire a.b/c v1.0.0 // indirect\nrequire (\n\td.e/f v0.1.0\n\t"g.h/i" v2.0.0+incompatible\n)\n',
    ['a.b/c@v1.0.0', 'd.e/f@v0.1.0', 'g.h/i@v2.0.0+incompatible'],
  ],
  ['replacement by another module', 'require a v1.0.0\nreplace a => b v1.1.0\n', ['b@v1.1.0']],
  ['replacement of another version does not count', 'require a v1.0.0\nreplace a v0.9.0 => b v1.1.0\n', ['a@v1.0.0']],
  ['a folder is no published module', 'require a v1.0.0\nreplace a => ../a\n', []],
  ['excluded', 'require a v1.0.0\nexclude a v1.0.0\n', []],
] as const)
  test(`go.mod: ${why}`, () =>
    deepEqual(
      ([...goMod!.parse(file(Buffer.from(text), 'go.mod'))] as FoundPackage[]).map(({ name, version }) => `${name}@${version}`),
      expected,
    ))

test('go.mod: a require without a version names its line', () => {
  try {
    deepEqual([...goMod!.parse(file(Buffer.from('module m\nrequire a\n'), 'go.mod'))], 'an error')
  } catch (error) {
    equal(error instanceof ParseError && error.position, 'line 2')
  }
})
