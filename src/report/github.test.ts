import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import type { Result } from '#model/index.ts'
import { finding, result } from '#testing/results.ts'
import { github } from './github.ts'

const options = { color: false, width: 100, all: false }
const linesOf = (text: string): string[] => text.trimEnd().split('\n')
const levelOf = (line: string): string => /^::(\w+) /.exec(line)?.[1] ?? 'none'

const judged = (findings: Result['findings'], over: readonly string[], change: Partial<Result> = {}): Result =>
  result([], { findings, verdict: { decision: 'deny', reasons: ['over'], trace: [{ rule: 'r', findings: over }] }, ...change })

test('github: over the line is an error, other high and critical a warning, the rest and what is accepted a notice', () => {
  const findings = [
    finding({ id: 'A', fingerprint: 'a', severity: 'medium' }),
    finding({ id: 'B', fingerprint: 'b', severity: 'high' }),
    finding({ id: 'C', fingerprint: 'c', severity: 'low' }),
    finding({ id: 'D', fingerprint: 'd', severity: 'critical', status: 'excepted' }),
  ]
  const seen = linesOf(github.write(judged(findings, ['a']), options)).map((line) => `${levelOf(line)} ${/title=(\w+)/.exec(line)![1]!}`)
  deepEqual(seen, ['error A', 'warning B', 'notice C', 'notice D', 'error plimsoll'])
})

test('github: ten of a level at most with the verdict, and the rest counted; all by --all', () => {
  const findings = Array.from({ length: 30 }, (_, i) => finding({ id: `CVE-2026-${i}`, fingerprint: `f${i}` }))
  const over = judged(
    findings,
    findings.map(({ fingerprint }) => fingerprint),
  )
  const lines = linesOf(github.write(over, options))
  equal(lines.filter((line) => levelOf(line) === 'error').length, 10)
  ok(lines.some((line) => line.endsWith('22 more of this level: run with --all')))
  equal(linesOf(github.write(over, { ...options, all: true })).length, 31)
})

for (const [target, kind, location, expected, why] of [
  ['dir:.', 'directory', { path: 'a/x.json', line: 3, column: 2 }, 'file=a/x.json,line=3,col=2,', 'the working folder is the repository'],
  ['sub', 'directory', { path: 'x.json' }, 'file=sub/x.json,', 'a folder below it'],
  [
    'dockerfile:./ci/Dockerfile',
    'dockerfile',
    { path: 'Dockerfile', line: 1 },
    'file=ci/Dockerfile,line=1,',
    'a Dockerfile by its own path',
  ],
  ['shop:1', 'image', { path: 'x.json', line: 1 }, '', 'what lies in an image is no file of the repository'],
  ['dir:.', 'directory', { path: 'Env.TOKEN', place: 'config' }, '', 'the configuration is no file'],
  ['dir:a,b', 'directory', { path: 'c:%d', line: 1 }, 'file=a%2Cb/c%3A%25d,line=1,', 'properties end at a comma or colon'],
] as const)
  test(`github: ${target}: ${why}`, () => {
    const found = judged([finding({ location: [location] })], [], { subject: { kind, name: 'x' } })
    const [line = ''] = linesOf(github.write({ ...found, inputs: { ...found.inputs, target } }, options))
    ok(line.startsWith(`::warning ${expected}title=`), line)
  })

test('github: each line is one command, whatever is in the text', () =>
  check(
    property(string({ unit: 'binary' }), (text) => {
      const hostile = `${text}\n::error::injected\r::stop-commands::x`
      const lines = linesOf(github.write(judged([finding({ id: hostile, location: [{ path: hostile }] })], []), options))
      equal(lines.length, 2)
      for (const line of lines) ok(/^::(?:error|warning|notice) [^:]*::/.test(line), line)
    }),
  ))
