import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { visible } from './visible.ts'

for (const [text, expected, why] of [
  ['a\u001b[2Jb', 'a\\u001b[2Jb', 'ECMA-48: ESC [ 2 J clears the screen'],
  ['a\u009b2J', 'a\\u009b2J', 'ECMA-48: CSI as one C1 byte'],
  ['a\nb', 'a\\u000ab', 'one row stays one line'],
  ['a\u202eb', 'a\\u202eb', 'Unicode: right-to-left override'],
  ['größe 包', 'größe 包', 'letters stay'],
] as const)
  test(`visible: ${why}`, () => equal(visible(text), expected))

test('visible: no control character is left of any text', () =>
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => ok(!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(visible(text))))))
