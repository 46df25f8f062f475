import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { array, assert as check, constantFrom, property } from 'fast-check'
import { ParseError } from '#base/index.ts'
import { damaged } from '#testing/damage.ts'
import { selectionOf } from '../../selection.ts'
import type { Found, FoundPackage } from '../contract.ts'
import { goVersion } from './go-binary.ts'
import { goCatalogers } from './go.ts'
import { knownMainVersion } from './known-mains.ts'
import { mainVersion } from './main-version.ts'

const [goBinary, goMod, goVendor] = goCatalogers
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const program = (name: string): Buffer => gunzipSync(data(`${name}.gz`))
const file = (bytes: Uint8Array, path = 'usr/bin/shop') => ({ path, size: bytes.length, mode: 0o755, bytes })
const packages = (found: Iterable<Found>): FoundPackage[] => [...found].filter((one) => one.kind === 'package')
const names = (found: Iterable<Found>): string[] => packages(found).map(({ name, version }) => `${name}@${version}`)
const binary = (bytes: Uint8Array): FoundPackage[] => packages(goBinary!.parse(file(bytes)))

/** `go version -m` as name@version: modules, then the toolchain. */
function listed(name: string): string[] {
  const lines = data(`${name}.txt`).toString().split('\n')
  const modules = lines.flatMap((line) => /^\t(?:dep|=>)\t(\S+)\t(\S+)/.exec(line)?.slice(1).join('@') ?? [])
  return [...modules, `stdlib@${goVersion(lines[0]!)}`]
}

for (const name of [
  'go1.13.15',
  'go1.13.15-s390x',
  'go1.17.13',
  'go1.17.13-s390x',
  'go1.18.10',
  'go1.21.13',
  'plain',
  'stripped',
  'pie',
  'windows.exe',
  'darwin',
  'shared.so',
])
  test(`go binary: ${name} has what go version -m says`, () => deepEqual(names(binary(program(name))).slice(1), listed(name)))

for (const [name, expected, why] of [
  ['plain', '', 'nothing says it'],
  ['stripped', 'v1.4.2', 'the linker was told'],
  ['tagged', 'v1.5.0', 'the toolchain took it from the tag'],
  ['untagged', '', 'a clone without tags gives a version before every release'],
] as const)
  test(`go binary: ${name}: the version of the main module: ${why}`, () => {
    const [main] = binary(program(name))
    deepEqual([main?.name, main?.version, main?.requires], ['example.com/shop', expected, ['golang.org/x/text', 'stdlib']])
    equal(/^[0-9a-f]{40}$/.test(main?.qualifiers?.['vcs_revision'] ?? ''), name === 'untagged')
  })

test('go binary: a replacement counts, and a folder in its place has no version', () => {
  deepEqual(names(binary(program('replaced'))).slice(1, 2), ['golang.org/x/text@v0.3.8'])
  deepEqual(names(binary(program('folder'))).slice(1, 2), ['golang.org/x/text@'])
})

for (const [flags, module, expected, why] of [
  ['-s -w -X main.version=1.4.2', 'example.com/shop', 'v1.4.2', 'package main'],
  ['-X "main.Version=v2.0.0" -X main.goVersion=1.21.3', 'example.com/shop', 'v2.0.0', 'not the toolchain’s'],
  ["-X 'github.com/argoproj/argo-cd/v2/common.version=2.9.0'", 'github.com/argoproj/argo-cd/v2', 'v2.9.0', 'a package of the module'],
  [
    '-X github.com/prometheus/common/version.Version=2.45.0',
    'github.com/prometheus/prometheus',
    'v2.45.0',
    'a shared package named version',
  ],
  ['-X k8s.io/component-base/version.gitVersion=v1.29.1', 'k8s.io/kubernetes', 'v1.29.1', 'Kubernetes'],
  ['-X example.com/other/lib.Version=9.9.9', 'example.com/shop', '', 'the version of somebody else'],
  ['-X example.com/other/version.Version=9.9.9 -X main.version=1.0.0', 'example.com/shop', 'v1.0.0', 'the program’s own comes first'],
  ['-X main.version=v1.2.3-4-gabcdef0', 'example.com/shop', 'v1.2.3+4.gabcdef0', 'git describe: after the tag, not before it'],
  ['-X main.version=unknown -X main.commit=12345678', 'example.com/shop', '', 'no version'],
] as const)
  test(`go binary: ${flags}: ${why}`, () =>
    equal(mainVersion({ name: module, version: '(devel)', sum: '' }, new Map([['-ldflags', flags]])).version, expected))

