import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assert as check, integer, property } from 'fast-check'
import { selectionOf } from '../../selection.ts'
import type { Found } from '../contract.ts'
import { rpmCatalogers, sourceOf } from './rpm.ts'

const rpmDatabase = rpmCatalogers.find(({ id }) => id === 'rpm-database')
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const sqlite = gunzipSync(data('rpmdb.sqlite.gz'))
const berkeley = gunzipSync(data('Packages.gz'))

const ndb = gunzipSync(data('Packages.db.gz'))
const file = (path: string, bytes: Uint8Array) => ({ path: `var/lib/rpm/${path}`, size: bytes.length, mode: 0o644, bytes })

/** As `rpm -qa` was asked to print them; of a module's label the stream. */
const listed = (found: readonly Found[]): string[] =>
  found
    .flatMap((one) =>
      one.kind === 'package'
        ? [
            `${one.name} ${one.qualifiers?.['epoch'] ?? '0'}:${one.version} ${one.qualifiers?.['arch']} ${one.qualifiers?.['upstream']} ${one.qualifiers?.['rpmmod'] ?? '(none)'}`,
          ]
        : [],
    )
    .sort()

/** What rpm lists, but for the key that it trusts. */
const qa = data('rpm-qa.txt')
  .toString()
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('gpg-pubkey '))
  .map((line) => line.replace(/ (\w+:\w+):\S+$/, ' $1'))
  .sort()

for (const [path, bytes] of [
  ['rpmdb.sqlite', sqlite],
  ['Packages.db', ndb],
  ['Packages', berkeley],
] as const)
  test(`rpm ${path}: what rpm -qa lists, with files, licence and edges`, () => {
    const found = [...rpmDatabase!.parse(file(path, bytes))]
    deepEqual(listed(found), qa)
    const shop = found.find((one) => one.kind === 'package' && one.name === 'shop')
    ok(shop?.kind === 'package')
    deepEqual(
      [shop.licences, shop.requires, shop.source],
      [['GPLv2+ and MIT'], ['base-of-shop'], { name: 'shop', version: '2:2.0~rc1-1.el9' }],
    )
    const files = found.find((one) => one.kind === 'files' && one.of === shop.key)
    ok(files?.kind === 'files')
    equal(files.paths.length, 301)
    ok(files.paths.includes('usr/share/shop/a-file-with-a-rather-long-name-2.0~rc1-299'))
  })

for (const [name, expected] of [
  ['bash-5.1.8-6.el9.src.rpm', { name: 'bash', version: '5.1.8-6.el9' }],
  ['java-11-openjdk-11.0.20.0.8-3.el9.nosrc.rpm', { name: 'java-11-openjdk', version: '11.0.20.0.8-3.el9' }],
  ['(none)', undefined],
] as const)
  test(`rpm source: ${name}`, () => deepEqual(sourceOf(name, ''), expected))

for (const [path, whole] of [
  ['rpmdb.sqlite', sqlite],
  ['Packages.db', ndb],
  ['Packages', berkeley],
] as const)
  test(`rpm ${path}: changed and cut bytes are packages or a named unknown`, () => {
    const selection = selectionOf([rpmDatabase!])
    check(
      property(
        integer({ min: 0, max: whole.length - 1 }),
        integer({ min: 0, max: 255 }),
        integer({ min: 0, max: whole.length }),
        (at, value, cut) => {
          const bytes = Buffer.from(whole.subarray(0, Math.max(1000, cut)))
          // The first bytes of each page are where the structure is.
          for (const place of [at, at % 4096, at - (at % 4096) + (at % 40)]) if (place < bytes.length) bytes[place] = value
          const { unknowns } = selection.parse(file(path, bytes))
          equal(
            unknowns.find(({ reason }) => reason.startsWith('unexpected')),
            undefined,
          )
        },
      ),
    )
  })

const manifest = rpmCatalogers.find(({ id }) => id === 'rpm-manifest')!

