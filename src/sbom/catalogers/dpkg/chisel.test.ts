import { deepEqual, match } from 'node:assert/strict'
import { test } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { selectionOf } from '../../selection.ts'
import { dpkgChisel } from './chisel.ts'

const parse = (bytes: Uint8Array) =>
  selectionOf([dpkgChisel]).parse({ path: 'var/lib/chisel/manifest.wall', size: bytes.length, mode: 0o644, bytes })

const wall = [
  '{"jsonwall":"1.0","schema":"1.0","count":4}',
  '{"kind":"content","slice":"libc6_libs","path":"/usr/lib/x86_64-linux-gnu/libc.so.6"}',
  '{"kind":"package","name":"libc6","version":"2.39-0ubuntu8.4","sha256":"0","arch":"amd64"}',
  '{"kind":"slice","name":"libc6_libs"}',
  '',
].join('\n')

test('chisel: packages of a manifest, with what it does not tell', () => {
  const { records, unknowns } = parse(zstdCompressSync(wall))
  deepEqual(records[0]?.found, [{ kind: 'package', type: 'deb', name: 'libc6', version: '2.39-0ubuntu8.4', qualifiers: { arch: 'amd64' } }])
  match(unknowns[0]?.reason ?? '', /which sources its 1 packages are built from/)
})

for (const [why, bytes] of [
  ['no zstd', Buffer.from(wall)],
  ['a bomb', zstdCompressSync(Buffer.alloc(65 << 20, 0x20))],
  ['a package without a version', zstdCompressSync('{"kind":"package","name":"x"}')],
] as const)
  test(`chisel: ${why} is a named unknown`, () => match(parse(bytes).unknowns[0]?.reason ?? '', /not a zstd file|no name and version/))
