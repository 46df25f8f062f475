import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, nat, property, string } from 'fast-check'
import { positionOf } from './position.ts'
import { showPlace } from './diagnostic.ts'

for (const [text, offset, line, column] of [
  ['', 0, 1, 1],
  ['ab', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\nb', 99, 2, 2],
  ['a\n\nb', 2, 2, 1],
  ['😀x', 2, 1, 2],
] as const)
  test(`position: offset ${offset} of ${JSON.stringify(text)}`, () => deepEqual(positionOf(text, offset), { line, column }))

test('place: the line and a caret under it', () =>
  equal(showPlace('x.yaml', 'a: 1\nfial-on: high\n', 5), 'x.yaml:2:1\n2 | fial-on: high\n    ^'))

test('place: of a long line the part around the place', () => {
  const text = showPlace('x', `${'a'.repeat(500)}!`, 500)
  const [, line = '', caret = ''] = text.split('\n')
  equal(line[caret.indexOf('^')], '!')
  ok(line.length < 120)
})

test('place: nothing of a text moves the cursor', () =>
  check(
    property(string({ unit: 'binary' }), nat(50), (text, offset) => {
      // eslint-disable-next-line no-control-regex
      ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(showPlace('x', text, offset)))
    }),
  ))
