import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { selectionOf } from '../../selection.ts'
import { data, fileAt, graphOf } from '#testing/javascript-fixtures.ts'
import { javascriptCatalogers } from './javascript.ts'

const selection = selectionOf(javascriptCatalogers)

for (const path of ['node_modules/.pnpm/lock.yaml', 'node_modules/.yarn-state.yml', 'node_modules/.modules.yaml'])
  test(`${path}: what a package manager notes of its tree is not asked for, the packages lie beside it`, () =>
    equal(selection.wants(`app/${path}`, 1000, 0o644).wish, 'skip'))

for (const [why, path, text] of [
  [
    'workspaces that need each other',
    'package-lock.json',
    {
      lockfileVersion: 3,
      packages: {
        a: { dependencies: { b: '*' } },
        'node_modules/a': { link: true, resolved: 'b' },
        'node_modules/b': { link: true, resolved: 'a' },
      },
    },
  ],
  [
    'a link to itself',
    'package-lock.json',
    { lockfileVersion: 3, packages: { 'node_modules/a': { link: true, resolved: 'node_modules/a' }, '': { dependencies: { a: '*' } } } },
  ],
  [
    'names of JavaScript',
    'package-lock.json',
    { lockfileVersion: 1, dependencies: { constructor: { version: '1.0.0', requires: { toString: '1', hasOwnProperty: '1' } } } },
  ],
  [
    'a package that needs itself',
    'bun.lock',
    {
      lockfileVersion: 1,
      workspaces: { '': { dependencies: { a: '1' } } },
      packages: { a: ['a@1.0.0', '', { dependencies: { a: '1' } }] },
    },
  ],
  ['names of JavaScript', 'deno.lock', { version: '5', npm: { 'a@1.0.0': { dependencies: ['constructor', '__proto__'] } } }],
  [
    'a package that needs itself',
    '.pnp.data.json',
    { packageRegistryData: [['a', [['npm:1.0.0', { packageLocation: './', packageDependencies: [['a', 'npm:1.0.0']] }]]]] },
  ],
] as const)
  test(`${path}: ${why}`, async () => {
    const { records, unknowns } = selection.parse(fileAt(path, JSON.stringify(text)))
    deepEqual(unknowns, [])
    deepEqual(
      [...graphOf(records, new Map([['node_modules/a', 'node_modules/a']]))].filter((one) => one.includes('>')),
      [],
    )
  })

test('pnpm-lock.yaml: what the project asks for and a cut lock no longer describes', () => {
  const { records } = selection.parse(
    fileAt('pnpm-lock.yaml', 'lockfileVersion: 5.4\ndependencies:\n  nanoid: 3.3.4\n  ours: link:../ours\n'),
  )
  deepEqual([...graphOf(records)], ['nanoid@3.3.4'])
})

test('pnpm-lock.yaml: the same package a thousandfold, by its peers, is one', () => {
  const keys = Array.from({ length: 1000 }, (_, i) => `a@1.0.0(b@${i}.0.0)`)
  const lock = `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n${keys.map((key, i) => `      a${i}:\n        specifier: x\n        version: ${key}\n`).join('')}snapshots:\n${keys.map((key) => `  ${key}: {}\n`).join('')}`
  const { records } = selection.parse(fileAt('pnpm-lock.yaml', lock))
  deepEqual([...graphOf(records)], ['a@1.0.0'])
})

for (const [why, path, text, reason] of [
  ['more look-ups than any real lock needs', 'package-lock.json', () => manyLookups(), 'too many dependencies to look up'],
  [
    'a format that is not known',
    'bun.lockb',
    () => Buffer.concat([data('bun-1.0.lockb').subarray(0, 42), Buffer.from([9, 0, 0, 0])]),
    'format 9 of bun.lockb (at offset 42)',
  ],
  [
    'a count that lies',
    'bun.lockb',
    () => Buffer.concat([data('bun-1.0.lockb').subarray(0, 86), Buffer.alloc(60, 0xff)]),
    'packages do not fit',
  ],
  ['the loader of Yarn 1', '.pnp.js', () => Buffer.from('let packageInformationStores = new Map([]);'), 'a form that only Yarn 1 wrote'],
] as const)
  test(`${path}: ${why} is a named unknown`, () => {
    const { unknowns } = selection.parse(fileAt(path, text()))
    equal(unknowns.length === 1 && unknowns[0]!.reason.includes(reason), true, unknowns[0]?.reason)
  })

function manyLookups(): Buffer {
  const dependencies = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`q${i}`, '1']))
  const deep = 'node_modules/a/'.repeat(60)
  const packages = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`${deep}node_modules/p${i}`, { version: '1.0.0', dependencies }]),
  )
  return Buffer.from(JSON.stringify({ lockfileVersion: 3, packages }))
}
