import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, integer, property, string } from 'fast-check'
import { ParseError } from '#base/index.ts'
import { selectionOf } from '../../selection.ts'
import type { Found } from '../contract.ts'
import { apkCatalogers } from './apk.ts'

const data = (name: string): string => readFileSync(new URL(`testdata/${name}`, import.meta.url), 'utf8')

const parse = (text: string): Found[] => [
  ...apkCatalogers[0]!.parse({ path: 'lib/apk/db/installed', size: text.length, mode: 0o644, bytes: Buffer.from(text) }),
]

test('apk: origin, licence, dependencies without versions, owned files', () =>
  deepEqual(
    parse(
      'C:Q1=\nP:ssl_client\nV:1.36.1-r2\nA:x86_64\no:busybox\nL:GPL-2.0-only\nD:so:libc.musl-x86_64.so.1 musl>=1.2 !old\np:cmd:ssl_client=1.36.1-r2\nF:usr/bin\nR:ssl_client\na:0:0:755\n\n',
    ),
    [
      {
        kind: 'package',
        type: 'apk',
        name: 'ssl_client',
        version: '1.36.1-r2',
        source: { name: 'busybox', version: '1.36.1-r2' },
        provides: ['cmd:ssl_client'],
        requires: ['so:libc.musl-x86_64.so.1', 'musl'],
        qualifiers: { arch: 'x86_64' },
        licences: ['GPL-2.0-only'],
      },
      { kind: 'files', of: 'ssl_client', paths: ['usr/bin/ssl_client'] },
    ],
  ))

test('apk: checksums of files, of which some have none', () => {
  const [, files] = parse('P:x\nV:1\nF:etc\nR:a\nR:b\na:0:0:600\nZ:Q12jmj7l5rSw0yVb/vlWAYkK/YBwk=\n\n')
  deepEqual(files, {
    kind: 'files',
    of: 'x',
    paths: ['etc/a', 'etc/b'],
    digests: { algorithm: 'sha1', values: ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'] },
  })
})

test('apk: a record without a version is malformed', () => throws(() => parse('P:x\n\n'), ParseError))
test('apk: a line without a field is malformed', () => throws(() => parse('nonsense\n'), ParseError))

const installed = data('installed')

test('apk: what go-apk lists; an empty origin is the package itself', () => {
  const found = parse(installed).flatMap((one) => (one.kind === 'package' ? [one] : []))
  deepEqual(
    found.map(({ name, version, qualifiers }) => `${name} ${version} ${qualifiers?.['arch']}`).sort(),
    data('list.txt').trim().split('\n'),
  )
  ok(found.every(({ name, source }) => source?.name === name))
})

for (const [line, licences] of [
  ['MIT OR Apache-2.0', ['MIT OR Apache-2.0']],
  ['(MIT OR GPL-2.0-only) AND Zlib', ['(MIT OR GPL-2.0-only) AND Zlib']],
  ['GPL2 BSD', ['GPL2', 'BSD']],
  ['custom', ['custom']],
] as const)
  test(`apk licence: ${line}`, () => {
    const [found] = parse(`P:a\nV:1-r0\nL:${line}\n\n`)
    deepEqual(found?.kind === 'package' ? found.licences : undefined, licences)
  })

test('apk: the binary form of apk-tools 3 is named', () => throws(() => parse('ADBd\0\0'), /ADB form of apk-tools 3/))

test('apk: a folder without end does not make as many copies of itself', () => {
  const found = parse(`P:a\nV:1-r0\nF:${'x'.repeat(1 << 20)}\n${'R:f\n'.repeat(100_000)}\n`)
  equal(found.length, 1)
})

test('apk: changed and cut text is packages or a named unknown', () =>
  check(
    property(
      integer({ min: 0, max: installed.length }),
      string({ maxLength: 6 }),
      integer({ min: 0, max: installed.length }),
      (at, text, cut) => {
        const bytes = Buffer.from((installed.slice(0, at) + text + installed.slice(at)).slice(0, cut))
        const { unknowns } = selectionOf(apkCatalogers).parse({ path: 'usr/lib/apk/db/installed', size: bytes.length, mode: 0o644, bytes })
        ok(unknowns.every(({ reason }) => !reason.startsWith('unexpected')))
      },
    ),
  ))
