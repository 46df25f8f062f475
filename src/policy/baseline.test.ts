import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { findingKinds } from '#model/index.ts'
import { finding } from '#testing/results.ts'
import { markNew } from './baseline.ts'

const a = finding({ fingerprint: 'a', id: 'CVE-1', package: 'pkg:npm/a@1' })
const b = finding({ fingerprint: 'b', id: 'CVE-2', package: 'pkg:npm/b@1' })
const accepted = finding({ fingerprint: 'a', id: 'CVE-1', status: 'excepted' })
const goneB = { fingerprint: 'b', kind: 'vulnerability', id: 'CVE-2', package: 'pkg:npm/b@1' }

for (const [why, now, before, kinds, isNew, gone] of [
  ['the same', [a, b], [a, b], findingKinds, [false, false], []],
  ['one more', [a, b], [a], findingKinds, [false, true], []],
  ['one less', [a], [a, b], findingKinds, [false], [goneB]],
  ['what was accepted before is not new', [a], [accepted], findingKinds, [false], []],
  ['what nobody looked for is not gone', [], [a, b], ['secret'], [], []],
  ['one that stands twice is gone once', [], [b, b], findingKinds, [], [goneB]],
  ['an empty baseline', [a], [], findingKinds, [true], []],
] as const)
  test(`baseline: ${why}`, () => {
    const marked = markNew(now, before, kinds)
    deepEqual(
      marked.findings.map((one) => one.isNew),
      isNew,
    )
    deepEqual(marked.gone, gone)
  })
