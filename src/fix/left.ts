import type { Finding, VulnerabilityFinding } from '#model/index.ts'
import type { Draft, PlanInput } from './plan.ts'
import type { Way } from './solve.ts'

/** A finding that is still there afterwards, and why. */
export type Left = {
  readonly id: string
  readonly fingerprint: string
  readonly package: string
  readonly severity: Finding['severity']
  readonly why: string
}

/** A place that is still as it was is none that the plan counts on. */
export const isDone = ({ way }: Way): boolean => way !== 'blocked' && way !== 'try'

const why = ({ reasons }: VulnerabilityFinding): string => {
  const state = reasons.find((reason) => reason.state !== undefined)?.state
  if (state !== undefined) return `the distribution says: ${state}`
  return reasons.some(({ clause }) => clause.includes('<='))
    ? 'an advisory names only the last affected version: no upgrade is proven'
    : 'no version without it is known'
}

/** Why a finding is still there: of the open ones, and of those that a change brings. */
export function leftOf(
  { findings }: Pick<PlanInput, 'findings'>,
  open: readonly VulnerabilityFinding[],
  drafts: readonly Draft[],
  after: readonly VulnerabilityFinding[],
): Left[] {
  const byPurl = new Map(drafts.map((draft) => [draft.pkg.purl, draft]))
  const isOpen = new Set(open.map(({ fingerprint }) => fingerprint))
  const known = new Set(findings.map(({ fingerprint }) => fingerprint))
  return after.flatMap((finding): Left[] => {
    const { id, fingerprint, severity } = finding
    const purl = finding.package ?? ''
    if (known.has(fingerprint) && !isOpen.has(fingerprint)) return []
    const block = byPurl.get(purl)?.ways.find((way) => !isDone(way))
    const reason = !known.has(fingerprint)
      ? 'an upgrade brings it'
      : block && 'reason' in block
        ? `${block.path}: ${block.reason}`
        : why(finding)
    return [{ id, fingerprint, package: purl, severity, why: reason }]
  })
}
