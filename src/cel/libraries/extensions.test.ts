import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import {
  CelError,
  bindingsLibrary,
  blockLibrary,
  comprehensionsLibrary,
  encodersLibrary,
  environment,
  listsLibrary,
  mathLibrary,
  optionalLibrary,
  regexLibrary,
  setsLibrary,
  stringsLibrary,
  types,
} from '../index.ts'

const env = environment({
  libraries: [
    bindingsLibrary,
    blockLibrary,
    comprehensionsLibrary,
    encodersLibrary,
    listsLibrary,
    mathLibrary,
    optionalLibrary,
    regexLibrary,
    setsLibrary,
    stringsLibrary,
  ],
  variables: { any: types.dyn },
})

/** True by the documentation of cel-go's ext package; the cases of the specification have strings, math, optionals and macros. */
for (const source of [
  '[1, 2, 3, 4].slice(1, 3) == [2, 3]',
  '[].slice(0, 0) == []',
  '[1, [2, [3]]].flatten() == [1, 2, [3]]',
  '[[1, 2], [3, 4]].flatten() == [1, 2, 3, 4]',
  '[1, [2, [3, [4]]]].flatten(2) == [1, 2, 3, [4]]',
  '[1, [2]].flatten(0) == [1, [2]]',
  '[3, 2, 1].sort() == [1, 2, 3]',
  '["b", "c", "a"].sort() == ["a", "b", "c"]',
  '[true, false].sort() == [false, true]',
  '[timestamp("2021-01-01T00:00:00Z"), timestamp("2020-01-01T00:00:00Z")].sort()[0].getFullYear() == 2020',
  '["foo", "a", "bazz"].sortBy(e, e.size()) == ["a", "foo", "bazz"]',
  '[{"n": 2}, {"n": 1}].sortBy(e, -e.n)[0].n == 2',
  '[1, 2, 2.0, 2u, "b", "b", [1], [1.0]].distinct() == [1, 2, "b", [1]]',
  'lists.range(5) == [0, 1, 2, 3, 4] && lists.range(0) == []',
  '[5, 3, 1].reverse() == [1, 3, 5] && "gums".reverse() == "smug" && "a😀".reverse() == "😀a"',
  '[1, 2].first().value() == 1 && [1, 2].last() == optional.of(2) && ![].first().hasValue()',
  'optional.unwrap([optional.of(1), optional.none(), optional.of(2)]) == [1, 2]',
  '[optional.of(1), optional.none()].unwrapOpt() == [1]',
  'sets.contains([1, 2, 3], [2, 3.0, 1u]) && sets.contains([], []) && !sets.contains([1], [2])',
  'sets.equivalent([1, 1], [1]) && sets.equivalent([[1], [2]], [[2], [1]]) && !sets.equivalent(["a"], [])',
  'sets.intersects([1], [1, 2]) && !sets.intersects([], [1])',
  'regex.replace("hello world hello", "hello", "hi") == "hi world hi"',
  'regex.replace("banana", "a", "x", 2) == "bxnxna"',
  'regex.replace("foo bar", "(fo)o (ba)r", r"\\2 \\1") == "ba fo"',
  'regex.replace("id=123", r"id=(?P<value>\\d+)", r"value: \\1") == "value: 123"',
  'regex.replace("abc", "", "-") == "-a-b-c-"',
  'regex.extract("hello world", "hello(.*)") == optional.of(" world")',
  'regex.extract("item-A, item-B", r"item-(\\w+)") == optional.of("A")',
  'regex.extract("HELLO", "hello") == optional.none()',
  'regex.extractAll("id:123, id:456", r"id:\\d+") == ["id:123", "id:456"]',
  'regex.extractAll("id:123, id:456", r"id:(\\d+)") == ["123", "456"]',
  'regex.extractAll("none", r"\\d") == []',
  'base64.encode(b"hello") == "aGVsbG8=" && base64.decode("aGVsbG8") == b"hello"',
  'cel.block([1, cel.index(0) + 1, cel.index(1) * 10], cel.index(2)) == 20',
  'cel.bind(a, "x", a + a + a) == "xxx" && cel.bind(a, 1 / 0, true)',
  '[1, 2, 3].all(i, v, i < v) && {"a": 1}.exists(k, v, k == "a" && v == 1)',
  '{"a": 1, "b": 2}.transformMap(k, v, v > 1, v * 2) == {"b": 4}',
  '[2, 3].transformMapEntry(i, v, {string(v): i}) == {"2": 0, "3": 1}',
  '"%.3f|%e|%d|%s|%x|%X|%o|%b|%%".format([2.5, 1052.032911275, 7u, [1, {"b": null, "a": 2.0}], 250, "hi", 9, true]) == "2.500|1.052033e+03|7|[1, {a: 2, b: null}]|fa|6869|11|1|%"',
  '"%.0f %.0f %.1f".format([0.5, 2.5, 0.25]) == "0 2 0.2"',
  '"%s".format([1e21]) == "1000000000000000000000" && string(1e21) == "1e+21" && string(123456.0) == "123456"',
  '"%s".format([duration("1.5s")]) == "1.5s"',
  'math.sqrt(16) == 4.0 && math.round(-2.5) == -3.0 && math.bitShiftRight(-1, 60) == 15',
])
  test(`extension: ${source}`, () => {
    const result = env.program(env.compile(source)).evaluate({})
    deepEqual(result.kind === 'error' ? result.message : result.kind === 'value' && result.value, true)
  })

