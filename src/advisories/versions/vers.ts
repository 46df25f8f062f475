import { ParseError } from '#base/index.ts'
import type { VersionScheme } from './contract.ts'
import { purlScheme } from './purl-scheme.ts'

export type VersOperator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type VersConstraint = { readonly operator: VersOperator; readonly version: string }

/** A version range as VERS writes it, `vers:npm/>=1.0.0|<2.0.0`: constraints in the order of their versions. */
export type Vers = { readonly scheme: string } & (
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'range'; readonly order: VersionScheme; readonly constraints: readonly VersConstraint[] }
)

/** Characters; CycloneDX' own bound for a range. */
const LONGEST = 4096
const MOST = 200

const malformed = (text: string, why: string): ParseError => new ParseError('malformed', `read vers "${text.slice(0, 80)}": ${why}`)

const isLower = ({ operator }: VersConstraint): boolean => operator === '>' || operator === '>='
const isUpper = ({ operator }: VersConstraint): boolean => operator === '<' || operator === '<='
const isBound = (constraint: VersConstraint): boolean => isLower(constraint) || isUpper(constraint)

function readConstraint(text: string, part: string): VersConstraint {
  const [, operator, written = ''] = /^(>=|<=|!=|>|<|=)?(.*)$/.exec(part)!
  if (written === '' || /[<>=!*]/.test(written)) throw malformed(text, `"${part.slice(0, 40)}" is no constraint`)
  try {
    return { operator: (operator ?? '=') as VersOperator, version: decodeURIComponent(written) }
  } catch (cause) {
    throw new ParseError('malformed', `read vers "${text.slice(0, 80)}": a broken percent encoding`, { cause })
  }
}

/**
 * Single versions may stand anywhere, as in most published ranges; bounds out of order are no range, for `>=2|<1` could mean nothing or
 * two of them. @throws ParseError
 */
function inOrder(text: string, order: VersionScheme, constraints: readonly VersConstraint[]): VersConstraint[] {
  const bounds = constraints.filter(isBound)
  for (let i = 1; i < bounds.length; i++)
    if (order.compare(bounds[i - 1]!.version, bounds[i]!.version) > 0) throw malformed(text, 'the bounds are not in the order of versions')
  return constraints.toSorted((a, b) => order.compare(a.version, b.version))
}

/** Reads a range (VERS, "Parsing and validating version range specifiers"). @throws ParseError */
export function parseVers(text: string): Vers {
  if (text.length > LONGEST) throw new ParseError('too-large', `read vers: ${text.length} characters, more than ${LONGEST}`)
  const [, scheme, rest = ''] = /^vers:([a-z][a-z0-9.-]*)\/(.+)$/.exec(text) ?? []
  if (scheme === undefined || /\s/.test(text)) throw malformed(text, 'not vers:SCHEME/CONSTRAINT|… without spaces')
  if (scheme === 'none' && rest === '*') return { kind: 'none', scheme }
  if (rest === '*') return { kind: 'all', scheme }
  const order = purlScheme(scheme)
  if (!order) throw new ParseError('unsupported', `read vers "${text.slice(0, 80)}": no order of versions is known for "${scheme}"`)
  const parts = rest.split('|')
  if (parts.length > MOST) throw new ParseError('too-large', `read vers: more than ${MOST} constraints`)
  const constraints = parts.map((part) => readConstraint(text, part))
  return { kind: 'range', scheme, order, constraints: inOrder(text, order, constraints) }
}

/** Of bounds that say one thing twice the wider one: of neighbouring lower ones the first, of upper ones the last. */
const widest = (bounds: readonly VersConstraint[]): VersConstraint[] =>
  bounds.filter((one, i) => {
    const [before, after] = [bounds[i - 1], bounds[i + 1]]
    return isLower(one) ? !before || isUpper(before) : !after || isLower(after)
  })

/** Whether the range holds the version (VERS, "Checking if a version is contained within a range"). */
export function versHolds(vers: Vers, version: string): boolean {
  if (vers.kind !== 'range') return vers.kind === 'all'
  const { order, constraints } = vers
  const is = (one: VersConstraint): boolean => order.compare(version, one.version) === 0
  if (constraints.some((one) => one.operator === '!=' && is(one))) return false
  if (constraints.some((one) => ['=', '<=', '>='].includes(one.operator) && is(one))) return true
  const bounds = widest(constraints.filter(isBound))
  if (bounds.length === 0) return constraints.every(({ operator }) => operator === '!=')
  const above = bounds.map((one) => order.compare(version, one.version) > 0)
  const below = bounds.map((one) => order.compare(version, one.version) < 0)
  return bounds.some((one, i) =>
    isLower(one) ? above[i]! && (i === bounds.length - 1 || below[i + 1]!) : below[i]! && (i === 0 || above[i - 1]!),
  )
}
