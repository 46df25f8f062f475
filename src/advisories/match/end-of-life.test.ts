import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { endOfLife } from './end-of-life.ts'

for (const [id, version, time, expected, why] of [
  ['debian', '10', '2026-08-22T00:00:00Z', '2024-06-30', 'LTS is over'],
  ['debian', '10', '2024-06-30T12:00:00Z', undefined, 'the last day counts as supported'],
  ['alpine', '3.11.6', '2026-08-22T00:00:00Z', '2021-11-01', 'by the first two numbers'],
  ['alpine', '3.1', '2026-08-22T00:00:00Z', undefined, 'a release that is not listed'],
  ['rhel', '7.9', '2026-08-22T00:00:00Z', '2024-06-30', 'by the first number'],
  ['wolfi', '20230201', '2026-08-22T00:00:00Z', undefined, 'a distribution without releases'],
] as const)
  test(`end of life: ${id} ${version} at ${time.slice(0, 10)}: ${why}`, () => equal(endOfLife({ id, version, like: [] }, time), expected))
