import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { assert as check, asyncProperty, uint8Array } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { long, tar } from '#testing/tar.ts'
import { PolicyError } from '../../policy-error.ts'
import { readBundle } from './read-bundle.ts'

const real = readFileSync(new URL('../testdata/conftest.tar.gz', import.meta.url))
const WASM = '\0asm\u0001\0\0\0'
const bundle = (files: Readonly<Record<string, string>>): Buffer =>
  tar(...Object.entries(files).map(([name, content]) => ({ name, content })))

test('bundle: what opa build makes', async () => {
  const { name, modules, data } = await readBundle('conftest.tar.gz', real)
  equal(name, 'conftest.tar.gz')
  deepEqual(data, { registries: ['registry.example/', 'mirror.example/'] })
  deepEqual(
    modules.map(({ entrypoints, wasm }) => [entrypoints, Buffer.from(wasm.subarray(0, 4)).toString('latin1')]),
    [[['main', 'combined/deny', 'main/deny', 'main/deny_tag', 'main/violation', 'main/warn'], '\0asm']],
  )
})

test('bundle: data of folders lie below their names, beside those of the root', async () => {
  const files = { 'policy.wasm': WASM, 'data.json': '{"a":{"x":1}}', 'a/b/data.json': '{"y":2}', 'other.json': '{"no":"data"}' }
  const { data } = await readBundle('x', bundle(files))
  deepEqual(data, { a: { x: 1, b: { y: 2 } } })
})

test('bundle: a compiled policy alone', async () => {
  const { modules } = await readBundle('policy.wasm', Buffer.from(WASM, 'latin1'))
  deepEqual(
    modules.map(({ entrypoints }) => entrypoints),
    [undefined],
  )
})

const deep = '['.repeat(100_000)
for (const [why, bytes, code, message] of [
  ['no archive', Buffer.from('package main'), 'invalid', /^x: not a bundle: .*middle of an entry/],
  ['a broken gzip', gzipSync('x').subarray(0, 10), 'invalid', /^x: not a bundle: /],
  ['sources alone', bundle({ 'a.rego': 'package a' }), 'unsupported', /^x: the bundle has no compiled policy$/],
  ['a policy that is none', bundle({ 'policy.wasm': 'MZ' }), 'invalid', /"policy.wasm" is no WebAssembly/],
  ['data that is no JSON', bundle({ 'policy.wasm': WASM, 'data.json': '{' }), 'invalid', /not JSON/],
  ['data without end', bundle({ 'policy.wasm': WASM, 'data.json': deep }), 'invalid', /nested deeper than 200/],
  ['data that is a list', bundle({ 'policy.wasm': WASM, 'data.json': '[]' }), 'invalid', /"data.json" is no object/],
  [
    'folders without end',
    tar(long(`${'d/'.repeat(300)}data.json`), { name: 'data.json', content: '{}' }, { name: 'policy.wasm', content: WASM }),
    'invalid',
    /lies too deep/,
  ],
  ['two values', bundle({ 'policy.wasm': WASM, 'data.json': '{"a":1}', 'a/data.json': '{}' }), 'invalid', /two values for data "a"/],
  ['a manifest of another form', bundle({ 'policy.wasm': WASM, '.manifest': '{"wasm":7}' }), 'invalid', /not a bundle: /],
  ['many files', tar(...Array.from({ length: 10_001 }, (_, i) => `f${i}`)), 'invalid', /more than 10000 files/],
  ['a bomb', gzipSync(tar({ name: 'zeros', content: Buffer.alloc(130 << 20) })), 'invalid', /more than 128 MiB unpacked/],
  ['a large policy', tar({ name: 'policy.wasm', content: Buffer.alloc((32 << 20) + 1) }), 'invalid', /"policy.wasm" has 33554433 bytes/],
] as const)
  test(`bundle: ${why} is refused`, async () => {
    const error = await readBundle('x', bytes).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    ok(error instanceof PolicyError, String(error))
    equal(error.code, code)
    match(error.message, message)
  })

test('bundle: damage is an error with the name of the file', () =>
  check(
    asyncProperty(damaged(real), async (bytes) => {
      try {
        await readBundle('x', bytes)
      } catch (error) {
        ok(error instanceof PolicyError && error.message.startsWith('x: '), String(error))
      }
    }),
    { numRuns: 100 },
  ))

test('bundle: any bytes are an error', () =>
  check(
    asyncProperty(uint8Array(), (bytes) => rejects(readBundle('x', bytes), PolicyError)),
    { numRuns: 200 },
  ))
