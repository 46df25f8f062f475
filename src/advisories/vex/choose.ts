import type { Instant } from '#base/index.ts'
import type { VexDocument, VexStatement, VexStatus } from './contract.ts'
import { authorKey } from './counted.ts'

/** A statement that is about a finding. */
export type Candidate = {
  readonly statement: VexStatement
  readonly document: VexDocument
  /** 0 is heard first. */
  readonly rank: number
}

export type Choice = { readonly chosen: Candidate; readonly lost: ReadonlyMap<Candidate, string> }

/** Of equals the more careful one wins. */
const CARE: readonly VexStatus[] = ['affected', 'under_investigation', 'fixed', 'not_affected']

const timeOf = ({ statement }: Candidate): Instant => statement.time ?? ''

/** The newest of each author; several where they are of one second. */
function newest(candidates: readonly Candidate[], lost: Map<Candidate, string>): Candidate[] {
  const latest = new Map<string, Candidate>()
  for (const one of candidates) {
    const before = latest.get(authorKey(one.document))
    if (!before || timeOf(one) > timeOf(before)) latest.set(authorKey(one.document), one)
  }
  return candidates.filter((one) => {
    const last = latest.get(authorKey(one.document))!
    if (timeOf(one) === timeOf(last)) return true
    lost.set(
      one,
      `superseded by a newer statement of the same author, of ${timeOf(last)} in ${last.document.source}: ${last.statement.status}`,
    )
    return false
  })
}

/**
 * The statement that decides: within one author the newest, then the one of the source that is heard first, then the more careful one.
 * `candidates` are in the order of their documents, at least one.
 */
export function choose(candidates: readonly Candidate[]): Choice {
  const lost = new Map<Candidate, string>()
  const current = newest(candidates, lost)
  const [chosen] = current.toSorted((a, b) => a.rank - b.rank || CARE.indexOf(a.statement.status) - CARE.indexOf(b.statement.status))
  for (const one of current) {
    if (one === chosen) continue
    const { document, rank, statement } = chosen!
    lost.set(
      one,
      rank < one.rank
        ? `overruled by ${document.source}, which comes before it: ${statement.status}`
        : `beside a statement of equal rank in ${document.source}: ${statement.status}`,
    )
  }
  return { chosen: chosen!, lost }
}
