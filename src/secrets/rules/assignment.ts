import type { Severity } from '#model/index.ts'
import type { SecretRule } from './contract.ts'
import { type Shape, escaped, longestOf, patternOf, plainRunOf } from './shape.ts'

/** A value that says nothing by itself, given to a name in which the vendor's word stands. */
export type Assignment = {
  readonly id: string
  readonly title: string
  /** As they stand in names, in any case; each is a keyword. */
  readonly words: readonly string[]
  readonly shapes: readonly Shape[]
  /** The value's own look is rare: the name needs no word such as `key` or `token`. */
  readonly telling?: boolean
  readonly severity?: Severity
  readonly confidence?: SecretRule['confidence']
  readonly entropy?: number
  readonly structure?: string
  readonly examples?: readonly string[]
  readonly remediation: string
}

/** What names of credentials contain. Without one of them 32 hexadecimal digits beside a vendor's name are a checksum. */
const CREDENTIAL = '(?:key|token|secret|pass|pwd|auth|cred|api|pat|sid|access|client|dsn|bearer|hook|login|sign|private|licen[cs]e)'
/** The rest of a name; some write it with spaces. */
const NAME = '[\\w .\\-]{0,24}'
/** From the vendor's section into it: `asana: {token`, `asana:\n  token`, `["asana"]["token`. */
const SECTION = '(?:["\'\\]\\\\]{0,3}\\s{0,2}[:=]?\\s{0,2}[\\[{]?\\s{0,16}["\'\\\\]{0,3}\\w{0,16}[_.\\-]?)?'
/** A quote or bracket that ends the name, a type that stands between (`: string`). */
const CLOSE = '["\'`\\]\\\\]{0,4}[ \\t]{0,4}(?::\\s?[A-Za-z]{1,12}\\s)?'
/** What gives a value: `=`, `:`, `:=`, `=>`, `,`, `>`, `</key><string>`, `" value=`, `, "value":`. */
const GIVES =
  '(?::{0,3}=|\\?\\??=|\\|\\|=?|=>|[.+]=|[:=>,(]|</\\w{1,16}>\\s{0,40}<\\w{1,16}>|,?\\s{1,40}["\'\\\\]{0,2}value["\'\\\\]{0,2}\\s?[:=])'
/** A block of YAML, quotes, spaces, brackets, the second half of `: =`. */
const OPEN = '(?:\\s?[|>][+\\-]?\\s{1,24})?[\\s"\'`=(\\\\>]{0,8}'
const END = '(?:["\'`\\s;,<>&)\\]}\\\\|#@?]|$)'

/** RE2 of a name with one of the words to which a value is given; the first group is the value. */
export function assignmentPattern(words: string, value: string, telling: boolean): string {
  const name = telling ? `${words}${NAME}` : `(?:${words}${SECTION}${NAME}?${CREDENTIAL}${NAME}|${CREDENTIAL}${NAME}?${words}${NAME})`
  return `(?i)${name}${CLOSE}${GIVES}${OPEN}(${value})${END}`
}

/** Bytes that stand before a word in a name, and those between it and its value: NAME twice, SECTION, CLOSE, GIVES, OPEN. */
const BEFORE = 40
const BETWEEN = 24 + 45 + 16 + 24 + 24 + 60 + 40

const entropyOf = (shape: Shape): number => (/<\d+ digit>$/.test(shape) ? 1.5 : longestOf(shape) < 24 || /hex>/.test(shape) ? 2.2 : 3)

export function assignmentRule(assignment: Assignment): SecretRule {
  const { id, title, words, shapes, structure, examples, remediation } = assignment
  return {
    id,
    title,
    keywords: words.map((word) => word.toLowerCase()).toSorted(),
    pattern: assignmentPattern(`(?:${words.map(escaped).join('|')})`, shapes.map(patternOf).join('|'), assignment.telling ?? false),
    before: BEFORE,
    after: BETWEEN + Math.max(...shapes.map(longestOf)) + 1,
    // No digit is asked for, as the guard `assignment` does: of values of 16 letters and digits one in sixteen has none.
    guard: 'any',
    run: Math.min(...shapes.map(plainRunOf)),
    entropy: assignment.entropy ?? Math.min(...shapes.map(entropyOf)),
    structure: structure ?? 'code-name',
    severity: assignment.severity ?? 'medium',
    confidence: assignment.confidence ?? 'medium',
    ...(examples === undefined ? {} : { examples }),
    remediation,
  }
}