/** Text of programs that were built as their makers do: Helm 3.16.4 by us, the others as a peer has cut it from released ones. */
for (const [module, text, expected] of [
  ['github.com/hashicorp/consul', '<!-- CONSUL_VERSION: 1.15.2\n -->', 'v1.15.2'],
  ['github.com/hashicorp/vault', 'cloud:%s.%s:revoke1.19.4)(nil))', 'v1.19.4'],
  ['helm.sh/helm/v3', "\x10'\0\0\0\0\0\0v3.11.1\0\xfa", 'v3.11.1'],
  ['helm.sh/helm/v3', 'k8s.io/api/v3.2.1\0\0 \xc0v3.16.4\0\x80', 'v3.16.4'],
  ['example.com/shop', '\0v3.11.1\0', ''],
] as const)
  test(`go binary: ${module} built with -trimpath: ${expected === '' ? 'unknown' : expected}`, () =>
    equal(knownMainVersion(module, { path: 'usr/bin/x', bytes: Buffer.from(text, 'latin1') }), expected))

test('go binary: an untagged module that a proxy served is what it says', () => {
  const main = { name: 'example.com/tool', version: 'v0.0.0-20240101120000-abcdefabcdef', sum: 'h1:x=' }
  equal(mainVersion(main, new Map()).version, main.version)
})

test('go binary: a packed program is named as unread', () => {
  const bytes = Buffer.alloc(8192)
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(bytes)
  bytes.write('UPX!', 0xec)
  deepEqual(
    selectionOf([goBinary!])
      .parse(file(bytes))
      .unknowns.map(({ reason }) => reason),
    ['packed by UPX: what the program is made of cannot be read'],
  )
})

for (const name of ['stripped', 'go1.13.15', 'go1.17.13-s390x', 'windows.exe', 'darwin'])
  test(`go binary: changed and cut bytes of ${name} are packages or a named unknown`, () => {
    const selection = selectionOf([goBinary!])
    const whole = program(name)
    // What the reader looks at is the first page and what is around the block.
    const block = whole.indexOf('\xff Go buildinf:', 0, 'latin1')
    const parts = Buffer.concat([whole.subarray(0, 4096), whole.subarray(block, block + 4096)])
    check(
      property(damaged(parts), (bytes) => {
        const copy = Buffer.from(whole)
        copy.set(bytes.subarray(0, 4096))
        copy.set(bytes.subarray(4096), block)
        const { unknowns } = selection.parse(file(bytes.length < parts.length ? copy.subarray(0, block + bytes.length) : copy))
        equal(
          unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        )
      }),
    )
  })

test('go binary: a list of twenty thousand modules is read whole', () => {
  const bytes = program('plain')
  const start = bytes.indexOf('\xff Go buildinf:', 0, 'latin1')
  const lines = Array.from({ length: 20_000 }, (_, i) => `dep\tmodules.example/m${i}\tv1.0.${i}\th1:=\n`).join('')
  const list = Buffer.from(`${'0'.repeat(16)}path\tx\nmod\tx\tv1.0.0\t\n${lines}${'1'.repeat(16)}`)
  const size = [(list.length & 0x7f) | 0x80, ((list.length >> 7) & 0x7f) | 0x80, list.length >> 14]
  const block = Buffer.concat([bytes.subarray(start, start + 32), Buffer.from([8]), Buffer.from('go1.26.8'), Buffer.from(size), list])
  const head = Buffer.alloc(128)
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(head)
  // One writable segment behind the headers, and no sections.
  head.writeBigUInt64LE(64n, 32)
  head.writeUInt16LE(56, 54)
  head.writeUInt16LE(1, 56)
  head.writeUInt32LE(1, 64)
  head.writeUInt32LE(6, 68)
  head.writeBigUInt64LE(128n, 72)
  head.writeBigUInt64LE(BigInt(block.length), 96)
  equal(binary(Buffer.concat([head, block])).length, 20_002)
})

for (const [why, length] of [
  ['a length that never ends', Buffer.alloc(100, 0xff)],
  ['a length behind the file', Buffer.from([0xff, 0xff, 0xff, 0x7f])],
] as const)
  test(`go binary: ${why} is a named unknown`, () => {
    const bytes = program('plain')
    length.copy(bytes, bytes.indexOf('\xff Go buildinf:', 0, 'latin1') + 32)
    equal(selectionOf([goBinary!]).parse(file(bytes)).unknowns.length, 1)
  })

