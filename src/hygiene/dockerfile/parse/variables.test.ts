import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { variablesOf } from './variables.ts'

// docs.docker.com/reference/dockerfile, Environment replacement; single quotes and nesting as BuildKit's shell lexer has them.
for (const [text, wanted, why] of [
  ['$A/${B}', ['A plain', 'B plain'], 'both forms'],
  ['${A:-b}${C-d}', ['A default', 'C default'], 'a value of its own'],
  ['${A:+b}${C+d}', ['A alternate', 'C alternate'], 'asks whether it is set'],
  ['${A:?b}${C?d}', ['A required', 'C required'], 'must be set'],
  [
    '${A#b}${C##d}${E%f}${G%%h}${I/j/k}${L//m/n}',
    ['A pattern', 'C pattern', 'E pattern', 'G pattern', 'I pattern', 'L pattern'],
    'patterns',
  ],
  ['${A:-${B:-$C}}', ['A default', 'B default', 'C plain'], 'nested'],
  ['$A_b1-c', ['A_b1 plain'], 'a name ends where no letter, digit or underscore is'],
  ['\\$A \\\\$B', ['B plain'], 'an escaped sign is none'],
  ['\'$A\' "$B" "\'$C\'"', ['B plain', 'C plain'], 'none in single quotes, unless those stand in double ones'],
  ['$ $1 ${} ${-} $$', [], 'what has no name'],
] as const)
  test(`variables: ${text}: ${why}`, () =>
    deepEqual(
      variablesOf(text, '\\').map(({ name, form }) => `${name} ${form}`),
      wanted,
    ))

test('variables: with the other escape', () =>
  deepEqual(
    variablesOf('`$A \\$B', '`').map(({ name }) => name),
    ['B'],
  ))

for (const unit of ['${', '$a', '$', '${a:-', "'", '\\'])
  test(`variables: a megabyte of ${unit} has a variable for each name`, () => {
    const count = Math.ceil(1_000_000 / unit.length)
    equal(variablesOf(unit.repeat(count), '\\').length, unit.includes('a') ? count : 0)
  })
