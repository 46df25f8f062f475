import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { shapeOf, splitVariable, variableFact } from './variables.ts'

for (const [value, shape] of [
  ['', 'empty'],
  ['true', 'boolean'],
  ['OFF', 'boolean'],
  ['12', 'number'],
  ['1234567890123456', 'text'],
  ['/run/secrets/db', 'path'],
  ['./a', 'path'],
  ['/a=b', 'text'],
  ['${DB_PASSWORD}', 'reference'],
  ['$DB', 'reference'],
  ['<changeme>', 'reference'],
  ['{{ vault.x }}', 'reference'],
  ['hunter2', 'text'],
  ['pa$$word', 'text'],
] as const)
  test(`variable: "${value}" is ${shape}`, () => equal(shapeOf(value), shape))

test('variable: the name ends at the first equals sign', () => {
  deepEqual(
    [splitVariable('A=b=c'), splitVariable('A'), splitVariable('=b')],
    [
      ['A', 'b=c'],
      ['A', ''],
      ['', 'b'],
    ],
  )
})

test('variable: of option lists only what opens a debugger is told', () => {
  const fact = variableFact('JAVA_TOOL_OPTIONS', '-Dpassword=hunter2 -agentlib:jdwp=transport=dt_socket,address=*:5005', false)
  equal(fact.value, '-agentlib:jdwp=transport=dt_socket,address=*:5005')
  equal(variableFact('NODE_OPTIONS', '--require=/hunter2', false).value, '')
})

test('variable: a value in which a secret was found is never told', () => {
  ok(!('value' in variableFact('PATH', '/bin', true)))
})

test('variable: of a value of a million characters little is told', () => {
  for (const c of ['a', '$', '{', '<', ' ', '/', '1', '--inspect=', '--inspect ']) {
    const { value = '', shape } = variableFact('NODE_OPTIONS', c.repeat(1_000_000 / c.length), false)
    ok(value.length <= 4096)
    equal(shape, c === '/' ? 'path' : 'text')
  }
})
