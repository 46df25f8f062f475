import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assert as check, integer, property, tuple } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { type Member, long, member, pax, tar } from '#testing/tar.ts'
import { ParseError, limits } from '#base/index.ts'
import { type TarEntry, TarParser } from './tar-parser.ts'

type Read = TarEntry & { readonly content?: string }

function read(bytes: Uint8Array, size = bytes.length, keep = (entry: TarEntry) => entry.size < 4e6): Read[] {
  const entries: Read[] = []
  const parser = new TarParser({
    entry: (entry) => {
      entries.push(entry)
      return keep(entry) ? 'keep' : 'skip'
    },
    content: (entry, content) => void entries.splice(-1, 1, { ...entry, content: Buffer.from(content).toString('latin1') }),
  })
  for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size))
  parser.end()
  return entries
}

const folder = new URL('testdata/', import.meta.url)
const archives = readdirSync(folder).filter((name) => name.endsWith('.gz'))
const deep = `${'deep/'.repeat(8)}${'n'.repeat(90)}`
const sparse = Buffer.alloc(1 << 20)
for (const i of [1, 2, 3, 4, 5, 6, 7]) sparse.write(`part ${i}`, i * 131_072)

for (const name of archives)
  test(`tar: ${name} holds the tree that was packed`, () => {
    const entries = read(gunzipSync(readFileSync(new URL(name, folder))), 1000)
    const at = (path: string): Read => entries.find((entry) => entry.path === path)!
    const bodies = ['café', 'caf\udce9', `${deep}/${'f'.repeat(120)}`].map((path) => at(path)?.content)
    deepEqual(bodies, ['utf8\n', 'latin\n', 'long\n'])
    equal(at('sparse').content, sparse.toString('latin1'))
    const [file, link] = entries.filter(({ path }) => /^usr\/lib\/(?:hello|linked)$/.test(path))
    deepEqual([file!.content, file!.mode, link!.type, link!.link.replace('./', '')], ['hello\n', 0o755, 'hardlink', file!.path])
    deepEqual([at('lib').type, at('lib').link, at('void').type, at('pipe').type], ['symlink', 'usr/lib', 'directory', 'special'])
    equal(entries.length, 21)
  })

const gnu = { magic: 'ustar  \0' } as const
const wide = `\x80${'\0'.repeat(9)}\x01\x01`

