import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assert as check, integer, property } from 'fast-check'
import { selectionOf } from '../../selection.ts'
import type { Found } from '../contract.ts'
import { rpmCatalogers, sourceOf } from './rpm.ts'
import { readBlobs } from './sqlite.ts'

const [rpmDatabase] = rpmCatalogers
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const sqlite = gunzipSync(data('rpmdb.sqlite.gz'))
const berkeley = gunzipSync(data('Packages.gz'))

/** An NDB file of the headers, as rpm's lib/backend/ndb writes it: a page of slots, then blobs in units of 16 bytes. */
function ndbOf(headers: readonly Buffer[]): Buffer {
  const slots = Buffer.alloc(4096)
  slots.write('RpmP', 0)
  slots.writeUInt32LE(1, 12)
  for (let at = 32; at < 4096; at += 16) slots.write('Slot', at)
  const blobs: Buffer[] = []
  let offset = 4096
  for (const [i, header] of headers.entries()) {
    const units = Math.ceil((header.length + 16 + 12) / 16)
    const blob = Buffer.alloc(units * 16)
    blob.write('BlbS', 0)
    blob.writeUInt32LE(i + 1, 4)
    blob.writeUInt32LE(header.length, 12)
    header.copy(blob, 16)
    const slot = 32 + 16 * (i + 1)
    for (const [j, value] of [i + 1, offset / 16, units].entries()) slots.writeUInt32LE(value, slot + 4 + j * 4)
    blobs.push(blob)
    offset += blob.length
  }
  return Buffer.concat([slots, ...blobs])
}

const ndb = ndbOf([...readBlobs(sqlite, 'Packages', 1)])
const file = (path: string, bytes: Uint8Array) => ({ path: `var/lib/rpm/${path}`, size: bytes.length, mode: 0o644, bytes })

/** As `rpm -qa` was asked to print them. */
const listed = (found: readonly Found[]): string[] =>
  found
    .flatMap((one) =>
      one.kind === 'package'
        ? [`${one.name} ${one.qualifiers?.['epoch'] ?? '0'}:${one.version} ${one.qualifiers?.['arch']} ${one.qualifiers?.['upstream']}`]
        : [],
    )
    .sort()

for (const [path, bytes] of [
  ['rpmdb.sqlite', sqlite],
  ['Packages.db', ndb],
  ['Packages', berkeley],
] as const)
  test(`rpm ${path}: what rpm -qa lists, with files, licence and edges`, () => {
    const found = [...rpmDatabase!.parse(file(path, bytes))]
    deepEqual(listed(found), data('rpm-qa.txt').toString().trim().split('\n').sort())
    const shop = found.find((one) => one.kind === 'package' && one.name === 'shop')
    ok(shop?.kind === 'package')
    deepEqual(
      [shop.licences, shop.requires, shop.source],
      [['GPLv2+ and MIT'], ['base-of-shop'], { name: 'shop', version: '2:2.0~rc1-1.el9' }],
    )
    const files = found.find((one) => one.kind === 'files' && one.of === shop.key)
    ok(files?.kind === 'files')
    equal(files.paths.length, 401)
    ok(files.paths.includes('usr/share/shop/a-file-with-a-rather-long-name-399'))
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
