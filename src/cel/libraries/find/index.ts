import type { RE2JS } from 're2js'
import { add, fixed, multiply, scale } from '../../cost/range.ts'
import { traversal } from '../../cost/units.ts'
import type { Library, Overload } from '../../library.ts'
import { CelFailure, type Outcome, type Value, costSize, types } from '../../values/index.ts'
import { regexOf } from '../standard/regex.ts'

const { int, string } = types

type Int = number | bigint

/** Texts that are found; a pattern that matches nothing matches everywhere. */
const MOST = 1_000_000

function compiled(pattern: string): RE2JS | CelFailure {
  const regex = regexOf(pattern)
  return regex instanceof CelFailure ? new CelFailure(`Illegal regex: ${regex.message}`) : regex
}

function find(text: string, pattern: string): Outcome {
  const regex = compiled(pattern)
  if (regex instanceof CelFailure) return regex
  const matcher = regex.matcher(text)
  return matcher.find() ? (matcher.group() ?? '') : ''
}

/** As Go's FindAllString: an empty match right after another is none. */
function findAll(text: string, pattern: string, count: Int): Outcome {
  const regex = compiled(pattern)
  if (regex instanceof CelFailure) return regex
  const most = count < 0 ? MOST : Number(count)
  const found: string[] = []
  const matcher = regex.matcher(text)
  for (let last = -1; found.length < most && matcher.find(); last = matcher.end()) {
    if (matcher.start() === matcher.end() && matcher.start() === last) continue
    if (found.push(matcher.group() ?? '') > MOST) return new CelFailure('findAll: too many matches')
  }
  return found
}

/** As `matches` costs: by the text and, as a guess of its parts, by the pattern. */
const cost: Overload['cost'] = {
  run: ([text, pattern]: readonly Value[]) => traversal(costSize(text!) + 1) * Math.ceil(costSize(pattern!) * 0.25),
  estimate: ([text, pattern]) => ({
    cost: multiply(scale(add(text!.size, fixed(1)), 0.1), scale(pattern!.size, 0.25)),
    resultSize: { min: 0, max: text!.size.max },
  }),
}

const refuse: Overload['refuse'] = ([, pattern]) => {
  const regex = typeof pattern === 'string' ? regexOf(pattern) : undefined
  return regex instanceof CelFailure ? regex : undefined
}

/** What of a text a pattern matches. */
export const findLibrary: Library = {
  id: 'find',
  functions: [
    {
      name: 'find',
      overloads: [{ id: 'string_find_string', member: true, params: [string, string], result: string, evaluate: find, refuse, cost }],
    },
    {
      name: 'findAll',
      overloads: [
        {
          id: 'string_find_all_string',
          member: true,
          params: [string, string],
          result: types.list(string),
          evaluate: (text: string, pattern: string) => findAll(text, pattern, -1),
          refuse,
          cost,
        },
        {
          id: 'string_find_all_string_int',
          member: true,
          params: [string, string, int],
          result: types.list(string),
          evaluate: findAll,
          refuse,
          cost,
        },
      ],
    },
  ],
}
