import type { Instant } from '#base/index.ts'
import type { ExceptionNote, Finding, FindingKind } from '#model/index.ts'
import { type Governed } from './covers.ts'
import { type Exception, termsOf } from './exception.ts'
import { isEverything } from './wildcard.ts'

/** Findings that one exception may cover; one that covers more is a rule and no exception. */
export const MOST = 50

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

/** Why an exception is too wide whatever was found. */
export function widthOf({ id, rule, package: purl, path, subject }: Exception): string | undefined {
  if (id === undefined && rule === undefined)
    return 'it names neither an id nor a rule and would accept what nobody has seen yet: it does not apply'
  if (purl === undefined && path === undefined && subject === undefined)
    return 'it names neither a package, a path nor a subject: it does not apply'
  return undefined
}

const tooWide = ({ source }: Exception, text: string): ExceptionNote => ({ problem: 'too-wide', source, text, findings: [] })

const holdsEverywhere = ({ package: purl, path = '*', subject = '*' }: Exception): boolean =>
  purl === undefined && isEverything(path) && isEverything(subject)

/** Too wide by what it says, or by what it covers. */
export function widthNotes(exception: Exception, covered: number): ExceptionNote[] {
  const why = widthOf(exception)
  if (why !== undefined) return [tooWide(exception, why)]
  if (covered > MOST) return [tooWide(exception, `it covers ${covered} findings, more than ${MOST}: it does not apply`)]
  return holdsEverywhere(exception) ? [tooWide(exception, 'it holds for every subject and every path: say for which')] : []
}

/** One note for each pair of exceptions that cover a place with different terms, at the one that counts. */
export function contradictions(places: Iterable<readonly [Finding, Governed]>): ExceptionNote[] {
  const pairs = new Map<string, { readonly first: Exception; readonly other: Exception; readonly findings: Set<string> }>()
  for (const [{ fingerprint }, { first, others }] of places)
    for (const other of others) {
      if (termsOf(first) === termsOf(other)) continue
      const key = JSON.stringify([first.source, other.source])
      const pair = pairs.get(key) ?? { first, other, findings: new Set<string>() }
      pair.findings.add(fingerprint)
      pairs.set(key, pair)
    }
  return [...pairs.values()].map(({ first, other, findings }) => ({
    problem: 'contradicting',
    source: first.source,
    text: `${other.source} covers ${findings.size === 1 ? 'the same finding' : `${findings.size} of the same findings`} with other terms: the earlier expiry counts, ${first.expires}`,
    findings: [...findings],
  }))
}

function expiredNote({ source, expires, owner }: Exception, covered: readonly Finding[]): ExceptionNote {
  const effect =
    covered.length === 0
      ? 'it covers nothing that was found'
      : `${count(covered.length, 'finding')} ${covered.length === 1 ? 'counts' : 'count'} again`
  const findings = covered.map(({ fingerprint }) => fingerprint)
  return { problem: 'expired', source, text: `it expired at ${expires} (owner: ${owner}): ${effect}`, findings }
}

/** What was not looked for leaves no exception unused. */
const isLookedFor = ({ kind, rule }: Exception, kinds: readonly FindingKind[]): boolean =>
  kind === undefined ? rule === undefined || kinds.some((one) => one !== 'vulnerability') : kinds.includes(kind)

export function idleNotes(
  exception: Exception,
  covered: readonly Finding[],
  time: Instant,
  kinds: readonly FindingKind[],
): ExceptionNote[] {
  if (exception.expires <= time) return [expiredNote(exception, covered)]
  if (covered.length > 0 || !isLookedFor(exception, kinds)) return []
  return [{ problem: 'unused', source: exception.source, text: 'it covers nothing that was found', findings: [] }]
}
