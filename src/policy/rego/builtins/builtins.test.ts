import { equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { type Arbitrary, assert as check, array, bigInt, constantFrom, dictionary, letrec, oneof, property, string } from 'fast-check'
import { PolicyError } from '../../policy-error.ts'
import { functionFacts } from '../testdata/function-facts.ts'
import { showValue, writeValue } from '../values/print-value.ts'
import { readValue } from '../values/read-value.ts'
import { RegoObject, RegoSet, type Value, compareValues, isArray } from '../values/value.ts'
import { BUILTINS, refusal } from './registry.ts'

const context = { now: 1_767_225_600_000_000_000n }
const call = (name: string, args: readonly Value[]): Value | undefined => BUILTINS[name]!(args, context)

for (const [expression, answer] of functionFacts) {
  const at = expression.indexOf('(')
  test(`rego function: ${expression} is ${answer ?? 'undefined'}`, () => {
    const args = readValue(`[${expression.slice(at + 1, -1)}]`)
    ok(isArray(args))
    const result = call(expression.slice(0, at), args)
    equal(result === undefined ? undefined : showValue(result), answer)
  })
}

test('rego function: the time is that of the judgement', () => equal(call('time.now_ns', []), context.now))

for (const [name, why] of [
  ['http.send', 'nothing is fetched while judging'],
  ['rand.intn', 'a judgement must not depend on chance'],
  ['rego.parse_module', 'plimsoll has no such function'],
] as const)
  test(`rego function: ${name} is refused`, () => equal(refusal(name).message, `call "${name}": ${why}`))

test('rego function: a network of more than a million addresses is not unfolded', () =>
  throws(() => call('net.cidr_expand', ['10.0.0.0/8']), PolicyError))

const { value } = letrec<{ value: Value }>((tie) => ({
  value: oneof(
    { depthSize: 'small' },
    constantFrom<Value>(null, true, false, 0, -1, 1.5, '', '10.0.0.0/8', '1Ki', '%d', '(', '[', '2006-01-02', 'a=1&b'),
    bigInt(),
    string(),
    string({ unit: constantFrom('%', '[', ']', '*', '.', '1', '-', 'd', 's', '$', '{', ':', '/', '~') }),
    array(tie('value'), { maxLength: 4 }),
    array(tie('value'), { maxLength: 4 }).map((items) => new RegoSet(items)),
    dictionary(string(), tie('value'), { maxKeys: 4 }).map((entries) => new RegoObject(Object.entries(entries))),
  ) as Arbitrary<Value>,
}))

test('rego function: whatever they are given, they have a value or none', () => {
  const names = Object.keys(BUILTINS)
  check(
    property(constantFrom(...names), array(value, { maxLength: 5 }), (name, args) => {
      try {
        const result = call(name, args)
        if (result !== undefined) equal(compareValues(readValue(writeValue(result)), result), 0)
      } catch (error) {
        ok(error instanceof PolicyError, `${name}: ${String(error)}`)
      }
    }),
    { numRuns: 3000 },
  )
})

const long = 'a'.repeat(100_000)
for (const [name, args] of [
  ['sprintf', [`${'%'.repeat(100_000)}d`, [1]]],
  ['sprintf', ['%[1'.repeat(50_000), [1]]],
  ['regex.replace', [long, '(a*)*$', 'x']],
  ['regex.find_n', ['(a|aa)+b', long, -1]],
  ['regex.split', ['a*?', long]],
  ['strings.count', [long, 'aa']],
  ['indexof_n', [long, 'a']],
  ['units.parse_bytes', ['1'.repeat(100_000)]],
  ['units.parse_bytes', [`1e${'9'.repeat(100_000)}`]],
  ['units.parse', ['1e999999']],
  ['semver.compare', [`1.0.0-${'1.'.repeat(50_000)}1`, `1.0.0-${'1.'.repeat(50_000)}2`]],
  ['time.parse_duration_ns', ['1h'.repeat(50_000)]],
  ['time.parse_ns', ['2'.repeat(100_000), '2'.repeat(100_000)]],
  ['uri.parse', [`http://${long}:${long}`]],
  ['urlquery.decode', ['%41'.repeat(30_000)]],
  ['yaml.unmarshal', ['- &a [*a]\n'.repeat(1000)]],
  ['yaml.unmarshal', ['['.repeat(100_000)]],
  [
    'json.patch',
    [
      [],
      Array.from(
        { length: 1000 },
        () =>
          new RegoObject([
            ['op', 'add'],
            ['path', '/-'],
            ['value', 1],
          ]),
      ),
    ],
  ],
  ['regex.globs_match', ['a*'.repeat(2000), 'b*'.repeat(2000)]],
  ['glob.quote_meta', ['*'.repeat(100_000)]],
] as readonly (readonly [string, readonly Value[]])[])
  test(`rego function: ${name} of a hostile text ends`, () => {
    try {
      call(name, args)
    } catch (error) {
      ok(error instanceof PolicyError, String(error))
    }
  })