for (const [why, text, expected] of [
  [
    'one line and a block',
    'module m\n\ngo 1.21\nrequire a.b/c v1.0.0 // indirect\nrequire (\n\td.e/f v0.1.0\n\t"g.h/i" v2.0.0+incompatible\n)\n',
    ['a.b/c@v1.0.0', 'd.e/f@v0.1.0', 'g.h/i@v2.0.0+incompatible'],
  ],
  ['replacement by another module', 'require a v1.0.0\nreplace a => b v1.1.0\n', ['b@v1.1.0']],
  ['replacement of another version does not count', 'require a v1.0.0\nreplace a v0.9.0 => b v1.1.0\n', ['a@v1.0.0']],
  [
    'the replacement of that very version comes first',
    'require a v1.0.0\nreplace a => b v1.1.0\nreplace a v1.0.0 => c v1.2.0\n',
    ['c@v1.2.0'],
  ],
  ['a folder in its place has no version that anyone published', 'require a v1.0.0\nreplace a => ../a\n', ['a@']],
  ['excluded', 'require a v1.0.0\nexclude a v1.0.0\n', []],
  [
    'tools, retractions, godebug and the toolchain are no requirements',
    'module m\ngo 1.24\ntoolchain go1.24.1\ntool a/cmd/x\nretract v1.0.0\ngodebug default=go1.21\nignore ./x\nrequire a v1.0.0\n',
    ['a@v1.0.0'],
  ],
] as const)
  test(`go.mod: ${why}`, () => deepEqual(names(goMod!.parse(file(Buffer.from(text), 'go.mod'))), expected))

test('go.mod: the toolchain’s own file has what go list -m all has, but for what no package needs', () => {
  const all = data('replaced.list')
    .toString()
    .split('\n')
    .flatMap((line) => /(\S+) (v\S+)$/.exec(line)?.slice(1).join('@') ?? [])
  const found = names(goMod!.parse(file(data('replaced.go.mod'), 'go.mod')))
  deepEqual(
    found.filter((one) => !all.includes(one)),
    [],
  )
  deepEqual(found, ['golang.org/x/text@v0.3.8'])
})

for (const [go, expected] of [
  ['go 1.17', false],
  ['go 1.21.3', false],
  ['go 1.16', true],
  ['', true],
] as const)
  test(`go.mod: "${go}" ${expected ? 'leaves out what only dependencies need, and is named so' : 'is complete'}`, () => {
    const found = [...goMod!.parse(file(Buffer.from(`module m\n${go}\nrequire a v1.0.0\n`), 'go.mod'))]
    equal(
      found.some(({ kind }) => kind === 'unknown'),
      expected,
    )
  })

test('go.mod: a require without a version names its line', () => {
  try {
    deepEqual([...goMod!.parse(file(Buffer.from('module m\nrequire a\n'), 'go.mod'))], 'an error')
  } catch (error) {
    equal(error instanceof ParseError && error.position, 'line 2')
  }
})

test('vendor/modules.txt: what go mod vendor copied, by its replacement', () =>
  deepEqual(names(goVendor!.parse(file(data('modules.txt'), 'vendor/modules.txt'))), ['golang.org/x/text@v0.3.8']))

for (const [why, text, expected] of [
  ['a module with a package', '# a.b/c v1.0.0\n## explicit; go 1.17\na.b/c/d\n', ['a.b/c@v1.0.0']],
  ['one of which no package is used', '# a.b/c v1.0.0\n## explicit\n# d.e/f v1.1.0\nd.e/f\n', ['d.e/f@v1.1.0']],
  ['a folder in its place', '# a.b/c v1.0.0 => ../c\n## explicit\na.b/c\n', ['a.b/c@']],
  ['a replacement that nothing uses', '# a.b/c => ../c\n', []],
] as const)
  test(`vendor/modules.txt: ${why}`, () => deepEqual(names(goVendor!.parse(file(Buffer.from(text), 'vendor/modules.txt'))), expected))

test('go.mod and modules.txt: any lines are packages or a named unknown', () => {
  const words = [
    'module m',
    'require (',
    ')',
    'require a v1',
    'a v1',
    'replace a => b',
    'replace a v1 => b v2',
    'go 1',
    '# a v1',
    '# a v1 => b v2',
    '## explicit',
    'a/b',
    '"',
    '=>',
    '',
  ]
  const selection = selectionOf([goMod!, goVendor!])
  check(
    property(array(constantFrom(...words), { maxLength: 12 }), constantFrom('go.mod', 'vendor/modules.txt'), (lines, path) => {
      const { unknowns } = selection.parse(file(Buffer.from(lines.join('\n')), path))
      equal(
        unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  )
})
