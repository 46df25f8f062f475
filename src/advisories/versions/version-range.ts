import { ParseError } from '#base/index.ts'
import type { VersionScheme } from './contract.ts'
import { purlScheme } from './purl-scheme.ts'

type Operator = '<' | '<=' | '>' | '>=' | '=' | '!='
type Constraint = { readonly operator: Operator; readonly version: string }

/** A range that people write: alternatives, of each of which all constraints hold; or VERS, whose constraints are marks on a line. */
export type VersionRange =
  | { readonly form: 'alternatives'; readonly alternatives: readonly (readonly Constraint[])[] }
  | { readonly form: 'vers'; readonly type: string; readonly constraints: readonly Constraint[] | 'all' }

/** Characters of a range, and constraints in it. */
const LONGEST = 4096
const MOST = 200

const malformed = (text: string, why: string): ParseError =>
  new ParseError('malformed', `read version range "${text.slice(0, 80)}": ${why}`)

function constraintOf(whole: string, term: string): Constraint {
  const [, sign = '', version = ''] = /^(>=|<=|!=|==|>|<|=)?(.*)$/s.exec(term.trim()) ?? []
  if (version === '' || /[<>=!^~|,\s*]/.test(version))
    throw malformed(whole, `"${term.slice(0, 40)}" is not an operator (< <= > >= = !=) and a version`)
  return { operator: sign === '' || sign === '==' ? '=' : (sign as Operator), version }
}

function percentDecoded(whole: string, text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw malformed(whole, 'a broken percent encoding')
  }
}

/** `vers:npm/>=1.0.0|<2.0.0` (VERS, "How to parse"): without blanks, in ascending order, each version once. */
function readVers(text: string): VersionRange {
  const [, type = '', rest = ''] = /^vers:([a-z][a-z0-9.-]*)\/(.+)$/.exec(text.replace(/\s+/g, '')) ?? []
  if (type === '') throw malformed(text, 'VERS is vers:TYPE/CONSTRAINT|CONSTRAINT')
  if (rest === '*') return { form: 'vers', type, constraints: 'all' }
  const constraints = rest
    .replace(/^\|+|\|+$/g, '')
    .split('|')
    .map((term) => constraintOf(text, term))
    .map(({ operator, version }) => ({ operator, version: percentDecoded(text, version) }))
  if (new Set(constraints.map(({ version }) => version)).size < constraints.length) throw malformed(text, 'a version stands twice')
  return { form: 'vers', type, constraints }
}

/** `>=1.2 <2 || =3.0.1`, with commas or blanks between what has to hold together; or VERS. @throws ParseError */
export function readVersionRange(text: string): VersionRange {
  if (text.length > LONGEST) throw new ParseError('too-large', `read a version range: longer than ${LONGEST} characters`)
  const range: VersionRange = text.startsWith('vers:')
    ? readVers(text)
    : {
        form: 'alternatives',
        alternatives: text.split('||').map((part) => {
          const terms = part
            .replace(/([<>=!])\s+/g, '$1')
            .split(/[\s,]+/)
            .filter((term) => term !== '')
          if (terms.length === 0) throw malformed(text, 'nothing is said')
          return terms.map((term) => constraintOf(text, term))
        }),
      }
  const constraints = range.form === 'vers' ? range.constraints.length : range.alternatives.flat().length
  if (constraints > MOST) throw new ParseError('too-large', `read a version range: more than ${MOST} constraints`)
  return range
}

function holds(order: number, operator: Operator): boolean {
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    default:
      return operator satisfies never
  }
}

/** VERS, "Checking if a version is contained within a range": equal ones first, then between which neighbours it lies. */
function inVers(scheme: VersionScheme, constraints: readonly Constraint[], version: string): boolean {
  const marks = constraints
    .map(({ operator, version: at }) => ({ operator, at, order: scheme.compare(version, at) }))
    .toSorted((a, b) => scheme.compare(a.at, b.at))
  if (marks.some(({ operator, order }) => operator === '!=' && order === 0)) return false
  if (marks.some(({ operator, order }) => ['=', '>=', '<='].includes(operator) && order === 0)) return true
  const bounds = marks.filter(({ operator }) => operator !== '=' && operator !== '!=')
  if (bounds.length === 0) return marks.every(({ operator }) => operator === '!=')
  const [first, last] = [bounds[0]!, bounds.at(-1)!]
  if (first.operator.startsWith('<') && first.order < 0) return true
  if (last.operator.startsWith('>') && last.order > 0) return true
  return bounds.some(({ operator, order }, i) => {
    const next = bounds[i + 1]
    return next !== undefined && operator.startsWith('>') && next.operator.startsWith('<') && order > 0 && next.order < 0
  })
}

/** Advisories and people write Go's versions with and without their `v`. */
const plain = (type: string, version: string): string => (type === 'golang' ? version.replace(/^(?:v|go)(?=\d)/, '') : version)

/**
 * Whether a version of a package of this purl type lies in the range. Where the type's order is unknown only a version that is named in so
 * many words does.
 */
export function inVersionRange(type: string, version: string, range: VersionRange): boolean {
  const scheme = purlScheme(type)
  const constraintsOf = (constraints: readonly Constraint[]): Constraint[] =>
    constraints.map(({ operator, version: at }) => ({ operator, version: plain(type, at) }))
  const own = plain(type, version)
  if (range.form === 'vers') {
    if (range.constraints === 'all') return range.type === type
    if (!scheme || purlScheme(range.type) !== scheme) return false
    return inVers(scheme, constraintsOf(range.constraints), own)
  }
  return range.alternatives.some((constraints) =>
    constraintsOf(constraints).every(({ operator, version: at }) =>
      scheme ? holds(scheme.compare(own, at), operator) : operator === '=' && own === at,
    ),
  )
}
