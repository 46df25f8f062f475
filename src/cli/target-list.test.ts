import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { targetsIn } from './target-list.ts'

for (const [text, targets] of [
  ['a\nb\n', ['a', 'b']],
  ['\uFEFFa\r\n\r\n  b  \r\n', ['a', 'b']],
  ['# comment\na # behind\n\t# indented\n', ['a']],
  ['dir:a#b\n', ['dir:a#b']],
  ['a\na\n', ['a', 'a']],
  ['', []],
] as const)
  test(`targets in ${JSON.stringify(text)}`, () => deepEqual(targetsIn(text), targets))
