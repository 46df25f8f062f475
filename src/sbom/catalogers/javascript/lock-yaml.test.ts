import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string, stringMatching } from 'fast-check'
import { ParseError } from '#base/index.ts'
import { readLockYaml } from './lock-yaml.ts'

/** Maps as objects, to compare with. */
const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]))
    : Array.isArray(value)
      ? value.map(plain)
      : value

for (const [text, expected, why] of [
  ["a: 1.10\nb: \"x\\u0041\"\nc: 'it''s'\n", [{ a: '1.10', b: 'xA', c: "it's" }], 'every scalar is text'],
  ['a:\n  - x\n  - y\nb:\n- z\n', [{ a: ['x', 'y'], b: ['z'] }], 'lists, as far left as their key too'],
  ["a: {b: c, d: [e, 'f, g']}\n", [{ a: { b: 'c', d: ['e', 'f, g'] } }], 'flow collections'],
  ['"a@npm:^1, a@npm:^2":\n  b: c\n', [{ 'a@npm:^1, a@npm:^2': { b: 'c' } }], "Yarn's keys"],
  ['? "a@npm:^1"\n:\n  b: c\n', [{ 'a@npm:^1': { b: 'c' } }], 'a key beyond 1024 characters'],
  ['a: >-\n  one\n  two\nb: c\n', [{ a: 'one two', b: 'c' }], 'folded text, of deprecations'],
  ['---\na: b\n---\nc: d\n', [{ a: 'b' }, { c: 'd' }], 'two documents, as pnpm 11 may write'],
  ['a: b\r\nc:\r\n  d: e\r\n', [{ a: 'b', c: { d: 'e' } }], 'lines of Windows'],
  ['__proto__: x\nconstructor:\n  a: b\n', [{ constructor: { a: 'b' }, ['__proto__']: 'x' }], 'names of JavaScript are names'],
  ['', [], 'nothing'],
] as const)
  test(`lock YAML: ${why}`, () => deepEqual(readLockYaml(text).map(plain), expected))

for (const [why, text] of [
  ['an anchor', 'a: &x 1\nb: *x\n'],
  ['an anchor that is its own alias', 'a: &x [*x, *x]\n'],
  ['a merge of an alias', 'a:\n  <<: *x\n'],
  ['a tag', 'a: !!js/function "x"\n'],
  ['nesting without end', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['a flow without end', `a: ${'[a, '.repeat(400)}`],
  ['a tab', 'a:\n\tb: 1\n'],
  ['an open quote', 'a: "b\n'],
  ['an open flow', 'a: {b: c\n'],
  ['two trees', 'a: b\n    c: d\n  e: f\n'],
  ['marks of a merge', 'a: b\n<<<<<<< HEAD\nc: d\n'],
  ['a list alone', '- a\n- b\n'],
] as const)
  test(`lock YAML: ${why} is refused with a line`, () => {
    try {
      deepEqual(readLockYaml(text), 'an error')
    } catch (error) {
      ok(error instanceof ParseError && error.position?.startsWith('line'), String(error))
    }
  })

test('lock YAML: any text is documents or a ParseError', () => {
  for (const text of [string({ maxLength: 200 }), stringMatching(/^(?:[ ]{0,4}[a-c'"@{[-]{1,3}: ?[a-c'"*&{}[\],|>]{0,4}\n){0,8}$/)])
    check(
      property(text, (content) => {
        try {
          readLockYaml(content)
        } catch (error) {
          ok(error instanceof ParseError, String(error))
        }
      }),
    )
})
