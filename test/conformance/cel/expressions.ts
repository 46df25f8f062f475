import { type Arbitrary, array, constantFrom, letrec, oneof, tuple } from 'fast-check'

const LITERALS = [
  '0',
  '1',
  '-3',
  '9223372036854775807',
  '9007199254740993',
  '2u',
  '0u',
  '1.5',
  '2.0',
  '-0.5',
  "''",
  "'a'",
  "'wörld'",
  "'😀x'",
  "b'ab'",
  'true',
  'false',
  "duration('90m')",
  "timestamp('2020-02-29T12:30:45Z')",
  '[]',
  '{}',
]

const OPERATORS = ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!=', 'in', '&&', '||']

const METHODS = [
  'size()',
  'startsWith(A)',
  'endsWith(A)',
  'contains(A)',
  "matches('a+')",
  'getFullYear()',
  'getHours()',
  "getDayOfWeek('Europe/Berlin')",
  'getMilliseconds()',
  'map(v, A)',
  'filter(v, A)',
  'all(v, A)',
  'exists(v, A)',
  'exists_one(v, A)',
  'map(v, A, B)',
]

const FUNCTIONS = [
  'size(A)',
  'int(A)',
  'uint(A)',
  'double(A)',
  'string(A)',
  'bytes(A)',
  'type(A)',
  '!A',
  '-A',
  'A[B]',
  'has({"k": A}.k)',
  '(A ? B : B)',
  '(A ? A : B)',
  '[A, A]',
  '{A: B}',
  "{'k': A}.k",
]

const fill = (template: string, a: string, b: string): string => template.replace(/\bA\b/g, () => a).replace(/\bB\b/g, () => b)

/** Expressions over the variables and a loop's `v`; most of them have no type error, and some fail when they run. */
export function expressions(variables: readonly string[]): Arbitrary<string> {
  return letrec<{ expression: string }>((tie) => {
    const two = [tie('expression'), tie('expression')] as const
    return {
      expression: oneof(
        { maxDepth: 4, depthSize: 'small' },
        constantFrom(...LITERALS, ...variables, 'v'),
        tuple(two[0], constantFrom(...OPERATORS), two[1]).map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        tuple(two[0], constantFrom(...METHODS), two[1]).map(([a, method, b]) => `(${a}).${fill(method, b, a)}`),
        tuple(constantFrom(...FUNCTIONS), ...two).map(([template, a, b]) => fill(template, `(${a})`, `(${b})`)),
        array(two[0], { maxLength: 2 }).map((items) => `[${items.join(', ')}]`),
      ),
    }
  }).expression
}
