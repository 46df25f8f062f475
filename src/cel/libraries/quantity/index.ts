import type { CelFunction, Library, Overload } from '../../library.ts'
import { CelFailure, type CelType, type Outcome, doubleOf, intOf, types } from '../../values/index.ts'
import { reading } from '../costs.ts'
import { parseQuantity } from './parse.ts'
import { Quantity, quantityType } from './quantity.ts'

export { Quantity } from './quantity.ts'

type Int = number | bigint

/** A method so that an implementation may name what it takes. */
type Implementation = { call(...args: readonly Outcome[]): Outcome }['call']

const method = (id: string, params: readonly CelType[], result: CelType, evaluate: Implementation): Overload => ({
  id,
  member: true,
  params: [quantityType, ...params],
  result,
  evaluate,
})

/** A quantity of an expression. */
export function quantityOf(text: string): Quantity | CelFailure {
  const amount = parseQuantity(text)
  return typeof amount === 'string' ? new CelFailure(amount) : new Quantity(amount)
}

const ofInt = (value: Int): Quantity => new Quantity({ unscaled: BigInt(value), scale: 0, small: true, notation: 'exponent' })

const plus = (a: Quantity, b: Quantity): Outcome => a.plus(b) ?? new CelFailure('quantity overflow')

const functions: readonly CelFunction[] = [
  {
    name: 'quantity',
    overloads: [{ id: 'string_to_quantity', params: [types.string], result: quantityType, evaluate: quantityOf, cost: reading() }],
  },
  {
    name: 'isQuantity',
    overloads: [
      {
        id: 'is_quantity_string',
        params: [types.string],
        result: types.bool,
        evaluate: (text: string) => typeof parseQuantity(text) !== 'string',
        cost: reading(),
      },
    ],
  },
  {
    name: 'sign',
    overloads: [{ id: 'quantity_sign', params: [quantityType], result: types.int, evaluate: (of: Quantity) => of.sign }],
  },
  {
    name: 'isGreaterThan',
    overloads: [method('quantity_is_greater_than', [quantityType], types.bool, (a: Quantity, b: Quantity) => a.compare(b) === 1)],
  },
  {
    name: 'isLessThan',
    overloads: [method('quantity_is_less_than', [quantityType], types.bool, (a: Quantity, b: Quantity) => a.compare(b) === -1)],
  },
  {
    name: 'compareTo',
    overloads: [method('quantity_compare_to', [quantityType], types.int, (a: Quantity, b: Quantity) => a.compare(b)!)],
  },
  {
    name: 'asApproximateFloat',
    overloads: [method('quantity_get_float', [], types.double, (of: Quantity) => doubleOf(of.toDouble()))],
  },
  {
    name: 'asInteger',
    overloads: [
      method('quantity_get_int', [], types.int, ({ integer }: Quantity) =>
        integer === undefined ? new CelFailure('cannot convert value to integer') : intOf(integer)!,
      ),
    ],
  },
  {
    name: 'isInteger',
    overloads: [method('quantity_is_integer', [], types.bool, ({ integer }: Quantity) => integer !== undefined)],
  },
  {
    name: 'add',
    overloads: [
      method('quantity_add', [quantityType], quantityType, plus),
      method('quantity_add_int', [types.int], quantityType, (a: Quantity, b: Int) => plus(a, ofInt(b))),
    ],
  },
  {
    name: 'sub',
    overloads: [
      method('quantity_sub', [quantityType], quantityType, (a: Quantity, b: Quantity) => plus(a, b.negated())),
      method('quantity_sub_int', [types.int], quantityType, (a: Quantity, b: Int) => plus(a, ofInt(b).negated())),
    ],
  },
]

/** Amounts with suffixes of SI and of powers of two. */
export const quantityLibrary: Library = { id: 'quantity', functions }
