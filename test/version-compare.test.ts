import { equal, match } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type Run, plimsoll } from '#testing/plimsoll.ts'

function compare(t: TestContext, scheme: string, input: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-versions-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return plimsoll(['version', 'compare', scheme], { home: folder, cwd: folder, env: {}, input })
}

for (const [why, input, answers] of [
  ['an ending line feed', '1\t2\n2\t1\n', '<\n>\n'],
  ['none at the end', '1\t2\n2\t1', '<\n>\n'],
  ['carriage returns', '1\t2\r\n1.0\t1.0\r\n', '<\n=\n'],
  ['an empty line is answered by one', '1\t2\n\n2\t1\n', '<\n\n>\n'],
  ['characters at which other readers part lines', '1\u2028\t1\u2028\n2\t1\n', '=\n>\n'],
  ['versions of 20,000 characters', `${'1.'.repeat(10_000)}\t${'1.'.repeat(10_000)}2\n`, '<\n'],
  ['nothing', '', ''],
] as const)
  test(`version compare reads pairs: ${why}`, async (t) => equal((await compare(t, 'dpkg', input)).stdout, answers))

test('version compare: a line that is no pair is answered with a question mark, and the rest goes on', async (t) => {
  const long = '1'.repeat(80_000)
  const ended = await compare(t, 'rpm', `1\t2\n1\n1\t2\t3\n${long}\t1\n2\t1\n`)
  equal(ended.stdout, '<\n?\n?\n?\n>\n')
  equal(ended.code, 2)
  match(ended.stderr, /answered with \? \(lines: 3, first: 2\)/)
})

test('version compare: 200,000 pairs are answered in order', async (t) => {
  const lines = Array.from({ length: 200_000 }, (_, i) => `1.${i % 7}\t1.${i % 5}\n`)
  const expected = Array.from({ length: 200_000 }, (_, i) => `${'<=>'[Math.sign((i % 7) - (i % 5)) + 1]}\n`)
  equal((await compare(t, 'maven', lines.join(''))).stdout, expected.join(''))
})
