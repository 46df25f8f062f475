import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { applyVex, readVex } from '#advisories/index.ts'
import type { Result } from '#model/index.ts'
import { finding, result } from '#testing/results.ts'
import { openvexDocument } from '#testing/vex-documents.ts'
import { type Judged, overRun } from './over-run.ts'

const MANY = 1003

/** A document of more statements than are listed: each of them is about a CVE of its own. */
const document = readVex(
  Buffer.from(
    JSON.stringify(
      openvexDocument({
        says: Array.from({ length: MANY }, (_, i) => ({
          vulnerability: `CVE-2026-${1000 + i}`,
          status: 'not_affected',
          of: ['pkg:npm/lodash'],
        })),
      }),
    ),
  ),
  'vex.json',
)

/** A target with findings of these numbers. */
function judgedWith(...numbers: readonly number[]): Judged {
  const findings = numbers.map((i) => finding({ id: `CVE-2026-${1000 + i}`, aliases: [], package: 'pkg:npm/lodash@4.17.11' }))
  const { unused, used, idle } = applyVex(
    findings,
    { subject: { kind: 'sbom', name: 'x' }, packages: [] },
    [[document]],
    '2026-06-01T00:00:00Z',
  )
  return { result: { ...result(), vex: unused }, usage: { vex: { used, idle } } }
}

const countOf = ({ vex = [] }: Result): number =>
  vex.reduce((sum, { statement }) => sum + Number(/^(\d+) more statements$/.exec(statement)?.[1] ?? 1), 0)

test('over a run: statements that any target made use of are unused in none, also beyond those that are listed', () => {
  const judged = [judgedWith(0), judgedWith(1, MANY - 1), judgedWith()]
  deepEqual(
    judged.map((one) => countOf(one.result)),
    [MANY - 1, MANY - 2, MANY],
  )
  deepEqual(overRun(judged).map(countOf), [MANY - 3, MANY - 3, MANY - 3])
  equal(countOf(overRun([judgedWith(0)])[0]!), MANY - 1)
})

test('over a run: what was not asked for vulnerabilities has no list', () => {
  const [plain] = overRun([{ result: result(), usage: {} }, judgedWith(0)])
  deepEqual(plain, result())
})
