import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { cases } from './cases.ts'
import { differences } from './differences.ts'
import { run } from './run.ts'

test('cel: the cases of the specification', (t) => {
  const verdicts = cases.map((one) => ({ path: one.path, verdict: run(one) }))
  const count = (kind: string): number => verdicts.filter(({ verdict }) => verdict.kind === kind).length
  const [passed, failed, skipped] = [count('pass'), count('fail'), count('skip')]
  t.diagnostic(`${cases.length} cases: ${passed} pass, ${failed} differ, ${skipped} need messages of protobuf`)
  const wrong = verdicts.flatMap(({ path, verdict }) => (verdict.kind === 'fail' && !differences[path] ? [`${path}: ${verdict.why}`] : []))
  deepEqual(wrong, [])
  // A difference that is gone is no difference any more.
  const differing = new Set(verdicts.filter(({ verdict }) => verdict.kind === 'fail').map(({ path }) => path))
  deepEqual(
    Object.keys(differences).filter((path) => !differing.has(path)),
    [],
  )
  ok(passed / (passed + failed) >= 0.99)
  ok(passed > 1600)
})