test("rpm manifest: a line of a distroless Mariner's", () => {
  const line =
    'openssl-libs\t1.1.1k-20.cm2\t1659556138\t1654000000\tMicrosoft Corporation\t(none)\t3000\tx86_64\t0\topenssl-1.1.1k-20.cm2.src.rpm\n'
  deepEqual(
    [...manifest.parse(file('container-manifest-2', Buffer.from(line)))],
    [
      {
        kind: 'package',
        type: 'rpm',
        name: 'openssl-libs',
        version: '1.1.1k-20.cm2',
        source: { name: 'openssl', version: '1.1.1k-20.cm2' },
        qualifiers: { arch: 'x86_64', upstream: 'openssl-1.1.1k-20.cm2.src.rpm' },
      },
    ],
  )
})

/** A file of a real header with some of its words changed: what the database says of itself need not be so. */
const reason = (path: string, bytes: Buffer): string | undefined => selectionOf([rpmDatabase!]).parse(file(path, bytes)).unknowns[0]?.reason

/** Slots of 16 bytes that all lead to one blob: each alone is right. */
function sharedNdb(): Buffer {
  const bytes = Buffer.from(ndb)
  const first = [...Array(256).keys()].map((i) => 32 + i * 16).find((at) => bytes.readUInt32LE(at + 4) !== 0)!
  for (let at = 32; at + 16 <= 4096; at += 16) bytes.copy(bytes, at, first, first + 16)
  return bytes
}

/** The largest value of the file goes on at its own first page. */
function circularBerkeley(): Buffer {
  const bytes = Buffer.from(berkeley)
  for (let page = 1; page * 4096 < bytes.length; page++)
    if (bytes[page * 4096 + 25] === 7) {
      bytes.writeUInt32LE(page, page * 4096 + 16)
      bytes.writeUInt16LE(1, page * 4096 + 22)
    }
  return bytes
}

/** Interior pages of the table that have each other as children. */
function circularSqlite(): Buffer {
  const bytes = Buffer.from(sqlite)
  for (let page = 1; (page + 1) * 4096 <= bytes.length; page++) {
    bytes[page * 4096] = 5
    bytes.writeUInt16BE(200, page * 4096 + 3)
    bytes.writeUInt32BE(2, page * 4096 + 8)
    for (let cell = 0; cell < 200; cell++) bytes.writeUInt16BE(8, page * 4096 + 12 + cell * 2)
  }
  return bytes
}

for (const [why, path, bytes, expected] of [
  ['NDB slots that share a blob', 'Packages.db', sharedNdb(), /share their blobs/],
  ['Berkeley DB pages in a circle', 'Packages', circularBerkeley(), /circle|share/],
  ['SQLite pages in a circle', 'rpmdb.sqlite', circularSqlite(), /circle|too deep/],
  ['SQLite pages of a size that is none', 'rpmdb.sqlite', Buffer.from(sqlite).fill(3, 16, 18), /pages of 771 bytes/],
  ['NDB with more slot pages than there are', 'Packages.db', Buffer.from(ndb).fill(0xff, 12, 16), /more slots than room/],
  ['an empty file', 'rpmdb.sqlite', Buffer.alloc(0), /not an SQLite file/],
] as const)
  test(`rpm: ${why}`, () => match(reason(path, bytes) ?? 'nothing', expected))

test("rpm inventory: an entry of Bottlerocket's", () => {
  const inventory = rpmCatalogers.find(({ id }) => id === 'rpm-bottlerocket')!
  const entry = {
    Name: 'audit',
    Publisher: 'bottlerocket-core-kit',
    Version: '4.0.2',
    Release: '1.1740525475.e3a5862c.br1',
    Epoch: '1',
    Architecture: 'x86_64',
  }
  deepEqual(
    [...inventory.parse(file('application-inventory.json', Buffer.from(JSON.stringify({ Content: [entry] }))))],
    [
      {
        kind: 'package',
        type: 'rpm',
        name: 'audit',
        version: '4.0.2-1.1740525475.e3a5862c.br1',
        qualifiers: { arch: 'x86_64', epoch: '1' },
      },
    ],
  )
})
