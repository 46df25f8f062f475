import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { CelError, bindingsLibrary, environment, formatType, optionalLibrary, stringsLibrary, types } from '../index.ts'

const options = {
  libraries: [bindingsLibrary, optionalLibrary, stringsLibrary],
  variables: {
    object: types.dyn,
    s: types.string,
    x: types.int,
    n: types.list(types.int),
    wrapped: types.nullable(types.int),
    'a.b.c': types.string,
  },
}
const env = environment(options)
const strict = environment({ ...options, homogeneousLiterals: true, validateLiterals: true })
const plain = environment({ ...options, crossTypeNumericComparisons: false })

function diagnosticsOf(source: string, of = env): readonly string[] {
  try {
    of.compile(source)
    return []
  } catch (error) {
    if (!(error instanceof CelError)) throw error
    equal(error.code, 'type')
    return error.diagnostics.map(({ line, column, message }) => `${line}:${column}: ${message}`)
  }
}

/** cel-go, checker/checker_test.go: the type of an expression. */
for (const [source, type] of [
  ['[]', 'list(dyn)'],
  ['[1, 2]', 'list(int)'],
  ['[1, "a"]', 'list(dyn)'],
  ['{}', 'map(dyn, dyn)'],
  ['{1: [2u]}', 'map(int, list(uint))'],
  ['n.map(i, {"k": i})', 'list(map(string, int))'],
  ['n.filter(i, i > 1)', 'list(int)'],
  ['x == 1 ? s : "b"', 'string'],
  ['object.a.b[0]', 'dyn'],
  ['a.b.c', 'string'],
  ['type(x)', 'type(int)'],
  ['int', 'type(int)'],
  ['object.?a', 'optional_type(dyn)'],
  ['n[?0]', 'optional_type(int)'],
  ['n[?0].orValue(3)', 'int'],
  ['optional.of(s).optMap(v, v.size())', 'optional_type(int)'],
  ['cel.bind(v, [1], v)', 'list(int)'],
  ['timestamp(0) - duration("1h")', 'timestamp'],
  ['wrapped', 'wrapper(int)'],
  ['wrapped + 1', 'int'],
  ['[[], [1]]', 'list(list(int))'],
  ['null', 'null'],
] as const)
  test(`check: ${source} has type ${type}`, () => equal(formatType(env.compile(source).type), type))

for (const [source, ...diagnostics] of [
  ['a.b', "1:1: undeclared reference to 'a' (in container '')"],
  ['x.all(i, true)', "1:1: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)"],
  // The operands of && are looked at one by one.
  ['n.all(i, i)', "1:10: expected type 'bool' but found 'int'"],
  ['wrapped == "a"', "1:9: found no matching overload for '_==_' applied to '(wrapper(int), string)'"],
  ['s.nope()', "1:7: undeclared reference to 'nope' (in container '')"],
  ['Thing{a: 1}', "1:6: undeclared reference to 'Thing' (in container '')"],
  [
    'n.filter(i, s)[0] + i',
    "1:9: found no matching overload for '_?_:_' applied to '(string, list(int), list(int))'",
    "1:21: undeclared reference to 'i' (in container '')",
  ],
] as const)
  test(`check: ${source} is refused`, () => deepEqual(diagnosticsOf(source), diagnostics))

test('check: numbers of two types are compared where an environment allows it', () => {
  deepEqual(diagnosticsOf('1 < 2.5'), [])
  deepEqual(diagnosticsOf('1 < 2.5', plain), ["1:3: found no matching overload for '_<_' applied to '(int, double)'"])
})

/** cel-go 0.32 with cel.ExtendedValidations(). */
for (const [source, ...diagnostics] of [
  ["[1, 'a', 2u]", "1:5: expected type 'int' but found 'string'"],
  ['[1, object.a]', "1:11: expected type 'int' but found 'dyn'"],
  ["{'a': 1, 2: 'c'}", "1:10: expected type 'string' but found 'int'", "1:13: expected type 'int' but found 'string'"],
  ["'%d %s'.format([1, ['a', 2]])"],
  ['[[], [1]]'],
  ["duration('x')", '1:10: invalid duration argument'],
  ["timestamp('x')", '1:11: invalid timestamp argument'],
  ["s.matches('[')", '1:11: invalid matches argument'],
  ["duration('1h') > duration(s)"],
] as const)
  test(`check: literals: ${source}`, () => deepEqual(diagnosticsOf(source, strict), diagnostics))

const nested = (start: string, step: string, times: number): string => {
  const steps = Array.from({ length: times }, (_, i) => `cel.bind(v${i + 1}, ${step.replaceAll('V', `v${i}`)}, `)
  return `cel.bind(v0, ${start}, ${steps.join('')}[v${times}, v${times}].size() > 0${')'.repeat(times + 1)}`
}

/** Little text whose types double with each step: a walk through all of one would not end. */
for (const [name, source] of [
  ['types that say much', nested('[1]', '{1: V, 2: [V]}', 200)],
  ['types within keys', nested('[1]', '{V: [V]}', 200)],
  ['types that are not known yet', nested('[]', '{V: [V]}', 200)],
  ['lists that are not known yet', nested('[]', '[V, V, []]', 200)],
  ['choices of them', nested('[]', '(x == 1 ? {V: V} : {V: V})', 100)],
  ['sums of them', nested('[]', '[V] + [[]] + [V]', 100)],
  ['one after another', `[${'[[]],[{}],'.repeat(8000)}[]].size() > 0`],
] as const)
  test(`hostile: ${name}`, () => deepEqual(diagnosticsOf(source), []))
