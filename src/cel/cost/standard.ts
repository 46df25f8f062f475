import type { ArgumentEstimate, OverloadCost } from '../library.ts'
import { type Range, add, fixed, multiply, scale } from './range.ts'

type Estimate = NonNullable<OverloadCost['estimate']>

const TRAVERSAL = 0.1
const REGEX = 0.25

const traversal = (size: Range): Range => scale(size, TRAVERSAL)

/** As much as the shorter takes; nothing only where one is surely empty. */
const comparison: Estimate = (args) => {
  const max = Math.min(...args.map(({ size }) => size.max))
  return { cost: traversal({ min: max > 0 ? 1 : 0, max }) }
}

const ofSecond: Estimate = ([, second]) => ({ cost: traversal(second!.size) })

const matching: Estimate = ([text, pattern]) => ({ cost: multiply(traversal(add(text!.size, fixed(1))), scale(pattern!.size, REGEX)) })

const joined: Estimate = (args) => {
  const [left, right] = args as readonly [ArgumentEstimate, ArgumentEstimate]
  const size = add(left.size, right.size)
  return { cost: traversal(size), resultSize: size }
}

const ORDERS = ['less', 'less_equals', 'greater', 'greater_equals'].flatMap((order) => [`${order}_string`, `${order}_bytes`])

/** What calls of the standard functions cost before a run, as cel-go's checker/cost.go has it; all others cost 1. */
export const STANDARD_ESTIMATES: ReadonlyMap<string, Estimate> = new Map<string, Estimate>([
  ...['equals', 'not_equals', ...ORDERS].map((id): [string, Estimate] => [id, comparison]),
  ['starts_with_string', ofSecond],
  ['ends_with_string', ofSecond],
  ['matches', matching],
  ['matches_string', matching],
  ['contains_string', ([text, part]) => ({ cost: multiply(traversal(text!.size), traversal(part!.size)) })],
  ['in_list', ([, list]) => ({ cost: scale(list!.size, 1) })],
  ['add_string', joined],
  ['add_bytes', joined],
  ['add_list', (args) => ({ cost: fixed(1), resultSize: add(args[0]!.size, args[1]!.size) })],
  ['string_format', ([text]) => ({ cost: traversal(text!.size) })],
  // A code point has one to four bytes.
  ['string_to_bytes', ([text]) => ({ cost: traversal(text!.size), resultSize: { min: text!.size.min, max: text!.size.max * 4 } })],
  ['bytes_to_string', ([bytes]) => ({ cost: traversal(bytes!.size), resultSize: { min: bytes!.size.min / 4, max: bytes!.size.max } })],
  ['strings_quote', ([text]) => ({ cost: traversal(text!.size), resultSize: { min: text!.size.min + 2, max: text!.size.max * 2 + 2 } })],
])
