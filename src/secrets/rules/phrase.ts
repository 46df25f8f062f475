import type { SecretRule } from './contract.ts'
import { type Shape, longestOf, patternOf } from './shape.ts'

/** A value known by what stands around it: a URL's password, the field of a document. */
export type Phrase = Omit<SecretRule, 'pattern' | 'before' | 'after' | 'guard' | 'keywords'> & {
  /** Default `any`. */
  readonly guard?: SecretRule['guard']
  readonly keywords: readonly string[]
  /** RE2 of what stands before and after the value; `(?i)` is the rule's own to say. */
  readonly lead: string
  readonly tail: string
  readonly shape: Shape
  /** Bytes that lead and tail may take; those of the lead that may stand before a keyword (default: as many as in the sample, and some). */
  readonly reach: number
  readonly ahead?: number
  /** A text around `VALUE` that tests put a sample into. */
  readonly sample: string
}

/** Bytes that a boundary or a longer name may add before a keyword. */
const MARGIN = 24

export function phraseRule({ lead, tail, shape, reach, ahead, sample, keywords, guard = 'any', ...rule }: Phrase): SecretRule {
  const found = keywords.map((keyword) => sample.toLowerCase().indexOf(keyword.toLowerCase())).filter((at) => at >= 0)
  const first = Math.min(...found)
  const isBehind = first > sample.indexOf('VALUE')
  const most = longestOf(shape)
  return {
    ...rule,
    keywords: keywords.map((keyword) => keyword.toLowerCase()).toSorted(),
    pattern: `${lead}(${patternOf(shape)})${tail}`,
    before: Math.min(4096, ahead ?? (isBehind ? reach + most : first + MARGIN)),
    after: Math.min(4096, reach + most),
    guard,
  }
}
