import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { selectionOf } from '../../selection.ts'
import type { FoundPackage } from '../contract.ts'
import { pythonCatalogers } from './python.ts'

const selection = selectionOf(pythonCatalogers)
const folder = new URL('testdata/', import.meta.url)
const FILES = readdirSync(folder).filter((name) => /(?:lock|txt|toml)$/.test(name))
const data = (name: string): Buffer => readFileSync(new URL(name, folder))
/** `uv.lock` of `uv-0.4.30.lock`, `pylock.toml` of `pip-25.1.pylock.toml`. */
const pathOf = (name: string): string =>
  /(?:Pipfile\.lock|pylock\.toml|requirements\.txt)$/.exec(name)?.[0] ?? name.replace(/-.*$/, '.lock')
const parse = (path: string, content: Uint8Array | string) => {
  const bytes = Buffer.from(content)
  return selection.parse({ path: `app/${path}`, size: bytes.length, mode: 0o644, bytes })
}
const packages = (path: string, content: Uint8Array | string): FoundPackage[] =>
  parse(path, content).records.flatMap(({ found }) => found.filter((one) => one.kind === 'package'))

const COMMON = ['chardet@3.0.4', 'click@8.1.7', 'idna@2.10', 'pysocks@1.7.1', 'requests@2.25.0', 'urllib3@1.26.20']
/** Only Windows needs it: a lock for every platform has it, one that pip's resolver made for the machine at hand has not. */
const WINDOWS = ['colorama@0.4.6']
const ATTRS = ['attrs@22.2.0', 'attrs@23.1.0']
// Where the form does not tell groups apart, what only development needs is there too.
const DEVELOPMENT = ['iniconfig@2.0.0']
const EXTRA = ['tomli@2.0.1']

for (const [name, more] of [
  ['pdm-2.1.5.lock', [...WINDOWS, 'attrs@23.1.0', ...EXTRA, ...DEVELOPMENT]],
  ['pdm-2.10.4.lock', [...WINDOWS, 'attrs@23.1.0', ...EXTRA, ...DEVELOPMENT]],
  ['pip-25.1.pylock.toml', ['hosted@']],
  ['pip-compile-7.4.1.requirements.txt', ['hosted@']],
  ['pip-compile-7.4.1-line.requirements.txt', ['hosted@']],
  ['pipenv-2024.4.1.Pipfile.lock', ['hosted@']],
  ['poetry-1.1.15.lock', [...WINDOWS, ...ATTRS, ...EXTRA, 'hosted@0.3']],
  ['poetry-1.4.2.lock', [...WINDOWS, ...ATTRS, ...EXTRA, 'hosted@0.3']],
  ['poetry-1.8.5.lock', [...WINDOWS, ...ATTRS, ...EXTRA, ...DEVELOPMENT, 'hosted@0.3']],
  ['poetry-2.1.4.lock', [...WINDOWS, ...ATTRS, ...EXTRA, 'hosted@0.3']],
  ['uv-0.4.30.lock', [...WINDOWS, ...ATTRS, ...EXTRA, 'hosted@0.3']],
  ['uv-0.8.17.lock', [...WINDOWS, ...ATTRS, ...EXTRA, 'hosted@0.3']],
  ['uv-0.13.9.lock', [...WINDOWS, ...ATTRS, ...EXTRA, 'hosted@0.3']],
  ['uv-0.13.9.pylock.toml', [...WINDOWS, ...ATTRS, 'hosted@0.3']],
  ['uv-0.13.9.requirements.txt', [...WINDOWS, ...ATTRS, 'hosted@']],
] as const)
  test(`${name} holds what the project needs`, () => {
    const found = packages(pathOf(name), data(name))
    deepEqual(
      found
        .map(({ name, version }) => `${name}@${version}`)
        .filter((one) => !one.startsWith('certifi@'))
        .toSorted(),
      [...COMMON, ...more].toSorted(),
    )
    const hosted = found.find(({ name }) => name === 'hosted')
    if (hosted) equal(/^git\+file:\/+(?:None\/)?srv\/hosted@[0-9a-f]{40}$/.test(hosted.qualifiers!['vcs_url']!), true)
  })

for (const name of FILES.filter((name) => !/Pipfile|pylock/.test(name)))
  test(`${name}: edges, those of an extra that somebody asked for too`, () => {
    const found = packages(pathOf(name), data(name))
    const needs = (of: string) => found.find((one) => one.name === of)!.requires!.map((key) => key.split('@', 1)[0])
    deepEqual(new Set(needs('requests')), new Set(['certifi', 'chardet', 'idna', 'pysocks', 'urllib3']))
    deepEqual(needs('click'), name.startsWith('pip-compile') ? [] : ['colorama'])
  })

const uvPackage = (name: string, version: string, ...lines: string[]): string =>
  [`[[package]]`, `name = "${name}"`, `version = "${version}"`, 'source = { registry = "https://pypi.org/simple" }', ...lines, ''].join(
    '\n',
  )

