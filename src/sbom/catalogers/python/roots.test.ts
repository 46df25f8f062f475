import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assemblePackages } from '../../assemble.ts'
import { selectionOf } from '../../selection.ts'
import { pythonCatalogers } from './python.ts'

const selection = selectionOf(pythonCatalogers)
const lock = (version: string): Buffer => readFileSync(new URL(`testdata/poetry-${version}.lock`, import.meta.url))

function namesOf(files: Readonly<Record<string, Uint8Array | string>>): string[] {
  const records = Object.entries(files).flatMap(([path, content]) => {
    const bytes = Buffer.from(content)
    return selection.parse({ path, size: bytes.length, mode: 0o644, bytes }).records.map((record) => ({ record }))
  })
  return assemblePackages(records, undefined, pythonCatalogers, new Map()).map(({ name, version }) => `${name}@${version}`)
}

/** The manifest of testdata/make.sh: iniconfig is for development alone. */
const MANIFEST = `[tool.poetry.dependencies]
python = ">=3.8,<4"
requests = { version = "2.25.0", extras = ["socks"] }
click = "8.1.7"
attrs = [{ version = "22.2.0", python = "<3.10" }, { version = "23.1.0", python = ">=3.10" }]
hosted = { git = "file:///srv/hosted" }
tomli = { version = "2.0.1", optional = true }
[tool.poetry.group.dev.dependencies]
iniconfig = "2.0.0"
`

const development = (files: Readonly<Record<string, Uint8Array | string>>): string[] =>
  namesOf(files).filter((one) => one.startsWith('iniconfig'))

test('Poetry 1.8: its lock does not tell groups apart, the manifest beside it does', () => {
  deepEqual(development({ 'app/poetry.lock': lock('1.8.5') }), ['iniconfig@2.0.0'])
  deepEqual(development({ 'app/poetry.lock': lock('1.8.5'), 'app/pyproject.toml': MANIFEST }), [])
  deepEqual(namesOf({ 'app/poetry.lock': lock('1.8.5'), 'app/pyproject.toml': MANIFEST }), namesOf({ 'app/poetry.lock': lock('2.1.4') }))
})

test('Poetry: the manifest of another folder, or of another tool, tells nothing', () => {
  deepEqual(development({ 'app/poetry.lock': lock('1.8.5'), 'pyproject.toml': MANIFEST }), ['iniconfig@2.0.0'])
  deepEqual(development({ 'app/poetry.lock': lock('1.8.5'), 'app/pyproject.toml': '[project]\nname = "x"\n' }), ['iniconfig@2.0.0'])
})

test('Poetry 2: a manifest after PEP 621', () =>
  deepEqual(
    namesOf({
      'poetry.lock': lock('1.8.5'),
      'pyproject.toml':
        '[project]\ndependencies = ["click>=8"]\n[project.optional-dependencies]\ncli = ["tomli"]\n[tool.poetry]\npackage-mode = false\n',
    }),
    ['click@8.1.7', 'colorama@0.4.6', 'tomli@2.0.1'],
  ))

test('Poetry: what a folder of the user’s own needs is needed, whatever the manifest leads to', () =>
  deepEqual(
    namesOf({
      'poetry.lock':
        '[[package]]\nname = "own"\nversion = "0"\n[package.dependencies]\na = "*"\n[package.source]\ntype = "directory"\nurl = "own"\n[[package]]\nname = "a"\nversion = "1"\n',
      'pyproject.toml': '[tool.poetry.dependencies]\nown = { path = "own" }\n',
    }),
    ['a@1'],
  ))

test('PDM 2.10: groups are in the manifest alone', () => {
  const pdm = readFileSync(new URL('testdata/pdm-2.10.4.lock', import.meta.url))
  const manifest =
    '[project]\ndependencies = ["requests[socks]==2.25.0", "click==8.1.7", "attrs"]\n[project.optional-dependencies]\ncli = ["tomli"]\n[tool.pdm.dev-dependencies]\ndev = ["iniconfig"]\n'
  deepEqual(development({ 'pdm.lock': pdm }), ['iniconfig@2.0.0'])
  deepEqual(
    namesOf({ 'pdm.lock': pdm, 'pyproject.toml': manifest }),
    namesOf({ 'pdm.lock': pdm }).filter((one) => !one.startsWith('iniconfig')),
  )
  deepEqual(
    namesOf({ 'pdm.lock': pdm, 'pyproject.toml': '[project]\ndynamic = ["dependencies"]\n[tool.pdm]\n' }),
    namesOf({ 'pdm.lock': pdm }),
  )
})
