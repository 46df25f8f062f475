import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import {
  CelDouble,
  CelError,
  CelFailure,
  CelMap,
  CelObject,
  type CelType,
  CelUint,
  type TypeProvider,
  type Value,
  bindingsLibrary,
  environment,
  listsLibrary,
  optionalLibrary,
  stringsLibrary,
  types,
} from '../index.ts'
import type { EvaluateOptions, Result } from './program.ts'

const libraries = [bindingsLibrary, listsLibrary, optionalLibrary, stringsLibrary]
const variables = { a: types.dyn, b: types.dyn, params: types.dyn, list: types.list(types.int) }
const env = environment({ libraries, variables })

const run = (source: string, bindings: object = {}, options?: EvaluateOptions): Result =>
  env.program(env.compile(source)).evaluate({ ...bindings }, options)

function valueOf(source: string, bindings: object = {}): Value {
  const result = run(source, bindings)
  if (result.kind !== 'value') throw new Error(result.kind === 'error' ? result.message : 'unknown')
  return result.value
}

const names = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "hasOwnProperty": 2}') as object

/** Names that every object of JavaScript has are keys of a map only where it has them itself. */
for (const [source, bindings, value, why] of [
  ['a.constructor', { a: {} }, 'no such key: constructor', 'inherited'],
  ['a.__proto__', { a: {} }, 'no such key: __proto__', 'inherited'],
  ['a["toString"]', { a: {} }, 'no such key: toString', 'inherited, by index'],
  ['has(a.valueOf)', { a: {} }, false, 'inherited, tested'],
  ['"toString" in a', { a: {} }, false, 'inherited, searched'],
  ['a.__proto__.polluted', { a: names }, true, 'own'],
  ['has(a.constructor) && a.constructor == 1', { a: names }, true, 'own'],
  ['a.size()', { a: names }, 3, 'all own keys count'],
  ['{"__proto__": 1}.__proto__', {}, 1, 'a literal may have it'],
  ['{"__proto__": 1} == a', { a: JSON.parse('{"__proto__": 1}') as object }, true, 'and is equal then'],
  ['a.length', { a: [1] }, `unsupported index type 'string' in list`, 'a list has no fields'],
  ['a.length', { a: 'text' }, 'no such key: length', 'nor has a text'],
  ['constructor', {}, undefined, 'no variable of that name'],
] as const)
  test(`map: ${source}: ${why}`, () => {
    if (value === undefined) {
      const result = env.program(env.parse(source)).evaluate(bindings)
      ok(result.kind === 'error' && result.message === `no such attribute(s): ${source}`)
      return
    }
    const result = run(source, bindings)
    deepEqual(result.kind === 'error' ? result.message : result.kind === 'value' && result.value, value)
  })

/** A value has one form; cel-spec, numeric values. */
for (const [source, value, why] of [
  ['2.0', new CelDouble(2), 'a double without a fraction'],
  ['-0.0', new CelDouble(-0), 'negative zero'],
  ['0.5', 0.5, 'a fraction'],
  ['1e300', 1e300, 'beyond safe integers'],
  ['1.5 + 1.5', new CelDouble(3), 'a sum'],
  ['9007199254740991 + 1', 9007199254740992n, 'int beyond 2^53'],
  ['9007199254740993 - 2', 9007199254740991, 'and back'],
  ['4611686018427387904 * 2 - 1 == 0 || true', true, 'overflow is absorbed'],
  ['0 * -5', 0, 'an int has no negative zero'],
  ['-7 / 2', -3, 'truncated'],
  ['-7 % 2', -1, 'the sign of the dividend'],
  ['18446744073709551615u', new CelUint(2n ** 64n - 1n), 'uint'],
  ['{1: "a", "b": 2u}[1u]', 'a', 'a key of another type of number'],
  ['type(9007199254740993)', types.int, 'a bigint is an int'],
  ['"😀é".size()', 2, 'code points'],
  ['"😀".charAt(0)', '😀', 'code points'],
  ['"\\ufffd" < "😀"', true, 'order of code points, not of UTF-16'],
] as const)
  test(`value: ${source}: ${why}`, () => deepEqual(valueOf(source), value))

test('value: a map with other keys is a CelMap', () => ok(valueOf('{1: 2}') instanceof CelMap))

test('limit: a run ends at its cost limit, whatever would absorb it', () => {
  const result = run(
    'list.all(x, list.all(y, list.all(z, x + y + z >= 0))) || true',
    { list: Array.from({ length: 100 }, (_, i) => i) },
    { costLimit: 1000 },
  )
  ok(result.kind === 'error' && result.message === 'operation cancelled: actual cost limit exceeded')
})

