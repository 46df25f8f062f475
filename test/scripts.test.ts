import { deepEqual, rejects } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { runScript, wordsOf } from '#testing/script.ts'

const folder = new URL('scripts/', import.meta.url)

for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  const text = readFileSync(new URL(name, folder), 'utf8')
  test(`script ${name}: ${/^# (.*)/.exec(text)?.[1] ?? ''}`, () => runScript(text))
}

test('script runner: words and quotes', () => deepEqual(wordsOf(`a "b c\\n" 'd "e"' f`), ['a', 'b c\n', 'd "e"', 'f']))

for (const [why, script] of [
  ['another exit code', '$ plimsoll --version\nexit 1'],
  ['a failing command whose exit is not named', '$ plimsoll check /nowhere/at/all'],
  ['an earlier one', '$ plimsoll check /nowhere/at/all\n$ plimsoll --version'],
  ['a text that is not there', '$ plimsoll --version\nstdout contains "nothing of the kind"'],
  ['an expectation that it does not know', '$ plimsoll --version\nstdout resembles "1"'],
] as const)
  test(`script runner: fails at ${why}`, () => rejects(runScript(script), /^Error: line|exit of the last/))