/** cel-go's messages. */
for (const [source, message] of [
  ['[1].slice(0, 2)', 'cannot slice(0, 2), list is length 1'],
  ['[1].slice(-1, 0)', 'cannot slice(-1, 0), negative indexes not supported'],
  ['[1].slice(1, 0)', 'cannot slice(1, 0), start index must be less than or equal to end index'],
  ['[1].flatten(-1)', 'level must be non-negative'],
  ['[any, "a"].sort()', 'list elements must have the same type'],
  ['[any, {}].map(x, dyn({})).sort()', 'list elements must be comparable'],
  ['regex.extract("a", "(a)(b)")', 'regular expression has more than one capturing group: "(a)(b)"'],
  ['regex.replace("a", "a", r"\\1")', 'replacement string references group 1 but regex has only 0 group(s)'],
  [
    'regex.replace("a", "a", r"\\x")',
    String.raw`invalid replacement string: '\x' \ must be followed by a digit or \\`.replace(String.raw`\\`, '\\'),
  ],
  ['"abc".charAt(4)', 'index out of range: 4'],
  ['"abc".substring(2, 1)', 'invalid substring range. start: 2, end: 1'],
  ['optional.none().value()', 'optional.none() dereference'],
  ['{"a": 1, "b": 1}.transformMapEntry(k, v, {v: k})', 'insert failed: key 1 already exists'],
  ['"%d".format(["a"])', 'error during formatting: decimal clause can only be used on ints, uints, and doubles, was given string'],
  ['"%s %s".format(["a"])', 'index 1 out of range'],
  ['math.abs(-9223372036854775807 - 1)', 'integer overflow'],
  ['math.bitShiftLeft(1, -1)', 'math.bitShiftLeft() negative offset: -1'],
] as const)
  test(`extension: ${source}`, () => {
    const result = env.program(env.compile(source)).evaluate({ any: 1 })
    equal(result.kind === 'error' && result.message, message)
  })

test('extension: what a macro cannot expand is found when it is parsed', () => {
  for (const [source, message] of [
    ['math.least()', 'math.least() requires at least one argument'],
    ['math.greatest("a")', 'math.greatest() invalid single argument value'],
    ['cel.bind(a.b, 1, 2)', 'cel.bind() variable names must be simple identifiers'],
    ['[1].transformMap(a, a, a)', 'duplicate variable name: a'],
    ['1.sortBy(a, a)', 'sortBy can only be applied to a list, identifier, comprehension, call or select expression'],
  ] as const)
    try {
      env.compile(source)
      ok(false, source)
    } catch (error) {
      ok(error instanceof CelError, source)
      equal(error.diagnostics[0]?.message, message)
    }
})

/** RE2 has no backtracking: these take minutes elsewhere. */
for (const [pattern, text] of [
  ['(a+)+$', `${'a'.repeat(100_000)}b`],
  ['(a|aa)+$', `${'a'.repeat(100_000)}b`],
  ['(.*)(.*)(.*)x', 'y'.repeat(50_000)],
] as const)
  test(`extension: ${pattern} takes time as its text is long`, () => {
    const result = env.program(env.compile(`any.matches('${pattern}')`)).evaluate({ any: text })
    ok(result.kind === 'value' && result.value === false)
  })

test('extension: a pattern that is none is refused before a run, and fails in one', () => {
  const program = env.program(env.compile('any.matches("[")'))
  deepEqual(
    program.refused.map(({ message, at }) => [message, at]),
    [['error parsing regexp: missing closing ]: `[`', 11]],
  )
  const result = program.evaluate({ any: 'a' })
  ok(result.kind === 'error' && result.message === 'error parsing regexp: missing closing ]: `[`' && result.position === 11)
})
