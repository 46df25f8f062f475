import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { randomOf, textOfShape } from '#testing/secret-samples.ts'
import { placeholderReason } from './placeholder.ts'

/** Values as documents, templates and tests have them. */
for (const [value, why] of [
  ['xxxxxxxxxxxxxxxx', 'says that it is an example'],
  ['XXXX-XXXX-XXXX-XXXX', 'says that it is an example'],
  ['0000000000000000', 'one character alone'],
  ['********', 'says that it is an example'],
  ['abababababab', 'one piece repeated'],
  ['12341234123412341234', 'one piece repeated'],
  ['1111222233334444', 'repeated characters'],
  ['abcdefghijklmnop', 'the alphabet or digits in order'],
  ['ABCDEFGH12345678', 'the alphabet or digits in order'],
  ['1234567890abcdef', 'the alphabet or digits in order'],
  ['qwertyuiop12345', 'the alphabet or digits in order'],
  ['changeme', 'says that it is an example'],
  ['ChangeIt123', 'says that it is an example'],
  ['your-api-key-here', 'says that it is an example'],
  ['YOUR_API_KEY', 'says that it is an example'],
  ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'says that it is an example'],
  ['<token>', 'a template'],
  ['<YOUR TOKEN>', 'a template'],
  ['${GITHUB_TOKEN}', 'a template'],
  ['$GITHUB_TOKEN', 'a template'],
  ['$(cat /run/secrets/token)', 'a template'],
  ['{{ .Values.token }}', 'a template'],
  ['${{ secrets.TOKEN }}', 'a template'],
  ['{% token %}', 'a template'],
  ['%(token)s', 'a template'],
  ['%TOKEN%', 'a template'],
  ['@TOKEN@', 'a template'],
  ['__TOKEN__', 'a template'],
  ['#{token}', 'a template'],
  ['<%= token %>', 'a template'],
  ['[REDACTED]', 'a template'],
  ['password', 'a word'],
  ['Password123', 'a word'],
  ['secret', 'a word'],
  ['postgres', 'a word'],
  ['hunter2', 'a word'],
  ['DOCKER_PASSWORD', 'the name of a variable'],
] as const)
  test(`placeholder: ${value}: ${why}`, () => equal(placeholderReason(value), why))

test('placeholder: the public prefix is no part of it', () => equal(placeholderReason('ghp_xxxxxxxxxxxx', 'ghp_') !== undefined, true))

test('placeholder: random values are none', () => {
  let wrong = 0
  for (const shape of ['<16 hex>', '<20 alnum>', '<32 lowerhex>', '<32 alnum>', '<40 base64>', '<64 url>', '<16 digit>', '<14 alnum>'])
    for (let seed = 0; seed < 500; seed++) if (placeholderReason(textOfShape(shape, randomOf(seed))) !== undefined) wrong++
  // 4000 values; a run of digits now and then.
  ok(wrong <= 4, String(wrong))
})

test('placeholder: any text, and a megabyte of one character, have a reason or none', () => {
  const isReason = (text: string): boolean => placeholderReason(text) !== ''
  check(property(string({ unit: 'binary' }), isReason))
  for (const one of ['a', '1', '$', '{', '<', '_', '.']) ok(isReason(`b${one.repeat(1_000_000)}`))
})
