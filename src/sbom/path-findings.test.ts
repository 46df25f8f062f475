import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '#base/index.ts'
import { PathFindings } from './path-findings.ts'

const record = (path: string, found = 1) => ({
  records: [{ path, cataloger: 'c', found: Array.from({ length: found }, () => ({ kind: 'files' as const, of: 'p', paths: [] })) }],
  unknowns: [],
})
const unknown = (path: string) => ({ records: [], unknowns: [{ path, reason: 'r' }] })

for (const [why, act, expected] of [
  ['the later of two members', (all) => all.set('a', record('a', 2)), ['a', 'b/c/d']],
  ['a folder over a file', (all) => all.remove('a', true), ['b/c/d']],
  ['a folder that is there already', (all) => all.remove('b', true), ['a', 'b/c/d']],
  ['a link over a folder', (all) => all.remove('b', false), ['a']],
  ['a file over a folder', (all) => all.set('b/c', record('b/c')), ['a', 'b/c']],
  ['a link over a neighbour', (all) => all.remove('b/cc', false), ['a', 'b/c/d']],
] as readonly (readonly [string, (all: PathFindings) => void, readonly string[]])[])
  test(`findings of a layer: ${why}`, () => {
    const all = new PathFindings()
    all.set('a', record('a'))
    all.set('b/c/d', record('b/c/d'))
    act(all)
    deepEqual(
      all
        .finish()
        .records.map(({ path }) => path)
        .toSorted(),
      expected,
    )
  })

test('findings of a layer: past the bound one unknown says how many are left out', () => {
  const all = new PathFindings()
  for (let i = 0; i < limits.unknowns + 5; i++) all.set(`${i}`, unknown(`${i}`))
  all.set('big', record('big', limits.findings + 1))
  const { records, unknowns } = all.finish()
  deepEqual([records.length, unknowns.length], [0, limits.unknowns + 1])
  match(unknowns.at(-1)!.reason, /^6 more files/)
})

test('findings of a layer: files and folders in turn, again and again, are given up', () => {
  const all = new PathFindings()
  for (let i = 0; i < 1000; i++) all.set(`${i}`, record(`${i}`))
  let turns = 0
  throws(
    () => {
      for (; ; turns++) {
        all.set('d/x', record('d/x'))
        all.remove('d', false)
      }
    },
    { code: 'too-large' },
  )
  ok(turns < 60_000, `${turns}`)
})

test('findings of a layer: what is replaced makes room again', () => {
  const all = new PathFindings()
  const most = record('same', limits.findings)
  for (let i = 0; i < 3; i++) all.set('same', most)
  equal(all.finish().records.length, 1)
})
