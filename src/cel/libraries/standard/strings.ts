import { traversal } from '../../cost/units.ts'
import type { CelFunction, Overload } from '../../library.ts'
import { CelFailure, type Outcome, type Value, costSize, types } from '../../values/index.ts'
import { regexOf } from './regex.ts'

const { bool, string } = types

/** A pattern's parts are taken to have four characters each. */
const REGEX = 0.25

const ofArgument = { onlyResolved: true, run: ([, part]: readonly Value[]) => traversal(costSize(part!)) }

const ofProduct = { onlyResolved: true, run: ([text, part]: readonly Value[]) => traversal(costSize(text!)) * traversal(costSize(part!)) }

/** An empty text does not make a pattern free. */
const ofPattern = {
  onlyResolved: true,
  run: ([text, pattern]: readonly Value[]) => traversal(costSize(text!) + 1) * Math.ceil(costSize(pattern!) * REGEX),
}

const test = (id: string, evaluate: (text: string, part: string) => boolean, cost: NonNullable<Overload['cost']>): Overload => ({
  id,
  member: true,
  params: [string, string],
  result: bool,
  evaluate,
  cost,
})

const matches = (text: string, pattern: string): Outcome => {
  const regex = regexOf(pattern)
  return regex instanceof CelFailure ? regex : regex.test(text)
}

const matching = (id: string, member: boolean): Overload => ({
  id,
  member,
  params: [string, string],
  result: bool,
  evaluate: matches,
  specialize: ([, pattern]) => {
    const regex = typeof pattern === 'string' ? regexOf(pattern) : undefined
    return regex === undefined || regex instanceof CelFailure ? undefined : (text) => regex.test(text as string)
  },
  cost: ofPattern,
})

export const strings: readonly CelFunction[] = [
  { name: 'contains', overloads: [test('contains_string', (text, part) => text.includes(part), ofProduct)] },
  { name: 'startsWith', overloads: [test('starts_with_string', (text, part) => text.startsWith(part), ofArgument)] },
  { name: 'endsWith', overloads: [test('ends_with_string', (text, part) => text.endsWith(part), ofArgument)] },
  { name: 'matches', overloads: [matching('matches', false), matching('matches_string', true)] },
]
