import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { selectionOf } from '../../selection.ts'
import type { FoundPackage } from '../contract.ts'
import { pythonLocks } from './locks.ts'

const selection = selectionOf(pythonLocks)
const parse = (path: string, bytes: Uint8Array) => selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
const packages = (path: string, bytes: Uint8Array): FoundPackage[] =>
  parse(path, bytes).records.flatMap(({ found }) => found.filter((one) => one.kind === 'package'))
const named = (path: string, bytes: Uint8Array): string[] =>
  packages(path, bytes)
    .map(({ name, version }) => `${name}@${version}`)
    .sort()
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))

test('uv.lock, pylock.toml and requirements.txt of one project hold the same packages', () => {
  const locked = named('app/uv.lock', data('uv.lock'))
  equal(locked.includes('flask@2.0.0') && locked.includes('requests@2.25.0'), true)
  equal(
    locked.some((one) => /^(?:iniconfig|shop)@/.test(one)),
    false,
  )
  // Only Windows needs it: uv's exports say so by a marker, the lock by an edge.
  deepEqual(named('app/pylock.toml', data('pylock.toml')), locked)
  deepEqual(named('app/requirements.txt', data('requirements.txt')), locked)
})

test('uv.lock: edges', () =>
  deepEqual(packages('uv.lock', data('uv.lock')).find(({ name }) => name === 'flask')?.requires, [
    'click',
    'itsdangerous',
    'jinja2',
    'werkzeug',
  ]))

for (const [path, text, expected] of [
  [
    'poetry.lock',
    '[[package]]\nname = "Jinja2"\nversion = "2.10"\n[package.dependencies]\nMarkupSafe = ">=0.23"\n[[package]]\nname = "old"\nversion = "1"\ncategory = "dev"\n[[package]]\nname = "new"\nversion = "1"\ngroups = ["dev"]\n',
    ['jinja2@2.10'],
  ],
  [
    'pdm.lock',
    '[[package]]\nname = "a.b"\nversion = "1.0"\ngroups = ["default"]\ndependencies = ["c>=1"]\n[[package]]\nname = "t"\nversion = "1"\ngroups = ["test"]\n',
    ['a-b@1.0'],
  ],
  [
    'Pipfile.lock',
    '{"_meta":{},"default":{"A":{"version":"==1.0"},"local":{"editable":true,"path":"."}},"develop":{"t":{"version":"==2"}}}',
    ['a@1.0'],
  ],
  [
    'requirements.txt',
    '# comment\n-r base.txt\nDjango[argon2]==2.2.1 ; python_version > "3" --hash=sha256:0\nflask>=1.0\nfoo == 1.* # no version\nbar===2.0\\\n  --hash=sha256:1\n-e .\n',
    ['bar@2.0', 'django@2.2.1'],
  ],
  ['requirements-dev.txt', 'pytest==7.0\n', []],
] as const)
  test(`python locks: ${path}`, () => deepEqual(named(`app/${path}`, Buffer.from(text)), expected))

for (const name of ['uv.lock', 'pylock.toml', 'requirements.txt'])
  test(`${name}: changed and cut bytes are packages or a named unknown`, () => {
    check(
      property(damaged(data(name)), (bytes) => {
        const { unknowns } = parse(`app/${name}`, bytes)
        equal(
          unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        )
      }),
      { numRuns: 40 },
    )
  })