test('limit: a run ends when it is interrupted', () => {
  let asked = 0
  const list = Array.from({ length: 1000 }, (_, i) => i)
  const result = run('list.all(x, list.all(y, x + y >= 0))', { list }, { interrupt: () => ++asked > 5 })
  ok(result.kind === 'error' && result.message === 'operation interrupted')
  equal(asked, 6)
})

/** `cel.bind(v0, START, cel.bind(v1, STEP of v0, … RESULT of the last))` */
const repeated = (start: string, step: string, times: number, result = 'V.size()'): string => {
  const steps = Array.from({ length: times }, (_, i) => `cel.bind(v${i + 1}, ${step.replaceAll('V', `v${i}`)}, `)
  return `cel.bind(v0, ${start}, ${steps.join('')}${result.replaceAll('V', `v${times}`)}${')'.repeat(times + 1)}`
}

/** Little text that asks for much. */
for (const [name, source, message] of [
  ['a text doubled', repeated('"text"', 'V + V', 40), /string size exceeds limit/],
  ['a list doubled', repeated('[1]', 'V + V', 40), /list size exceeds limit/],
  ['a text replaced', repeated('"aaaa"', 'V.replace("a", V)', 12), /too long/],
  [
    'lists within lists compared',
    repeated('[1]', '[V, V]', 40, repeated('[1]', '[V, V]', 40).replaceAll('v', 'w').replace('w40.size()', 'V == w40')),
    /too much to compare/,
  ],
  ['a list of numbers', 'lists.range(9223372036854775807).size()', /exceeds maximum/],
  ['lists within lists formatted', repeated('[1]', '[V, V]', 40, '"%s".format([V])'), /too long/],
] as const)
  test(`hostile: ${name}`, () => {
    const result = run(source)
    ok(result.kind === 'error')
    ok(message.test(result.message), result.message)
  })

/** Expressions that are refused before they run, in time. */
for (const [name, source, code] of [
  ['parentheses', '('.repeat(100_000), 'limit'],
  ['lists', '['.repeat(99_999), 'limit'],
  ['minus signs', '-'.repeat(100_000), 'syntax'],
  ['nots', `${'!'.repeat(99_999)}a`, undefined],
  ['a chain of fields', `a${'.b'.repeat(40_000)}`, 'limit'],
  ['a sum', `1${'+1'.repeat(40_000)}`, 'limit'],
  ['choices', `${'a?b:'.repeat(20_000)}c`, 'limit'],
  ['macros', `${'[1].map(x,'.repeat(240)}1${')'.repeat(240)}`, undefined],
  ['ors', `a${'||a'.repeat(30_000)}`, undefined],
  ['open quotes', '"'.repeat(100_000), 'syntax'],
  ['open triple quotes', `'''\\\n\\`.repeat(15_000), 'syntax'],
  ['lines of open quotes', '"\n'.repeat(50_000), 'syntax'],
  ['no tokens', '$'.repeat(100_000), 'syntax'],
  ['lists in a list', `[${'[],'.repeat(33_000)}]`, undefined],
  ['too long', 'a'.repeat(100_001), 'limit'],
  ['digits', '1'.repeat(100_000), 'syntax'],
  ['a null byte', 'a\u0000b', 'syntax'],
] as const)
  test(`hostile: ${name}`, () => {
    let found: string | undefined
    try {
      env.program(env.compile(source)).evaluate({ a: false })
    } catch (error) {
      if (!(error instanceof CelError)) throw error
      found = error.code
    }
    equal(found, code)
  })

/** cel-spec, partial evaluation: what is not known does not matter where another operand decides. */
for (const [source, unknowns, outcome] of [
  ['params.limit > 3', ['params.*'], ['params.limit']],
  ['params.limit > 3 || true', ['params.*'], true],
  ['false && params.limit > 3', ['params'], false],
  ['params.a && params.b', ['params.*'], ['params.a', 'params.b']],
  ['has(params.a)', ['params.*'], ['params.a']],
  ['a.b == 1', ['params.*'], true],
  ['a.b == 1 ? params.a : 2', ['params.*'], ['params.a']],
  ['list.exists(x, x == params.a || x == 2)', ['params.a'], true],
  ['list.all(x, x < params.a)', ['params.a'], ['params.a']],
  ['params["a"].b', ['params.a.b'], ['params.a.b']],
  ['params.other', ['params.limit'], 7],
  ['1 / 0 == 1 || params.a', ['params.*'], ['params.a']],
  ['[params.a, 1].size()', ['params.*'], ['params.a']],
] as const)
  test(`unknown: ${source} without ${unknowns.join()}`, () => {
    const result = run(source, { a: { b: 1 }, params: { other: 7 }, list: [1, 2] }, { unknowns })
    deepEqual(result.kind === 'value' ? result.value : result.kind === 'unknown' ? result.attributes : result.message, outcome)
  })

