import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { finding } from '#testing/results.ts'
import { applyInline } from './inline.ts'

const time = '2026-06-15T12:00:00Z'
const inlineIgnore = { comment: 'trivy:ignore:DS002' }
const location = [{ path: 'Dockerfile', line: 3 }]

for (const [why, change, status, exception] of [
  ['without a comment', { location }, 'open', undefined],
  ['a comment', { location, inlineIgnore }, 'excepted', { source: 'Dockerfile:3', reason: 'trivy:ignore:DS002' }],
  [
    'a comment with a day that comes',
    { location, inlineIgnore: { ...inlineIgnore, until: '2026-06-15' } },
    'excepted',
    { source: 'Dockerfile:3', reason: 'trivy:ignore:DS002', expires: '2026-06-16T00:00:00Z' },
  ],
  ['a comment with a day that is past', { location, inlineIgnore: { ...inlineIgnore, until: '2026-06-14' } }, 'open', undefined],
  ['a comment with a day that no calendar has', { location, inlineIgnore: { ...inlineIgnore, until: '2026-06-31' } }, 'open', undefined],
  ['what VEX has judged stays so', { location, inlineIgnore, status: 'fixed' }, 'fixed', undefined],
  ['no line', { location: [{ path: 'a' }], inlineIgnore }, 'excepted', { source: 'a', reason: 'trivy:ignore:DS002' }],
] as const)
  test(`inline: ${why}`, () => {
    const [judged] = applyInline([finding(change)], time)
    deepEqual([judged?.status, judged?.exception], [status, exception])
  })
