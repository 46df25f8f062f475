import type { Severity } from '#model/index.ts'
import type { SecretRule } from './contract.ts'
import { headsOf, longestOf, moreOf, patternOf, plainRunOf, type Shape } from './shape.ts'

/** A token that shows by its own text what it is. */
export type Token = {
  readonly id: string
  readonly title: string
  readonly shapes: readonly Shape[]
  /** Default: the literal text that each shape begins with. Where they stand further in, the window reaches back. */
  readonly keywords?: readonly string[]
  readonly severity?: Severity
  readonly confidence?: SecretRule['confidence']
  readonly entropy?: number
  /** Its prefix is short enough to stand in base64 by chance: no `+` or `/` may stand beside it. */
  readonly alone?: true
  readonly structure?: string
  readonly examples?: readonly string[]
  readonly remediation: string
}

/** One row of a theme: `revoke` says where, and completes "Revoke it …". */
export const token = (id: string, title: string, revoke: string, shapes: Shape | readonly Shape[], more: Partial<Token> = {}): Token => ({
  id,
  title,
  shapes: typeof shapes === 'string' ? [shapes] : shapes,
  remediation: `Revoke it ${revoke}, make a new one, and look there for what was done with it.`,
  ...more,
})

/**
 * Before a token: the start, what is neither letter nor digit, an escape inside a string (`\n`), a percent-encoded byte (`%3D`). A
 * letter there means that the prefix is the middle of something else.
 */
const leftOf = (excluded: string): string => `(?:^|[^0-9A-Za-z${excluded}]|\\\\[bfnrtv0]|%[0-9A-Fa-f]{2})`
/** Bytes that it may take. */
const LEFT_BYTES = 4

/** Characters of a keyword; what is longer is found by its beginning. */
const LONGEST_KEYWORD = 40

function commonHead(texts: readonly string[]): string {
  const [first = ''] = texts
  let length = first.length
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

/** Random text has more than 3 bits a character; hexadecimal and short values have less to give. */
const entropyOf = (shape: Shape): number => (/ (?:hex|lowerhex|digit)>/.test(shape) || longestOf(shape) < 24 ? 2.2 : 3)

export function tokenRule(token: Token): SecretRule {
  const { id, title, shapes, structure, examples, remediation } = token
  const heads = shapes.flatMap(headsOf)
  const longest = Math.max(...shapes.map(longestOf))
  const keywords = token.keywords ?? [...new Set(heads.map((head) => head.slice(0, LONGEST_KEYWORD).toLowerCase()))]
  const begins = keywords.every((keyword) => heads.some((head) => head.toLowerCase().startsWith(keyword.toLowerCase())))
  const prefix = commonHead(heads)
  const run = Math.min(...shapes.map(plainRunOf))
  const excluded = token.alone ? '+/' : ''
  return {
    id,
    title,
    keywords: [...new Set(keywords.map((keyword) => keyword.toLowerCase()))].toSorted(),
    pattern: `${leftOf(excluded)}(${shapes.map(patternOf).join('|')})(?:[^${moreOf(shapes)}${excluded}]|$)`,
    before: LEFT_BYTES + (begins ? 0 : longest),
    after: longest + 1,
    ...(run > 0 ? { run } : {}),
    guard: begins ? 'prefix' : 'any',
    entropy: token.entropy ?? Math.min(...shapes.map(entropyOf)),
    ...(prefix === '' ? {} : { prefix }),
    ...(structure === undefined ? {} : { structure }),
    severity: token.severity ?? 'high',
    confidence: token.confidence ?? 'high',
    ...(examples === undefined ? {} : { examples }),
    remediation,
  }
}