test('explain: the parts with their values', () => {
  const source = 'list.exists(x, x > 1) && a.b == "c"'
  const { result, observations } = env.program(env.compile(source)).explain({ list: [1, 2], a: { b: 'c' } })
  ok(result.kind === 'value' && result.value === true)
  const parts = observations.map(({ start, end, value }) => [source.slice(start, end), value])
  deepEqual(parts, [
    ['list', [1, 2]],
    ['x', 1],
    ['x > 1', false],
    ['x', 2],
    ['x > 1', true],
    ['list.exists(x, x > 1)', true],
    ['a.b', 'c'],
    ['a.b == "c"', true],
    [source, true],
  ])
})

/** Fields of one type, for the tests. */
const fields: Readonly<Record<string, CelType>> = {
  ratio: types.double,
  since: types.timestamp,
  every: types.duration,
  data: types.bytes,
  ratios: types.list(types.double),
  name: types.string,
}
const provider: TypeProvider = {
  findType: (name) => (name === 'test.Thing' ? types.struct(name) : undefined),
  findField: (_type, field) => fields[field],
}

/** JSON has no doubles, times and bytes of its own: what a value is its declared type says. */
for (const [source, value] of [
  ['type(thing.ratio) == double', true],
  ['thing.ratio / 4.0', 0.5],
  ['thing.since < timestamp("2030-01-01T00:00:00Z")', true],
  ['thing.since.getFullYear()', 2026],
  ['thing.every == duration("90s")', true],
  ['thing.data.size()', 3],
  ['thing.ratios.all(r, type(r) == double)', true],
  ['thing.ratios[0] * 0.5', new CelDouble(1)],
  ['has(thing.name)', false],
  ['thing.name', 'no such key: name'],
] as const)
  test(`typed JSON: ${source}`, () => {
    const typed = environment({ variables: { thing: types.struct('test.Thing') }, types: provider })
    const thing = { ratio: 2, since: '2026-11-25T00:00:00Z', every: '1m30s', data: 'YWJj', ratios: [2, 3.5] }
    const result = typed.program(typed.compile(source)).evaluate({ thing })
    deepEqual(result.kind === 'error' ? result.message : result.kind === 'value' && result.value, value)
  })

test('typed JSON: an undefined field is found before', () => {
  const typed = environment({ variables: { thing: types.struct('test.Thing') }, types: provider })
  try {
    typed.compile('thing.none')
    ok(false)
  } catch (error) {
    ok(error instanceof CelError)
    deepEqual(
      error.diagnostics.map(({ message, line, column }) => [message, line, column]),
      [[`undefined field 'none'`, 1, 6]],
    )
  }
})

/** A host's object: its fields are asked for when they are read. */
class Lazy extends CelObject {
  readonly type = types.opaque('test.Lazy')
  asked: string[] = []

  override get(field: string): Value | CelFailure | undefined {
    this.asked.push(field)
    if (field === 'broken') return new CelFailure('is broken')
    return field === 'answer' ? 42 : undefined
  }

  override equals(other: CelObject): boolean {
    return this === other
  }
}

test('object: fields are read when they are needed', () => {
  const a = new Lazy()
  equal(valueOf('false && a.broken == 1 || a.answer == 42', { a }), true)
  deepEqual(a.asked, ['answer'])
  const broken = run('a.broken', { a })
  ok(broken.kind === 'error' && broken.message === 'is broken' && broken.position === 1)
  const none = run('a.none', { a })
  ok(none.kind === 'error' && none.message === 'no such key: none')
})

test('function: errors of a library get the place of the call', () => {
  const library = {
    id: 'test',
    functions: [
      {
        name: 'fail',
        overloads: [{ id: 'fail_string', params: [types.string], result: types.bool, evaluate: (text: string) => new CelFailure(text) }],
      },
    ],
  }
  const own = environment({ libraries: [library] })
  const result = own.program(own.compile('1 == 2 || fail("no")')).evaluate({})
  deepEqual(result.kind === 'error' && [result.message, result.position], ['no', 14])
})
