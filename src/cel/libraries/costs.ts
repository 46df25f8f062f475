import { scale } from '../cost/range.ts'
import { traversal } from '../cost/units.ts'
import type { OverloadCost } from '../library.ts'
import { costSize } from '../values/index.ts'

/** What goes once through a text that is its first argument, or `times`. */
export const reading = (times = 1): OverloadCost => ({
  run: ([text]) => traversal(costSize(text!) * times),
  estimate: ([text]) => ({ cost: scale(text!.size, 0.1 * times) }),
})

/** The same where what it makes is as long as what it reads. */
export const rewriting = (times = 1): OverloadCost => ({
  run: ([text]) => traversal(costSize(text!) * times),
  estimate: ([text]) => ({ cost: scale(text!.size, 0.1 * times), resultSize: text!.size }),
})
