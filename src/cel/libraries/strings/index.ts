import { traversal } from '../../cost/units.ts'
import type { CelFunction, Library, Overload } from '../../library.ts'
import { CelFailure, type CelType, type Outcome, type Value, costSize, formatValue, types } from '../../values/index.ts'
import { format } from './format.ts'

export { WRONG, firstFormatLibrary } from './format-first.ts'
export { eachClause } from './format.ts'

const { int, string } = types
const listOfString = types.list(string)

type Int = number | bigint

/** UTF-16 units of a text that a function makes; a small expression could make any number. */
const LONGEST = 1 << 24

const outOfRange = (index: Int): CelFailure => new CelFailure(`index out of range: ${index}`)

function charAt(text: string, index: Int): Outcome {
  const points = Array.from(text)
  return index < 0 || index > points.length ? outOfRange(index) : (points[Number(index)] ?? '')
}

/** Whether a part stands at an index. */
const standsAt = (text: readonly string[], part: readonly string[], at: number): boolean => part.every((point, i) => text[at + i] === point)

function indexOf(text: string, part: string, offset: Int = 0): Outcome {
  if (offset < 0) return outOfRange(offset)
  const points = Array.from(text)
  if (part === '') return Math.min(Number(offset), points.length)
  const wanted = Array.from(part)
  for (let at = Number(offset); at <= points.length - wanted.length; at++) if (standsAt(points, wanted, at)) return at
  return -1
}

function lastIndexOf(text: string, part: string, offset?: Int): Outcome {
  const points = Array.from(text)
  if (offset === undefined && part === '') return points.length
  const wanted = Array.from(part)
  if (offset === undefined && points.length < wanted.length) return -1
  const from = Number(offset ?? points.length - 1)
  if (from < 0) return outOfRange(from)
  if (part === '') return Math.min(from, points.length)
  if (from >= points.length) return -1
  for (let at = Math.min(from, points.length - wanted.length); at >= 0; at--) if (standsAt(points, wanted, at)) return at
  return -1
}

function replace(text: string, old: string, by: string, count: Int = -1): Outcome {
  const points = old === '' ? Array.from(text) : text.split(old)
  const possible = old === '' ? points.length + 1 : points.length - 1
  const times = count < 0 ? possible : Math.min(Number(count), possible)
  if (text.length + times * by.length > LONGEST) return new CelFailure('replace: text too long')
  if (old === '') return points.map((point, i) => (i < times ? by : '') + point).join('') + (times > points.length ? by : '')
  return points.slice(0, times).join(by) + (times > 0 ? by : '') + points.slice(times).join(old)
}

/** Go's strings.SplitN: at most so many parts, the last with all that is left. */
function split(text: string, separator: string, count: Int = -1): Outcome {
  if (count === 0 || count === 0n) return []
  const parts = separator === '' ? Array.from(text) : text.split(separator)
  if (count < 0 || parts.length <= count) return parts
  const kept = Number(count) - 1
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)]
}

function substring(text: string, start: Int, end?: Int): Outcome {
  const points = Array.from(text)
  const last = end ?? points.length
  if (end !== undefined && start > end) return new CelFailure(`invalid substring range. start: ${start}, end: ${end}`)
  if (start < 0 || start > points.length) return outOfRange(start)
  if (last < 0 || last > points.length) return outOfRange(last)
  return points.slice(Number(start), Number(last)).join('')
}

/** White space of Unicode's property, which JavaScript's trim has not quite: with U+0085, without U+FEFF. */
const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

function trim(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && BLANK.test(text[start]!)) start++
  while (end > start && BLANK.test(text[end - 1]!)) end--
  return text.slice(start, end)
}

const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())

function join(list: readonly Value[], separator = ''): Outcome {
  let length = 0
  for (const item of list) {
    if (typeof item !== 'string') return new CelFailure(`join: invalid input: ${formatValue(item)}`)
    length += item.length + separator.length
  }
  return length > LONGEST ? new CelFailure('join: text too long') : (list as readonly string[]).join(separator)
}

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u0007': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
    '\\': '\\\\',
    '"': '\\"',
  }),
)

const quote = (text: string): string => `"${Array.from(text.toWellFormed(), (point) => ESCAPES.get(point) ?? point).join('')}"`

type Cost = NonNullable<Overload['cost']>

