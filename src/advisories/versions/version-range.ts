import { ParseError } from '#base/index.ts'
import { purlScheme } from './purl-scheme.ts'
import { type Vers, parseVers, versHolds } from './vers.ts'

type Operator = '<' | '<=' | '>' | '>=' | '=' | '!='
type Constraint = { readonly operator: Operator; readonly version: string }

/** A range that people write: alternatives, of each of which all constraints hold; or VERS, whose constraints are marks on a line. */
export type VersionRange =
  | { readonly form: 'alternatives'; readonly alternatives: readonly (readonly Constraint[])[] }
  | { readonly form: 'vers'; readonly vers: Vers }

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

/** `>=1.2 <2 || =3.0.1`, with commas or blanks between what has to hold together; or VERS. @throws ParseError */
export function readVersionRange(text: string): VersionRange {
  if (text.length > LONGEST) throw new ParseError('too-large', `read a version range: longer than ${LONGEST} characters`)
  const range: VersionRange = text.startsWith('vers:')
    ? { form: 'vers', vers: parseVers(text) }
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
  const constraints = range.form === 'vers' ? 0 : range.alternatives.flat().length
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
    const { vers } = range
    const isMeant = vers.scheme === 'all' || vers.scheme === type || (scheme !== undefined && purlScheme(vers.scheme) === scheme)
    return isMeant && versHolds(vers, own)
  }
  return range.alternatives.some((constraints) =>
    constraintsOf(constraints).every(({ operator, version: at }) =>
      scheme ? holds(scheme.compare(own, at), operator) : operator === '=' && own === at,
    ),
  )
}
