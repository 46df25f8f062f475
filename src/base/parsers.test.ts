import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, array, constantFrom, json, oneof, property, string, uint8Array } from 'fast-check'
import { ParseError } from './errors.ts'
import { matcherOf } from './glob.ts'
import { limits } from './limits.ts'
import { readJson } from './parse-json.ts'
import { parseXml } from './parse-xml.ts'

for (const [why, text, code] of [
  ['brackets a million deep', '['.repeat(1e6), 'too-deep'],
  ['objects a million deep', '{"a":'.repeat(1e6), 'too-deep'],
  ['more lists than any document has', `[${'[],'.repeat(limits.containers)}0]`, 'too-large'],
  ['more objects than any document has', `[${'{},'.repeat(limits.containers)}0]`, 'too-large'],
  ['as deep as allowed', `${'['.repeat(limits.depth)}${']'.repeat(limits.depth)}`, undefined],
  ['brackets in a text are none', JSON.stringify('['.repeat(1000)), undefined],
  ['an escaped quote does not end a text', '"\\"[[[["', undefined],
  ['cut off', '{"a": [1, 2', 'malformed'],
  ['nothing', '', 'malformed'],
  ['two values', '{} {}', 'malformed'],
  ['a NUL', '\0', 'malformed'],
] as const)
  test(`JSON: ${why}`, () => (code ? throws(() => readJson(text), { code }) : ok(readJson(text) !== undefined)))

test('JSON: a key that names the prototype is a key as any', () => {
  const value = readJson('{"__proto__": {"polluted": true}}') as object
  deepEqual(Object.keys(value), ['__proto__'])
  equal(({} as { polluted?: boolean }).polluted, undefined)
})

test('JSON: any text is what JSON.parse makes of it, or a ParseError', () =>
  check(
    property(
      oneof(
        json(),
        string(),
        uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')),
      ),
      (text) => {
        try {
          deepEqual(readJson(text), JSON.parse(text))
        } catch (error) {
          ok(error instanceof ParseError, String(error))
        }
      },
    ),
  ))

for (const [why, text, code] of [
  ['elements a million deep', '<a>'.repeat(1e6), 'too-deep'],
  ['half a million elements and one', `<r>${'<a/>'.repeat(500_001)}</r>`, 'too-large'],
  ['a billion laughs', '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>', 'unsupported'],
  ['a file of the machine', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'unsupported'],
  ['an entity that nobody declared', '<!DOCTYPE a SYSTEM "x"><a>&b;</a>', 'malformed'],
  ['cut off', '<a><b>', 'malformed'],
  ['crossed', '<a><b></a></b>', 'malformed'],
  ['nothing', '', 'malformed'],
] as const)
  test(`XML: ${why} is a ParseError`, () => throws(() => parseXml(Buffer.from(text)), { name: 'ParseError', code }))

test('XML: any text is a document or a ParseError', () =>
  check(
    property(
      array(oneof(string(), constantFrom('<a>', '</a>', '<a b="', '"/>', '<![CDATA[', ']]>', '<!--', '-->', '&lt;', '<?x', '?>'))),
      (parts) => {
        try {
          ok(parseXml(Buffer.from(parts.join(''))).name !== '')
        } catch (error) {
          ok(error instanceof ParseError, String(error))
        }
      },
    ),
    { numRuns: 400 },
  ))

test('globs: any path is matched, and a deep one in a number of steps that grows with it', () => {
  const match = matcherOf([
    ['**/a/**/package.json', 1],
    ['*.x', 2],
    ['{b,c}/*', 3],
  ])
  check(property(string({ unit: constantFrom('a', '/', 'package.json', '.x', '*', '\n') }), (path) => match(path).length <= 3))
  deepEqual(match(`${'a/'.repeat(1000)}package.jso`), [])
  deepEqual(match(`${'a/'.repeat(1000)}package.json`), [1])
})
