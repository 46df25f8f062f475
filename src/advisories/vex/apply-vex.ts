import type { Instant } from '#base/index.ts'
import { type Finding, type UnusedVex, type VexUse, type VulnerabilityFinding, isVulnerability } from '#model/index.ts'
import { type Candidate, choose } from './choose.ts'
import { FINDING_STATUS, type VexDocument, type VexStatement } from './contract.ts'
import { whyNotDocument, whyNotStatement } from './counted.ts'
import type { Misfit } from './fit.ts'
import { fitStatement } from './match-product.ts'
import { Surroundings, type VexSubject } from './surroundings.ts'
import { findingsByName } from './vulnerability-names.ts'

/** Characters of a statement's text that a finding shows. */
const SHOWN = 1000

/** Statements of a document that are listed as unused; the others are counted. */
const LISTED = 1000

const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

const authorOf = ({ author }: VexDocument): string => author || 'author not named'

function useOf({ document, statement: { status, justification, impact, action, time } }: Candidate): VexUse {
  const text = impact ?? action
  return {
    source: document.source,
    author: authorOf(document),
    status,
    ...(justification ? { justification: shown(justification) } : {}),
    ...(text ? { statement: shown(text) } : {}),
    ...(time === undefined ? {} : { time }),
  }
}

/** An exception is the user's own word and stays; the statement is noted all the same. */
function judged(finding: VulnerabilityFinding, chosen: Candidate): VulnerabilityFinding {
  const { status, action } = chosen.statement
  const advice = status === 'affected' && action ? [`${authorOf(chosen.document)} says what to do: ${shown(action)}`] : []
  return {
    ...finding,
    ...(advice.length > 0 ? { evidence: [...(finding.evidence ?? []), ...advice] } : {}),
    status: finding.status === 'excepted' ? 'excepted' : FINDING_STATUS[status],
    vex: useOf(chosen),
  }
}

function labelOf({ vulnerability, status, products }: VexStatement): string {
  const [first, ...more] = products
  const product = first
    ? `: ${[first.component, ...first.places.map((place) => place.component)].map(({ label }) => shown(label)).join(' in ')}`
    : ''
  return `${shown(vulnerability) || 'no vulnerability'} ${status}${product}${more.length > 0 ? ` and ${more.length} more` : ''}`
}

/** Statements with what became of them; one without a fate was used. */
type Fates = Map<VexStatement, string>

/** The statements about each finding, in the order of their documents; of those about none, why. */
function candidatesOf(
  findings: readonly Finding[],
  around: Surroundings,
  ranks: readonly (readonly VexDocument[])[],
  now: Instant,
  fates: Fates,
) {
  const named = findingsByName(findings.filter(isVulnerability))
  const candidates = new Map<Finding, Candidate[]>(findings.map((finding) => [finding, []]))
  const documents = ranks.flat()
  for (const [rank, sources] of ranks.entries())
    for (const document of sources) {
      const whole = whyNotDocument(document, documents, now)
      for (const statement of document.statements) {
        const reason = whole ?? whyNotStatement(statement, now)
        let nearest: Misfit | undefined
        for (const finding of reason === undefined ? named(statement.ids) : []) {
          const fit = fitStatement(statement, finding, around)
          if (fit.fits) candidates.get(finding)!.push({ statement, document, rank })
          else if (!nearest || fit.near > nearest.near) nearest = fit
        }
        fates.set(statement, reason ?? nearest?.reason ?? `nothing in the subject has ${statement.vulnerability}`)
      }
    }
  return candidates
}

/** Statements of one document that decided nothing. */
export type IdleVex = {
  readonly source: string
  readonly listed: readonly { readonly statement: VexStatement; readonly reason: string }[]
  /** Beyond those that are listed. */
  readonly rest: readonly VexStatement[]
}

function idleIn({ source, statements }: VexDocument, fates: Fates): IdleVex {
  const idle = statements.filter((statement) => fates.has(statement))
  const listed = idle.slice(0, LISTED).map((statement) => ({ statement, reason: fates.get(statement)! }))
  return { source, listed, rest: idle.slice(LISTED) }
}

/** What is said of idle statements, without those that were of use elsewhere. */
export const listIdle = (idle: readonly IdleVex[], elsewhere: ReadonlySet<VexStatement> = new Set()): UnusedVex[] =>
  idle.flatMap(({ source, listed, rest }) => {
    const unused = listed.filter(({ statement }) => !elsewhere.has(statement))
    const more = rest.filter((statement) => !elsewhere.has(statement)).length
    return [
      ...unused.map(({ statement, reason }) => ({ source, statement: labelOf(statement), reason })),
      ...(more > 0 ? [{ source, statement: `${more} more statements`, reason: 'not listed one by one' }] : []),
    ]
  })

export type AppliedVex = {
  readonly findings: readonly Finding[]
  readonly unused: readonly UnusedVex[]
  /** Statements that decided something. */
  readonly used: ReadonlySet<VexStatement>
  readonly idle: readonly IdleVex[]
}

/**
 * What VEX documents say of findings. `ranks` are heard in turn: each document that the user names is a rank of its own, in the order
 * named. The word of the distribution's feed and of the advisories is what the findings already are. Pure: the same at the same `now`.
 */
export function applyVex(
  findings: readonly Finding[],
  at: VexSubject,
  ranks: readonly (readonly VexDocument[])[],
  now: Instant,
): AppliedVex {
  const fates: Fates = new Map()
  const candidates = candidatesOf(findings, new Surroundings(at), ranks, now, fates)
  const used = new Set<VexStatement>()
  const result = findings.map((finding) => {
    const about = candidates.get(finding)
    if (!about?.length || !isVulnerability(finding)) return finding
    const { chosen, lost } = choose(about)
    used.add(chosen.statement)
    for (const [one, reason] of lost) fates.set(one.statement, reason)
    return judged(finding, chosen)
  })
  for (const statement of used) fates.delete(statement)
  const idle = ranks.flat().map((document) => idleIn(document, fates))
  return { findings: result, unused: listIdle(idle), used, idle }
}