/** What engines unpack with, Go's archive/tar, decides how a header is read: who reads otherwise can be shown another image than runs. */
for (const [why, parts, expected] of [
  ['a size in base-256', [{ name: 'a', size: wide, content: 'x'.repeat(257) }], ['a file 257']],
  ['a number after a NUL', [{ name: 'a', size: '\x0000000000005', content: 'hello' }], ['a file 5']],
  ['a link with a size has no content', [{ name: 'a', flag: '2', link: 'b', size: 512 }, 'c'], ['a symlink 0 b', 'c file 0']],
  ['a pipe with a size has no content', [{ name: 'a', flag: '6', size: 512 }, 'c'], ['a special 0', 'c file 0']],
  ['a device with a negative size', [{ name: 'a', flag: '3', size: '\xff'.repeat(12) }, 'c'], ['a special 0', 'c file 0']],
  ['an unknown type with content', [{ name: 'a', flag: 'Z', content: 'x' }, 'c'], ['a other 1', 'c file 0']],
  [
    'a name with a slash at its end is a folder in the oldest form',
    [{ name: 'a/', flag: '\0', size: 99 }, 'c'],
    ['a directory 99', 'c file 0'],
  ],
  ['a contiguous file', [{ name: 'a', flag: '7', content: 'x' }], ['a file 1']],
  ['the prefix of ustar', [{ name: 'a', bytes: { 345: 'p' } }], ['p/a file 0']],
  ['GNU has times where ustar has its prefix', [{ ...gnu, name: 'a', bytes: { 345: '00000000000\0' } }], ['a file 0']],
  ['an old Go wrote a prefix there all the same', [{ ...gnu, name: 'a', bytes: { 345: 'p' } }], ['p/a file 0']],
  ['a PAX path', [pax([['path', 'b']]), 'a', 'c'], ['b file 0', 'c file 0']],
  ['an empty PAX path leaves the name', [pax([['path', '']]), 'a'], ['a file 0']],
  [
    'the later of two records counts',
    [
      pax([
        ['path', 'b'],
        ['path', 'c'],
      ]),
      'a',
    ],
    ['c file 0'],
  ],
  ['the later of two PAX headers counts alone', [pax([['path', 'b']]), pax([['size', 0]]), 'a'], ['a file 0']],
  ['a PAX size', [pax([['size', 3]]), { name: 'a', size: 0 }, Buffer.from('abc'.padEnd(512, '\0'))], ['a file 3']],
  ['a long name wins over PAX', [long('gnu'), pax([['path', 'pax']]), 'a'], ['gnu file 0']],
  ['an empty long name is none', [long(''), 'a'], ['a file 0']],
  ['a long link wins over PAX', [long('to', 'K'), pax([['linkpath', 'pax']]), { name: 'a', flag: '2' }], ['a symlink 0 to']],
  ['a global header renames nothing', [pax([['path', 'b']], 'g'), 'a', 'c'], ['a file 0', 'c file 0']],
  ['a global header ends what stood before it', [pax([['path', 'b']]), pax([['comment', 'x']], 'g'), 'a'], ['a file 0']],
  ['a sparse name without a map is none', [pax([['GNU.sparse.name', 'b']]), 'a'], ['a file 0']],
  [
    'a sparse file of an unknown version is a plain one',
    [
      pax([
        ['GNU.sparse.major', 2],
        ['GNU.sparse.minor', 0],
        ['GNU.sparse.name', 'b'],
        ['GNU.sparse.size', 9],
      ]),
      { name: 'a', content: 'x' },
    ],
    ['a file 1'],
  ],
  [
    'a path goes up no further than the root',
    ['../../a', '/b', './c', 'd/../../e', 'f//g'],
    ['a file 0', 'b file 0', 'c file 0', 'e file 0', 'f/g file 0'],
  ],
  ['backslashes, drives and line ends are names as any', ['C:\\a', 'b\nc', '\x1b[2Jd'], ['C:\\a file 0', 'b\nc file 0', '\x1b[2Jd file 0']],
  ['a name that is no UTF-8', [{ name: Buffer.from([0x61, 0xff]) }], ['a\udcff file 0']],
  ['what stands after the end is not read', [tar('a'), 'b'], ['a file 0']],
] as const satisfies readonly (readonly [string, readonly (Member | string | Uint8Array)[], readonly string[]])[])
  test(`tar: ${why}`, () =>
    deepEqual(
      read(tar(...parts)).map(({ path, type, size, link }) => `${path} ${type} ${size} ${link}`.trim()),
      expected,
    ))

