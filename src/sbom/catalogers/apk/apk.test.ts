import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { ParseError } from '#base/index.ts'
import { apkCatalogers } from './apk.ts'

const parse = (text: string): unknown[] => [
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

test('apk: a record without a version is malformed', () => throws(() => parse('P:x\n\n'), ParseError))
test('apk: a line without a field is malformed', () => throws(() => parse('nonsense\n'), ParseError))
