import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { anything, array, assert as check, dictionary, oneof, property, string, uint8Array } from 'fast-check'
import { ParseError } from '#base/index.ts'
import { damaged } from '#testing/damage.ts'
import { membersOf } from './members.ts'

const read = (text: string | Uint8Array): [string, unknown][] =>
  [...membersOf(typeof text === 'string' ? Buffer.from(text) : text)].map(({ name, text: value }) => [name, JSON.parse(value)])

test('members: of any object of objects and lists are what JSON.parse finds, spaces or not', () => {
  const value = oneof(dictionary(string(), anything({ maxDepth: 2 })), array(string()))
  check(
    property(dictionary(string(), value), (object) => {
      for (const space of [undefined, 2, '\t']) {
        const text = JSON.stringify(object, null, space)
        deepEqual(Object.fromEntries(read(text)), JSON.parse(text))
      }
    }),
  )
})

for (const [text, why] of [
  ['', 'nothing'],
  ['[]', 'a list'],
  ['{', 'breaks off'],
  ['{"a":{}', 'breaks off after a member'],
  ['{"a":{"b":"}', 'breaks off in a string'],
  ['{"a":{"b":[}', 'a bracket that is not closed'],
  ['{"a":1}', 'a member that is no object'],
  ['{"a" {}}', 'no colon'],
  ['{"a":{} "b":{}}', 'no comma'],
  ['<html>', 'another language'],
] as const)
  test(`members: ${why} is an error with a place`, () => throws(() => read(text), ParseError))

test('members: a damaged document ends in an error or in members', () => {
  const whole = Buffer.from('{"curl": {"CVE-1": {"a": ["x\\"y", "}"]}}, "apt": [1, {"b": {}}]}')
  const attempt = (bytes: Uint8Array): void => {
    try {
      for (const _ of membersOf(bytes));
    } catch (error) {
      if (!(error instanceof ParseError)) throw error
    }
  }
  check(property(damaged(whole), attempt), { numRuns: 1000 })
  check(property(uint8Array({ maxLength: 300 }), attempt))
})
