import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, dictionary, jsonValue, property, record } from 'fast-check'
import { type Operation, PatchFault, applyJsonPatch } from './json-patch.ts'

const op = (name: string, path: string, more: Partial<Operation> = {}): Operation => ({ op: name, path, from: '', ...more })
type Json = { readonly [key: string]: unknown }

/** RFC 6902, appendix A, and what evanphx/json-patch v4 makes of the rest. */
for (const [why, document, patch, expected] of [
  ['A.1 a member', { foo: 'bar' }, [op('add', '/baz', { value: 'qux' })], { baz: 'qux', foo: 'bar' }],
  ['A.2 an element', { foo: ['bar', 'baz'] }, [op('add', '/foo/1', { value: 'qux' })], { foo: ['bar', 'qux', 'baz'] }],
  ['A.3 a member is removed', { baz: 'qux', foo: 'bar' }, [op('remove', '/baz')], { foo: 'bar' }],
  ['A.4 an element is removed', { foo: ['bar', 'qux', 'baz'] }, [op('remove', '/foo/1')], { foo: ['bar', 'baz'] }],
  ['A.5 replaced', { baz: 'qux', foo: 'bar' }, [op('replace', '/baz', { value: 'boo' })], { baz: 'boo', foo: 'bar' }],
  [
    'A.6 moved',
    { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
    [op('move', '/qux/thud', { from: '/foo/waldo' })],
    { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
  ],
  [
    'A.7 an element is moved',
    { foo: ['all', 'grass', 'cows', 'eat'] },
    [op('move', '/foo/3', { from: '/foo/1' })],
    { foo: ['all', 'cows', 'eat', 'grass'] },
  ],
  [
    'A.8 tests that hold',
    { baz: 'qux', foo: ['a', 2, 'c'] },
    [op('test', '/baz', { value: 'qux' }), op('test', '/foo/1', { value: 2 })],
    { baz: 'qux', foo: ['a', 2, 'c'] },
  ],
  [
    'A.9 a test that does not: nothing counts',
    { baz: 'qux' },
    [op('add', '/a', { value: 1 }), op('test', '/baz', { value: 'bar' })],
    { baz: 'qux' },
  ],
  [
    'A.10 an object in an object',
    { foo: 'bar' },
    [op('add', '/child', { value: { grandchild: {} } })],
    { foo: 'bar', child: { grandchild: {} } },
  ],
  ['A.14 escapes', { '/': 9, '~1': 10 }, [op('test', '/~01', { value: 10 }), op('remove', '/~1')], { '~1': 10 }],
  ['A.15 a text is no number', { '/': 9, '~1': 10 }, [op('test', '/~01', { value: '10' }), op('remove', '/~1')], { '/': 9, '~1': 10 }],
  ['A.16 at the end', { foo: ['bar'] }, [op('add', '/foo/-', { value: ['abc', 'def'] })], { foo: ['bar', ['abc', 'def']] }],
  ['copied', { a: { b: [1] } }, [op('copy', '/c', { from: '/a' }), op('add', '/c/b/-', { value: 2 })], { a: { b: [1] }, c: { b: [1, 2] } }],
  ['what is not there is replaced as well', { a: 1 }, [op('replace', '/b', { value: 2 })], { a: 1, b: 2 }],
  ['from the end', { a: [1, 2, 3] }, [op('remove', '/a/-1')], { a: [1, 2] }],
  ['the whole', { a: 1 }, [op('replace', '', { value: { b: 2 } })], { b: 2 }],
  ['objects are equal in any order', { a: { x: 1, y: [2] } }, [op('test', '/a', { value: { y: [2], x: 1 } })], { a: { x: 1, y: [2] } }],
  [
    'large numbers stay exact',
    { a: 9007199254740993n },
    [op('copy', '/b', { from: '/a' })],
    { a: 9007199254740993n, b: 9007199254740993n },
  ],
] as const satisfies readonly (readonly [string, Json, readonly Operation[], Json])[])
  test(`JSON patch: ${why}`, () => {
    const before = structuredClone(document)
    deepEqual(applyJsonPatch<Json>(document, patch), expected)
    deepEqual(document, before)
  })

test('JSON patch: what stands in two places, as an alias of YAML does, is changed in one', () => {
  const shared = { x: 1 }
  deepEqual(applyJsonPatch<Json>({ a: shared, b: shared }, [op('replace', '/a/x', { value: 2 })]), { a: { x: 2 }, b: { x: 1 } })
})

for (const [document, operation, message] of [
  [{ a: 1 }, op('add', '/b/c', { value: 1 }), 'add operation does not apply: doc is missing path: "/b/c": missing value'],
  [{ a: 1 }, op('add', 'b', { value: 1 }), 'add operation does not apply: doc is missing path: "b": missing value'],
  [
    { a: [1] },
    op('add', '/a/5', { value: 1 }),
    "error in add for path: '/a/5': Unable to access invalid index: 5: invalid index referenced",
  ],
  [
    { a: [1] },
    op('add', '/a/x', { value: 1 }),
    `error in add for path: '/a/x': value was not a proper array index: 'x': strconv.Atoi: parsing "x": invalid syntax`,
  ],
  [{ a: 1 }, op('remove', '/b'), "error in remove for path: '/b': Unable to remove nonexistent key: b: missing value"],
  [{ a: [] }, op('remove', '/a/0'), "error in remove for path: '/a/0': Unable to access invalid index: 0: invalid index referenced"],
  [{ a: 1 }, op('replace', '/b/c', { value: 1 }), 'replace operation does not apply: doc is missing path: /b/c: missing value'],
  [{ a: [1] }, op('replace', '/a/1', { value: 1 }), 'replace operation does not apply: doc is missing key: /a/1: missing value'],
  [{ a: 1 }, op('move', '/c', { from: '/b' }), "error in move for path: 'b': Unable to remove nonexistent key: b: missing value"],
  [{ a: 1 }, op('copy', '/c', { from: '/b/d' }), 'copy operation does not apply: doc is missing from path: /b/d: missing value'],
  [{ a: 1 }, op('test', '/b/c', { value: 1 }), 'test operation does not apply: is missing path: /b/c: missing value'],
  [{ a: 1 }, op('merge', '/b'), 'Unexpected kind: merge'],
] as const satisfies readonly (readonly [Json, Operation, string])[])
  test(`JSON patch fault: ${message}`, () => throws(() => applyJsonPatch(document, [operation]), { message }))

test('JSON patch: names that every object of JavaScript has are keys as others', () => {
  const made = applyJsonPatch<Json>({}, [op('add', '/__proto__', { value: { polluted: true } }), op('add', '/constructor', { value: 1 })])
  deepEqual(Object.keys(made), ['__proto__', 'constructor'])
  equal('polluted' in {}, false)
  throws(() => applyJsonPatch({}, [op('add', '/constructor/prototype/x', { value: 1 })]), /missing value/)
})

// 2^60 parts, were they made.
test('JSON patch: copies of copies end', () => {
  const patch = Array.from({ length: 60 }, (_, i) => op('copy', `/a/${i}`, { from: '/a' }))
  throws(() => applyJsonPatch({ a: {} }, patch), /copies are larger than a patch may make/)
})

const step = constantFrom('', 'a', 'b', '0', '1', '-', '-1', '~0', '~1', '__proto__', 'length', '9'.repeat(20))
const pointer = array(step, { maxLength: 4 }).map((steps) => steps.map((one) => `/${one}`).join(''))
const operation = record({
  op: constantFrom('add', 'copy', 'move', 'remove', 'replace', 'test', 'none'),
  path: pointer,
  from: pointer,
  value: jsonValue({ maxDepth: 2 }),
})

test('JSON patch: whatever it is, it applies or says why, and leaves what it was given', () =>
  check(
    property(dictionary(constantFrom('a', 'b', '0'), jsonValue({ maxDepth: 3 })), array(operation, { maxLength: 6 }), (document, patch) => {
      const before = JSON.stringify(document)
      try {
        applyJsonPatch(document, patch)
      } catch (error) {
        if (!(error instanceof PatchFault)) throw error
      }
      equal(JSON.stringify(document), before)
    }),
  ))
