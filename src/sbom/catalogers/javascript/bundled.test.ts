import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { array, assert as check, constantFrom, property, string, tuple } from 'fast-check'
import { RE2JS } from 're2js'
import { catalogued } from '#testing/catalog.ts'
import { bundledTable } from './bundled-table.ts'
import { bundledLibraries } from './bundled.ts'

type Seen = { readonly name: string; readonly version: string; readonly path: string; readonly text: string }
const seen = readFileSync(new URL('testdata/bundled.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Seen)

const purls = (path: string, text: string): string[] =>
  catalogued([bundledLibraries], { [path]: Buffer.from(text, 'latin1') }).packages.map(({ purl }) => purl)

for (const { name, version, path, text } of seen)
  test(`bundled: ${name} ${version} by its own ${path}`, () => deepEqual(purls(path, text), [`pkg:npm/${name}@${version}`]))

for (const [path, text, expected, why] of [
  ['js/jquery-1.4.2.min.js', '(function(A,w)', ['pkg:npm/jquery@1.4.2'], 'the name tells'],
  ['js/jquery-3.0.0-beta1.js', 'x', ['pkg:npm/jquery@3.0.0-beta1'], 'a version before a release'],
  ['js/jquery-1.4.2.min.js', '/*! jQuery v1.4.3 ', ['pkg:npm/jquery@1.4.3'], 'what the file says counts more than its name'],
  ['js/jquery-ui-1.12.1.custom.min.js', 'x', ['pkg:npm/jquery-ui@1.12.1'], 'another library of that word'],
  ['js/prototype-1.7.3.js', 'x', ['pkg:generic/prototypejs@1.7.3'], 'npm has another package of that name'],
  ['js/jquery.js', 'no version', [], 'no version'],
  ['js/vue-router-3.0.0.js', 'x', [], 'a name that only starts so'],
  ['js/app.js', '/*! jQuery v3.4.1 ', [], 'a file of another name is not looked at'],
  ['node_modules/jquery/dist/jquery-1.4.2.js', 'x', [], 'an installed package says itself what it is'],
] as const)
  test(`bundled: ${path}: ${why}`, () => deepEqual(purls(path, text), expected))

test('bundled: a linear engine takes every pattern too, and each names a version', () => {
  for (const { marks, name } of bundledTable)
    for (const mark of marks) {
      const { source } = 'named' in mark ? mark.named : mark.version
      equal(RE2JS.compile(source).groupCount() >= 1, true, `${name}: ${source}`)
    }
})

const paths = seen.map(({ path }) => path)
const texts = bundledTable.flatMap(({ marks }) => marks.flatMap((mark) => ('near' in mark ? [mark.near] : [])))

test('bundled: any mixture of marks is packages with short versions', () =>
  check(
    property(constantFrom(...paths), array(tuple(constantFrom(...texts), string({ maxLength: 12 })), { maxLength: 12 }), (path, parts) => {
      const { unknowns } = catalogued([bundledLibraries], { [path]: parts.flat().join('') })
      deepEqual(unknowns, [])
    }),
  ))

for (const [path, line] of [
  ['js/angular.js', `AngularJS v${' '.repeat(90)}`],
  ['js/jquery.js', '/*! jQuery v'],
  ['js/lodash.js', `/*${' '.repeat(60)}lodash `],
  ['js/highlight.js', `/*!${' '.repeat(60)}highlight.js v`],
] as const)
  test(`bundled: a megabyte of ${JSON.stringify(line.slice(0, 20))} is no library`, () =>
    deepEqual(purls(path, line.repeat(Math.floor(1e6 / line.length))), []))
