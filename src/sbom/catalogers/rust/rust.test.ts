import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { assert as check, property, uint8Array } from 'fast-check'
import { selectionOf } from '../../selection.ts'
import type { FoundPackage } from '../contract.ts'
import { rustCatalogers } from './rust.ts'

const [cargoAuditable, cargoLock] = rustCatalogers
const file = (path: string, bytes: Uint8Array) => ({ path, size: bytes.length, mode: 0o755, bytes })
const summary = (found: Iterable<unknown>): unknown[] =>
  [...(found as Iterable<FoundPackage>)].map(({ name, version, requires }) => [name, version, requires])

test('Cargo.lock: edges by name, or by name and version where several are locked', () => {
  const text = `version = 4
[[package]]
name = "shop"
version = "0.1.0"
dependencies = ["rand 0.8.5", "serde"]
[[package]]
name = "rand"
version = "0.7.3"
source = "registry+https://github.com/rust-lang/crates.io-index"
[[package]]
name = "rand"
version = "0.8.5"
source = "registry+https://github.com/rust-lang/crates.io-index"
[[package]]
name = "serde"
version = "1.0.0"
`
  deepEqual(summary(cargoLock!.parse(file('Cargo.lock', Buffer.from(text)))), [
    ['shop', '0.1.0', ['rand 0.8.5', 'serde 1.0.0']],
    ['rand', '0.7.3', []],
    ['rand', '0.8.5', []],
    ['serde', '1.0.0', []],
  ])
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

const packages = [
  { name: 'shop', version: '0.1.0', source: 'local', root: true, dependencies: [1, 2] },
  { name: 'ring', version: '0.16.20', source: 'crates.io' },
  { name: 'cc', version: '1.0.0', source: 'crates.io', kind: 'build' },
]

test('cargo auditable: crates with edges, without what only the build needed', () => {
  const bytes = withSection('.dep-v0', deflateSync(JSON.stringify({ packages })))
  deepEqual(summary(cargoAuditable!.parse(file('usr/bin/shop', bytes))), [
    ['shop', '0.1.0', ['ring 0.16.20', 'cc 1.0.0']],
    ['ring', '0.16.20', []],
  ])
  deepEqual(summary(cargoAuditable!.parse(file('usr/bin/shop', withSection('.text', Buffer.alloc(10))))), [])
})

test('cargo auditable: a section that inflates without end is a named unknown', () => {
  const bytes = withSection('.dep-v0', Buffer.concat([deflateSync(Buffer.alloc(64 * 1024 * 1024)), Buffer.alloc(5000)]))
  const { unknowns } = selectionOf([cargoAuditable!]).parse(file('usr/bin/shop', bytes))
  equal(unknowns.length, 1)
})

test('cargo auditable: any section is packages or a named unknown', () =>
  check(
    property(uint8Array({ maxLength: 500 }), (content) => {
      const bytes = Buffer.concat([withSection('.dep-v0', content), Buffer.alloc(5000)])
      const { unknowns } = selectionOf([cargoAuditable!]).parse(file('usr/bin/shop', bytes))
      equal(
        unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  ))