const ofTransform: Cost = { onlyResolved: true, run: ([text], result) => 1 + traversal(costSize(text!)) + costSize(result) }
const ofSearch: Cost = { onlyResolved: true, run: ([text, part]) => 1 + traversal(costSize(text!) * costSize(part!)) }
const ofReplace: Cost = {
  onlyResolved: true,
  run: ([text, old], result) => 1 + traversal(Math.max(1, costSize(text!)) * Math.max(1, costSize(old!))) + costSize(result),
}
const ofSplit: Cost = { onlyResolved: true, run: ([text], result) => 1 + traversal(costSize(text!) + 1) + costSize(result) + 10 }
const ofJoin: Cost = { onlyResolved: true, run: ([list], result) => 1 + traversal(costSize(list!) + 1) + costSize(result) }
const ofTraversal: Cost = { onlyResolved: true, run: ([text]) => traversal(costSize(text!)) }
const ofChar: Cost = { onlyResolved: true, run: ([text]) => 2 + traversal(costSize(text!)) }

const member = (id: string, params: readonly CelType[], result: CelType, evaluate: Overload['evaluate'], cost: Cost): Overload => ({
  id,
  member: true,
  params,
  result,
  evaluate,
  cost,
})

/** A method so that an implementation may name what it takes. */
type Implementation = { call(...args: readonly Outcome[]): Outcome }['call']

const fn = (
  name: string,
  cost: Cost,
  ...overloads: readonly (readonly [string, readonly CelType[], CelType, Implementation])[]
): CelFunction => ({
  name,
  overloads: overloads.map(([id, params, result, evaluate]) => member(id, params, result, evaluate, cost)),
})

const functions: readonly CelFunction[] = [
  fn('charAt', ofChar, ['string_char_at_int', [string, int], string, charAt]),
  fn(
    'indexOf',
    ofSearch,
    ['string_index_of_string', [string, string], int, (text: string, part: string) => indexOf(text, part)],
    ['string_index_of_string_int', [string, string, int], int, (text: string, part: string, offset: Int) => indexOf(text, part, offset)],
  ),
  fn(
    'lastIndexOf',
    ofSearch,
    ['string_last_index_of_string', [string, string], int, (text: string, part: string) => lastIndexOf(text, part)],
    [
      'string_last_index_of_string_int',
      [string, string, int],
      int,
      (text: string, part: string, offset: Int) => lastIndexOf(text, part, offset),
    ],
  ),
  fn('lowerAscii', ofTransform, ['string_lower_ascii', [string], string, lower]),
  fn('upperAscii', ofTransform, ['string_upper_ascii', [string], string, upper]),
  fn('trim', ofTransform, ['string_trim', [string], string, trim]),
  fn('reverse', ofTransform, ['string_reverse', [string], string, (text: string) => Array.from(text).toReversed().join('')]),
  fn(
    'replace',
    ofReplace,
    ['string_replace_string_string', [string, string, string], string, (text: string, old: string, by: string) => replace(text, old, by)],
    [
      'string_replace_string_string_int',
      [string, string, string, int],
      string,
      (text: string, old: string, by: string, count: Int) => replace(text, old, by, count),
    ],
  ),
  fn(
    'split',
    ofSplit,
    ['string_split_string', [string, string], listOfString, (text: string, separator: string) => split(text, separator)],
    [
      'string_split_string_int',
      [string, string, int],
      listOfString,
      (text: string, separator: string, count: Int) => split(text, separator, count),
    ],
  ),
  fn(
    'substring',
    ofTransform,
    ['string_substring_int', [string, int], string, (text: string, start: Int) => substring(text, start)],
    ['string_substring_int_int', [string, int, int], string, (text: string, start: Int, end: Int) => substring(text, start, end)],
  ),
  fn(
    'join',
    ofJoin,
    ['list_join', [listOfString], string, (list: readonly Value[]) => join(list)],
    ['list_join_string', [listOfString, string], string, (list: readonly Value[], separator: string) => join(list, separator)],
  ),
  {
    name: 'format',
    overloads: [
      {
        id: 'string_format',
        member: true,
        params: [string, types.list(types.dyn)],
        result: string,
        mixedLiterals: true,
        evaluate: format,
        cost: ofTraversal,
      },
    ],
  },
  {
    name: 'strings.quote',
    overloads: [
      {
        id: 'strings_quote',
        params: [string],
        result: string,
        evaluate: quote,
        cost: ofTraversal,
      },
    ],
  },
]

/** cel-go's ext.Strings. */
export const stringsLibrary: Library = { id: 'strings', functions }
