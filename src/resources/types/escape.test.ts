import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { escapeField, unescapeField } from './escape.ts'

// The rules and most examples: kubernetes.io, "Validation rules", "Escaping".
for (const [name, escaped] of [
  ['namespace', '__namespace__'],
  ['int', 'int'],
  ['in', '__in__'],
  ['x-prop', 'x__dash__prop'],
  ['redact__d', 'redact__underscores__d'],
  ['app.kubernetes.io/name', 'app__dot__kubernetes__dot__io__slash__name'],
  ['string', 'string'],
  ['a_b', 'a_b'],
  ['1a', undefined],
  ['', undefined],
  ['a b', undefined],
  ['é', undefined],
] as const) {
  test(`${name} is written ${escaped}`, () => equal(escapeField(name), escaped))
  if (escaped !== undefined) test(`${escaped} is ${name}`, () => equal(unescapeField(escaped), name))
}

test('a word that CEL keeps is one only alone', () => equal(unescapeField('a__namespace__'), undefined))
test('an escape that is none', () => equal(unescapeField('a__plus__b'), undefined))

test('whatever can be written is read back, up to how underscores meet', () => {
  const word = fc.stringMatching(/^[a-z][a-z]{0,4}$/)
  const joint = fc.constantFrom('.', '-', '/', '_')
  const name = fc.tuple(word, fc.array(fc.tuple(joint, word), { maxLength: 4 })).map(([first, rest]) => first + rest.flat().join(''))
  fc.assert(fc.property(name, (text) => equal(unescapeField(escapeField(text) ?? ''), text)))
})