const bigNumber = `\x80${'\x01'.repeat(11)}`
for (const [why, parts, message] of [
  ['a wrong checksum', [member({ name: 'a' }).fill('x', 0, 1)], /checksum \(at offset 0\)/],
  ['a negative size', [{ name: 'a', size: '\xff'.repeat(12) }], /negative/],
  ['a size beyond 2^53', [{ name: 'a', size: bigNumber }], /2\^53/],
  ['a size that is no number', [{ name: 'a', size: '9' }], /octal/],
  ['two numbers in a field', [{ name: 'a', size: '1 2' }], /two numbers/],
  ['an extended header of 2 GiB', [{ name: 'a', flag: 'x', size: 2 ** 31 }], /extended header of 2147483648 bytes/],
  ['a PAX record that is longer than its header', [{ name: 'a', flag: 'x', content: '99 path=b\n' }], /PAX record with a wrong length/],
  ['a PAX record whose length is hexadecimal', [{ name: 'a', flag: 'x', content: '0xb path=b\n' }], /PAX record with a wrong length/],
  ['a PAX record of length nought', [{ name: 'a', flag: 'x', content: '0 path=b\n' }], /PAX record with a wrong length/],
  ['a PAX record without a key', [{ name: 'a', flag: 'x', content: '5 =b\n' }], /without "="/],
  ['a NUL in a PAX path', [pax([['path', 'a\0b']]), 'a'], /NUL/],
  ['a PAX size below nought', [pax([['size', -1]]), 'a'], /no number/],
  ['a path longer than Linux has', [pax([['path', 'a/'.repeat(2100)]]), 'a'], /path of 4199 characters/],
  [
    'a sparse map that overlaps',
    [
      pax([
        ['GNU.sparse.size', 9],
        ['GNU.sparse.map', '0,5,4,2'],
      ]),
      'a',
    ],
    /overlap/,
  ],
  [
    'a sparse map that leaves the file',
    [
      pax([
        ['GNU.sparse.size', 9],
        ['GNU.sparse.map', '8,5'],
      ]),
      'a',
    ],
    /leave the file/,
  ],
  [
    'a sparse map out of order',
    [
      pax([
        ['GNU.sparse.numbytes', 1],
        ['GNU.sparse.offset', 1],
      ]),
      'a',
    ],
    /out of order/,
  ],
  [
    'a sparse map that does not end',
    [
      pax([
        ['GNU.sparse.major', 1],
        ['GNU.sparse.minor', 0],
      ]),
      { name: 'a', content: '9' },
    ],
    /does not end/,
  ],
  [
    'a sparse map of a billion parts',
    [
      pax([
        ['GNU.sparse.major', 1],
        ['GNU.sparse.minor', 0],
      ]),
      { name: 'a', content: '1000000000\n' },
    ],
    /wrong count/,
  ],
  ['an end in the middle of a file', [member({ name: 'a', content: 'x'.repeat(600) }).subarray(0, 900)], undefined],
] as const satisfies readonly (readonly [string, readonly (Member | string | Uint8Array)[], RegExp | undefined])[])
  test(`tar: ${why} is a ParseError`, () => {
    const bytes = message ? tar(...parts) : parts[0]
    throws(
      () => read(bytes),
      (error: unknown) => error instanceof ParseError && (message ?? /middle of an entry/).test(error.message),
    )
  })

test('tar: sparse files may make no more than a layer may hold', () => {
  const hole = Buffer.concat([
    pax([
      ['GNU.sparse.size', 4 * 2 ** 30],
      ['GNU.sparse.map', '0,0'],
    ]),
    member({ name: 'a' }),
  ])
  const count = limits.layer / (4 * 2 ** 30)
  const parser = new TarParser({ entry: () => 'keep', content: () => {} })
  throws(
    () => {
      for (let i = 0; i <= count; i++) parser.push(hole)
    },
    { code: 'too-large' },
  )
})

test('tar: content that nobody wants is not kept', () => {
  let most = 0
  const parser = new TarParser({ entry: () => 'skip', content: () => {} })
  parser.push(member({ name: 'a', size: 2 ** 33 - 1 }).subarray(0, 512))
  for (let i = 0; i < 64; i++) parser.push(Buffer.alloc(1 << 20))
  most = parser.stepOver()
  equal(most, 2 ** 33 - 64 * 2 ** 20)
})

const all = archives.map((name) => gunzipSync(readFileSync(new URL(name, folder))).subarray(0, 12_000))
for (const [i, bytes] of all.entries())
  test(`tar: ${archives[i]}, changed and cut anywhere, is entries or a ParseError, in pieces as in one`, () =>
    check(
      property(tuple(damaged(bytes), integer({ min: 1, max: 3000 })), ([broken, size]) => {
        const outcome = (pieceSize: number): string => {
          try {
            return JSON.stringify(read(broken, pieceSize, ({ size: length }) => length < 1e4))
          } catch (error) {
            ok(error instanceof ParseError, String(error))
            return error.code
          }
        }
        equal(outcome(size), outcome(broken.length || 1))
      }),
      { numRuns: 25 },
    ))

/** What setcap and GNU tar 1.34 wrote for `cap_net_raw+ep`. */
const CAPABILITY = '0100000200200000000000000000000000000000'
const xattr = (hex: string): Buffer => pax([['SCHILY.xattr.security.capability', Buffer.from(hex, 'hex').toString('latin1')]])

test('tar: a capability is bytes, NULs among them, and belongs to one entry', () => {
  deepEqual(
    read(tar(xattr(CAPABILITY), 'a', 'b')).map(({ path, capability }) => [path, capability]),
    [
      ['a', CAPABILITY],
      ['b', undefined],
    ],
  )
  equal(read(tar(xattr('ff'.repeat(65)), 'a'))[0]!.capability, undefined)
})
