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
  /** Bytes that lead and tail may take. */
  readonly reach: number
  /** A text around `VALUE` that tests put a sample into. */
  readonly sample: string
}

export function phraseRule({ lead, tail, shape, reach, sample, keywords, guard = 'any', ...rule }: Phrase): SecretRule {
  const ahead = sample.toLowerCase().indexOf(keywords[0]!.toLowerCase()) > sample.indexOf('VALUE')
  return {
    ...rule,
    keywords: keywords.map((keyword) => keyword.toLowerCase()).toSorted(),
    pattern: `${lead}(${patternOf(shape)})${tail}`,
    before: ahead ? Math.min(4096, reach + longestOf(shape)) : Math.min(reach, 200),
    after: Math.min(4096, reach + longestOf(shape)),
    guard,
  }
}
