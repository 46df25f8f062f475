import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { CelError, type Node, environment, optionalLibrary } from '../index.ts'

const env = environment({ libraries: [optionalLibrary] })
const plain = environment({ escapedFields: false })

function diagnosticsOf(source: string, of = env): readonly string[] {
  try {
    of.parse(source)
    return []
  } catch (error) {
    if (!(error instanceof CelError)) throw error
    return error.diagnostics.map(({ line, column, message }) => `${line}:${column}: ${message}`)
  }
}

const EXPRESSION = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"

/** cel-go, parser/parser_test.go: what is wrong, and where. */
for (const [source, ...diagnostics] of [
  ['*a', `1:1: Syntax error: extraneous input '*' expecting ${EXPRESSION}`],
  ['a | b', "1:3: Syntax error: token recognition error at: '|'", "1:5: Syntax error: extraneous input 'b' expecting <EOF>"],
  ['1 + $', "1:5: Syntax error: token recognition error at: '$'", `1:6: Syntax error: mismatched input '<EOF>' expecting ${EXPRESSION}`],
  ['1 + 2\n3 +', "2:1: Syntax error: mismatched input '3' expecting <EOF>"],
  ['0xFFFFFFFFFFFFFFFFF', '1:1: invalid int literal'],
  ['0xFFFFFFFFFFFFFFFFFu', '1:1: invalid uint literal'],
  ['9223372036854775808', '1:1: invalid int literal'],
  ['--9223372036854775808', '1:3: invalid int literal'],
  ['1.99e90000009', '1:1: invalid double literal'],
  ["'\\udead'", '1:1: invalid unicode code point'],
  ['has(m)', '1:5: invalid argument to has() macro'],
  ['1.all(2, 3)', '1:7: argument must be a simple name'],
  ['m.map(a.b, c)', '1:8: argument is not an identifier'],
  ['m.map(__result__, 1)', '1:7: iteration variable overwrites accumulator variable'],
  ['while', '1:1: reserved identifier: while'],
  ['self.true == 1', "1:6: Syntax error: mismatched input 'true' expecting IDENTIFIER"],
  ['TestAllTypes(){}', "1:15: Syntax error: mismatched input '{' expecting <EOF>"],
  ['{a}', "1:3: Syntax error: mismatched input '}' expecting ':'"],
  [
    "      '😁' in ['😁', '😑', '😦']\n\t\t\t&& in.😁",
    "2:7: Syntax error: extraneous input 'in' expecting " + EXPRESSION,
    "2:10: Syntax error: token recognition error at: '😁'",
  ],
] as const)
  test(`parse: ${JSON.stringify(source)}`, () => deepEqual(diagnosticsOf(source), diagnostics))

/** What an environment has not allowed. */
for (const [source, ...diagnostics] of [
  ['a.?b && a[?b]', "1:2: unsupported syntax '.?'", "1:10: unsupported syntax '[?'"],
  ['[?a] == {?b: c}', "1:2: unsupported syntax '?'", "1:10: unsupported syntax '?'"],
  ['a.`b-c`', "1:3: unsupported syntax: '`'"],
] as const)
  test(`parse: ${source}, not allowed`, () => deepEqual(diagnosticsOf(source, plain), diagnostics))

test('parse: the message has the line and a caret', () => {
  try {
    env.parse('1 +\n while + 2')
    ok(false)
  } catch (error) {
    ok(error instanceof CelError)
    equal(error.code, 'syntax')
    equal(error.message, 'ERROR: <input>:2:2: reserved identifier: while\n2 |  while + 2\n     ^')
  }
})

const literal = (source: string): unknown => {
  const { root }: { readonly root: Node } = env.parse(source)
  return root.kind === 'literal' ? root.value : root.kind
}

/** cel-spec, language definition, values and string literals. */
for (const [source, value] of [
  ['0x1F', 31],
  ['-0x10', -16],
  ['9223372036854775807', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
  ['1e3', env.parse('1000.0').root.kind === 'literal' ? literal('1000.0') : 0],
  ['.5', 0.5],
  ['"\\x41\\101\\u0041\\U00000041"', 'AAAA'],
  [String.raw`r'\d\n'`, '\\d\\n'],
  ["'''a\r\nb'''", 'a\nb'],
  ['"""a"b"""', 'a"b'],
  ["'a' // comment\n", 'a'],
  ['b"é\\xff\\377"', Uint8Array.from([0xc3, 0xa9, 0xff, 0xff])],
  ["b'\\x41'", Uint8Array.from([0x41])],
  ['!!true', true],
] as const)
  test(`parse: ${JSON.stringify(source)} is a literal`, () => deepEqual(literal(source), value))

/** cel-spec, syntax: which operator binds more tightly; shown with a parenthesis around each. */
function grouped(node: Node): string {
  if (node.kind === 'ident') return node.name
  if (node.kind !== 'call') return '?'
  if (node.args.length === 1) return `(${node.name.replace('_', '')}${grouped(node.args[0]!)})`
  const symbols =
    node.name === '_?_:_' ? ['?', ':'] : Array.from({ length: node.args.length - 1 }, () => node.name.replaceAll('_', '').replace('@', ''))
  return `(${node.args.map((arg, i) => grouped(arg) + (symbols[i] ?? '')).join('')})`
}

for (const [source, groups] of [
  ['a + b * c', '(a+(b*c))'],
  ['a - b - c', '((a-b)-c)'],
  ['a < b == c', '((a<b)==c)'],
  ['a || b && c || d', '(a||(b&&c)||d)'],
  ['a ? b : c ? d : e', '(a?b:(c?d:e))'],
  ['a in b + c', '(ain(b+c))'],
  ['-a * b', '((-a)*b)'],
  ['!a == b', '((!a)==b)'],
] as const)
  test(`parse: ${source} is ${groups}`, () => equal(grouped(env.parse(source).root), groups))

test('parse: any text is an expression or has diagnostics', () =>
  check(
    property(string({ unit: 'binary', maxLength: 40 }), string({ maxLength: 40 }), (binary, ascii) => {
      for (const text of [binary, ascii, `a.${ascii}(`, `[${ascii}`, `'${ascii}`]) {
        const found = diagnosticsOf(text)
        ok(found.every((diagnostic) => /^\d+:\d+: ./.test(diagnostic)))
      }
    }),
  ))
