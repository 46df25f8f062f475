import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { FoundPackage } from '../contract.ts'
import { phpCatalogers } from './php.ts'

const [composerInstalled, composerLock] = phpCatalogers
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const rows = (found: Iterable<unknown>): unknown[] =>
  ([...found] as FoundPackage[]).map(({ name, version, requires, licences }) => [name, version, requires, licences])
const file = (bytes: Uint8Array) => ({ path: 'composer.lock', size: bytes.length, mode: 0o644, bytes })

const expected = [
  ['acme/cart', '1.2.3', ['acme/money'], ['MIT']],
  ['acme/money', '2.0.1', [], ['(MIT OR GPL-3.0-or-later)']],
]

test('composer.lock: licences and edges, without what only development needs', () =>
  deepEqual(rows(composerLock!.parse(file(data('composer.lock')))), expected))

test('installed.json of Composer 2, and of Composer 1, which is the list alone', () => {
  deepEqual(rows(composerInstalled!.parse(file(data('installed.json')))), expected)
  const { packages } = JSON.parse(data('installed.json').toString()) as { packages: unknown }
  deepEqual(rows(composerInstalled!.parse(file(Buffer.from(JSON.stringify(packages))))), expected)
})
