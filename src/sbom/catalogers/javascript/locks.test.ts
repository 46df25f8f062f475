import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { ParseError } from '#base/index.ts'
import { selectionOf } from '../../selection.ts'
import type { Found, FoundPackage } from '../contract.ts'
import { javascriptCatalogers } from './javascript.ts'
import { readLockYaml } from './lock-yaml.ts'

const folder = new URL('testdata/', import.meta.url)
const selection = selectionOf(javascriptCatalogers)

/** `npm-v3.package-lock.json` is the package-lock.json that its name begins with. */
const read = (name: string) => {
  const bytes = readFileSync(new URL(name, folder))
  return {
    path: name.startsWith('bun') ? `app/${name}` : `app/${name.slice(name.indexOf('.') + 1)}`,
    size: bytes.length,
    mode: 0o644,
    bytes,
  }
}
const packagesOf = (name: string): FoundPackage[] =>
  selection.parse(read(name)).records.flatMap(({ found }) => found.filter((one: Found) => one.kind === 'package'))

type Listed = { readonly version?: string; readonly dependencies?: Readonly<Record<string, Listed>> }

/** What `npm ls --all --omit=dev` says is needed to run; what it could not install on this system has no version. */
function listed(tree: Listed, found = new Set<string>()): Set<string> {
  for (const [name, one] of Object.entries(tree.dependencies ?? {})) {
    if (one.version && name !== 'local-lib') found.add(`${name === 'old-lodash' ? 'lodash' : name}@${one.version}`)
    listed(one, found)
  }
  return found
}
const truth = listed(JSON.parse(readFileSync(new URL('npm-v3.ls.json', folder), 'utf8')) as Listed)
const locks = readdirSync(folder).filter((name) => /lock/.test(name))

for (const name of locks)
  test(`${name}: everything that npm needs to run, by name and published version`, () => {
    const found = new Set(packagesOf(name).map((one) => `${one.name}@${one.version}`))
    // Yarn keeps the versions that it chose itself: names must agree, and the exact versions that the project asks for.
    const names = new Set([...found].map((one) => one.slice(0, one.lastIndexOf('@'))))
    deepEqual(
      [...truth].filter((one) => !names.has(one.slice(0, one.lastIndexOf('@')))),
      [],
    )
    for (const one of ['express@4.16.0', 'lodash@4.17.11', '@babel/code-frame@7.12.11']) ok(found.has(one), one)
    ok(!names.has('old-lodash') && !names.has('local-lib'))
    if (!name.includes('yarn')) ok(!names.has('is-odd'), 'is-odd is for development alone')
  })

for (const name of locks)
  test(`${name}: every edge leads to a package of the file, and express has its own`, () => {
    const packages = packagesOf(name)
    const keys = new Set(packages.map(({ key, name }) => key ?? name))
    const express = packages.find((one) => one.name === 'express')!
    equal(express.requires!.length, 30, express.requires!.join(' '))
    deepEqual(
      packages.flatMap(({ requires = [] }) => requires.filter((one) => !keys.has(one) && !/local-lib|fsevents/.test(one))),
      [],
    )
  })

for (const name of locks)
  test(`${name}: changed and cut bytes are packages or a named unknown`, () => {
    const whole = read(name)
    check(
      property(damaged(whole.bytes), (bytes) => {
        const { unknowns } = selection.parse({ ...whole, bytes })
        equal(
          unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        )
      }),
      { numRuns: 40 },
    )
  })

for (const [why, text] of [
  ['an anchor', 'a: &x 1\nb: *x\n'],
  ['nesting without end', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['a tab', 'a:\n\tb: 1\n'],
  ['an open quote', 'a: "b\n'],
] as const)
  test(`lock YAML: ${why} is refused`, () => {
    try {
      deepEqual(readLockYaml(text), 'an error')
    } catch (error) {
      ok(error instanceof ParseError && error.position?.startsWith('line'), String(error))
    }
  })
