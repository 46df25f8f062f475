import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Arbitrary,
  assert as check,
  array,
  constantFrom,
  double,
  letrec,
  oneof,
  property,
  string,
  tuple,
  uint8Array,
  bigInt,
} from 'fast-check'
import type { Ast } from '../ast/index.ts'
import { comprehensionsLibrary, environment, optionalLibrary } from '../index.ts'
import { print } from './print.ts'
import { writeLiteral } from './quote.ts'

const env = environment({ libraries: [optionalLibrary, comprehensionsLibrary] })

/** cel-go's parser/unparser_test.go: an expression prints as it was written where it was written without need of parentheses. */
for (const [source, printed = source] of [
  ['a + b - c'],
  ['a - (b - c)'],
  ['(a - b) - c', 'a - b - c'],
  ['a * (b + c) / 2'],
  ['!(a && b) || c'],
  ['(a || b) && c'],
  ['a ? b : c ? d : e'],
  ['(a ? b : c) ? d : e'],
  ['a in [1, 2u, 3.0]'],
  ['-x'],
  ['-(1)'],
  ['-1'],
  ['(-1).foo()'],
  ['a.b["c"][0].d'],
  ['a.?b[?0].c'],
  ['{?"a": b, "c": 1}'],
  ['[?a, b]'],
  ['a.b.C{d: 1, ?e: f}'],
  ['has(a.b) && a.b.all(c, !has(c.d) || c.d == "e")'],
  ['a.map(b, b > 1, b * 2).filter(c, c in [1]).exists_one(d, d == 2)'],
  ['a.transformMap(k, v, v != 1, k)'],
  ['a.`b-c/d`'],
  ['"\\a\\n\\"\\u0001é😀"'],
  ["r'\\d'", '"\\\\d"'],
  ['b"a\\xff"'],
  ['1e300', '1e+300'],
  ['.a.b'],
] as const)
  test(`print: ${source}`, () => equal(print(env.parse(source)), printed))

/** The tree without places and ids. */
const shape = (ast: Ast): unknown =>
  JSON.parse(
    JSON.stringify(ast.root, (key, value: unknown) => {
      if (key === 'id' || key === 'at' || key === 'start' || key === 'end') return undefined
      return typeof value === 'bigint' ? `${value}n` : value instanceof Uint8Array ? [...value] : Object.is(value, -0) ? '-0' : value
    }),
  )

const literals: Arbitrary<string> = oneof(
  bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? '0.0' : writeLiteral(value))),
  string({ unit: 'grapheme' }).map(writeLiteral),
  uint8Array({ maxLength: 5 }).map(writeLiteral),
  constantFrom('true', 'false', 'null', '7u'),
)

const { expression } = letrec<{ expression: string }>((tie) => ({
  expression: oneof(
    { maxDepth: 5 },
    literals,
    constantFrom('a', 'b', 'c.d'),
    tuple(tie('expression'), constantFrom('+', '-', '*', '/', '%', '<', '>=', '==', '!=', 'in', '&&', '||'), tie('expression')).map(
      ([left, operator, right]) => `(${left}) ${operator} (${right})`,
    ),
    tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
    tuple(constantFrom('-', '!', '--', '!!'), tie('expression')).map(([sign, operand]) => `${sign}(${operand})`),
    tuple(tie('expression'), constantFrom('.f', '.f()', '[0]', '.?g', '[?"k"]', '.all(x, x)', '.map(x, x, x)')).map(
      ([operand, access]) => `(${operand})${access}`,
    ),
    array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    array(tuple(tie('expression'), tie('expression')), { maxLength: 3 }).map(
      (entries) => `{${entries.map(([k, v]) => `${k}: ${v}`).join(', ')}}`,
    ),
  ),
}))

test('print: what is parsed, printed and parsed again is the same', () =>
  check(
    property(expression, (source) => {
      const ast = env.parse(source)
      const printed = print(ast)
      const again = env.parse(printed)
      deepEqual(shape(again), shape(ast), printed)
      equal(print(again), printed)
    }),
  ))
