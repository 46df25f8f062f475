import { equal, ok } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'

const root = new URL('../../src/', import.meta.url).pathname

/** Which domains each may import: the design's order, one way. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  base: [],
  'source-text': ['base'],
  cel: ['base', 'source-text'],
  resources: ['base', 'source-text', 'cel'],
  model: ['base'],
  oci: ['base', 'model'],
  secrets: ['base', 'source-text', 'model', 'oci'],
  hygiene: ['base', 'source-text', 'model', 'oci'],
  sbom: ['base', 'model', 'oci'],
  advisories: ['base', 'source-text', 'model', 'oci'],
  policy: ['base', 'source-text', 'model', 'cel', 'resources'],
  kubernetes: ['base', 'source-text', 'model', 'resources', 'policy'],
  report: ['base', 'model'],
  fix: ['base', 'source-text', 'model', 'oci', 'sbom', 'advisories', 'hygiene'],
  slim: ['base', 'model', 'oci'],
  cli: [
    'base',
    'source-text',
    'model',
    'oci',
    'sbom',
    'advisories',
    'secrets',
    'hygiene',
    'cel',
    'resources',
    'policy',
    'kubernetes',
    'report',
    'fix',
    'slim',
  ],
  entrypoints: ['cli'],
}

type Import = { readonly from: string; readonly to: string }

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))

/** Static and lazy imports of a file, as paths below src. */
function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), 'utf8')
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'((?:#|\.)[^']+)'/g)].flatMap(({ 1: target = '' }) => {
    const to = target.startsWith('#') ? target.slice(1) : relative(root, join(root, dirname(path), target))
    return to.startsWith('..') ? [] : [{ from: path, to }]
  })
}

const all = files.flatMap(importsOf)
const domainOf = (path: string): string => path.split('/', 1)[0]!

test('reach: every domain is known to the design', () => {
  for (const path of files) ok(MAY[domainOf(path)], path)
  ok(all.length > 200)
})

test('reach: imports go one way', () => {
  const wrong = all.filter(({ from, to }) => domainOf(from) !== domainOf(to) && !MAY[domainOf(from)]!.includes(domainOf(to)))
  equal(wrong.map(({ from, to }) => `${from} → ${to}`).join('\n'), '')
})

test('reach: a domain is entered by its index alone, the command line by its program', () => {
  const wrong = all.filter(({ from, to }) => domainOf(from) !== domainOf(to) && !/^(?:[\w-]+\/index|cli\/program)\.ts$/.test(to))
  equal(wrong.map(({ from, to }) => `${from} → ${to}`).join('\n'), '')
})

/** The files that are loaded at start: what is imported lazily does not count, nor what only types need. */
function loadedFrom(entry: string): ReadonlyMap<string, string> {
  const via = new Map([[entry, '']])
  for (const path of via.keys()) {
    const text = readFileSync(join(root, path), 'utf8')
    for (const { 1: target = '' } of text.matchAll(/^(?:import|export) (?!type)[^;]*?from '((?:#|\.)[^']+)'/gm)) {
      const to = target.startsWith('#') ? target.slice(1) : relative(root, join(root, dirname(path), target))
      if (to.endsWith('.ts') && !to.startsWith('..') && !via.has(to)) via.set(to, path)
    }
  }
  return via
}

test('reach: the command line starts without catalogers, advisories, or the registry client', () => {
  const loaded = loadedFrom('entrypoints/cli.ts')
  const wrong = [...loaded.keys()].filter((path) => /^(?:sbom|advisories|oci|report|policy)\//.test(path))
  const chain = (path: string): string => (path === '' ? '' : `${chain(loaded.get(path) ?? '')} → ${path}`)
  equal(wrong.map(chain).join('\n'), '')
})