for (const [path, text, expected, why] of [
  [
    'uv.lock',
    uvPackage('a', '1', 'dependencies = [{ name = "b", version = "2" }]') + uvPackage('b', '1') + uvPackage('b', '2'),
    ['a@1 b@2', 'b@1', 'b@2'],
    'uv says which of two versions',
  ],
  [
    'uv.lock',
    '[[package]]\nname = "own"\nversion = "0"\nsource = { editable = "." }\ndependencies = [{ name = "a", extra = ["x"] }]\n' +
      uvPackage('a', '1', '[package.optional-dependencies]', 'x = [{ name = "b" }]', 'y = [{ name = "c" }]') +
      uvPackage('b', '1') +
      uvPackage('c', '1'),
    ['a@1 b@1', 'b@1'],
    'an extra that nobody asked for leads nowhere',
  ],
  [
    'poetry.lock',
    '[[package]]\nname = "A.b"\nversion = "1"\n[package.dependencies]\nc = [{version = "<2", markers = "python_version < \'3\'"}, ">=2,<3"]\n' +
      ['1.5', '2.5', '3.0'].map((version) => `[[package]]\nname = "c"\nversion = "${version}"\n`).join(''),
    ['a-b@1 c@1.5 c@2.5', 'c@1.5', 'c@2.5', 'c@3.0'],
    'of several versions those that a requirement means',
  ],
  [
    'pdm.lock',
    '[[package]]\nname = "a"\nversion = "1"\ngroups = ["default"]\ndependencies = ["b>=1", "c; extra == \'x\'"]\n[[package]]\nname = "a"\nversion = "1"\nextras = ["x"]\ngroups = ["default"]\ndependencies = ["a==1", "c>1"]\n[[package]]\nname = "b"\nversion = "1"\n[[package]]\nname = "c"\nversion = "1"\n[[package]]\nname = "t"\nversion = "1"\ngroups = ["test"]\n[[package]]\nname = "g"\nversion = "1"\ngit = "https://example.org/g.git"\nrevision = "abc"\n[[package]]\nname = "own"\nversion = "1"\npath = "./own"\neditable = true\n',
    ['a@1 b@1 c@1', 'b@1', 'c@1', 'g@1?git+https://example.org/g.git@abc'],
    'PDM lists an extra as an entry of its own',
  ],
  [
    'pylock.toml',
    'lock-version = "1.0"\n[[packages]]\nname = "a"\nversion = "1"\ndependencies = [{ name = "b" }]\n[[packages]]\nname = "b"\nversion = "2"\n[[packages]]\nname = "t"\nversion = "1"\nmarker = "\'dev\' in dependency_groups"\n[[packages]]\nname = "own"\n[packages.directory]\npath = "."\n',
    ['a@1 b@2', 'b@2'],
    'PEP 751',
  ],
  [
    'Pipfile.lock',
    '{"_meta":{},"default":{"A":{"version":"==1.0","markers":"x"},"local":{"editable":true,"path":"."},"f":{"file":"https://example.org/f-1.zip"},"1a2b3c4":{"file":"https://example.org/g.zip"}},"develop":{"t":{"version":"==2"}}}',
    ['a@1.0', 'f@?https://example.org/f-1.zip'],
    'what has no version has an address',
  ],
  [
    'poetry.lock',
    '[[package]]\nname = "__proto__"\nversion = "1"\n[package.dependencies]\nconstructor = "*"\n',
    ['-proto-@1'],
    'names of an object’s members',
  ],
] as const)
  test(`${path}: ${why}`, () =>
    deepEqual(
      packages(path, text).map(({ key, name, version, requires, qualifiers }) =>
        [
          (key ?? `${name}@${version}`) +
            Object.values(qualifiers ?? {})
              .map((one) => `?${one}`)
              .join(''),
          ...(requires ?? []),
        ].join(' '),
      ),
      expected,
    ))

for (const [why, path, text, reason] of [
  ['a form to come', 'uv.lock', 'version = 2\n', 'a uv lock of version 2; 1 can be read (at version)'],
  ['nesting', 'poetry.lock', `a = ${'['.repeat(5000)}`, 'not TOML'],
  [
    'edges that square',
    'poetry.lock',
    `[[package]]\nname = "a"\nversion = "1"\n[package.dependencies]\na = [${'"*",'.repeat(2000)}]\n${'[[package]]\nname = "a"\nversion = "1"\n'.repeat(2000)}`,
    'more than 250000 edges',
  ],
  [
    'edges of uv that square',
    'uv.lock',
    uvPackage('a', '1', `dependencies = [${'{ name = "a" },'.repeat(2000)}]`) + uvPackage('a', '1').repeat(2000),
    'more than 250000 edges',
  ],
] as const)
  test(`${path}: ${why} are named`, () => {
    equal(parse(path, text).unknowns[0]?.reason.startsWith(reason), true)
  })

/** One of each form. */
const FORMS = FILES.filter((name, i) => FILES.findIndex((other) => pathOf(other) === pathOf(name)) === i)
for (const name of FORMS)
  test(`${name}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(data(name)), (bytes) =>
        equal(
          parse(pathOf(name), bytes).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 40 },
    ))
