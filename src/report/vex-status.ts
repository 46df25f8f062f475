import { sortedBy } from '#base/index.ts'
import { type Result, type VexUse, type VulnerabilityFinding, isVulnerability } from '#model/index.ts'
import { remedyText } from './describe.ts'

/** What is said of a vulnerability in some packages of the subject. */
export type Judged = {
  readonly id: string
  readonly aliases: readonly string[]
  readonly status: VexUse['status']
  readonly justification?: string
  /** Why it does not affect, for people. */
  readonly impact?: string
  /** What to do where it does. */
  readonly action?: string
  /** Whose word it is, where it is another's. */
  readonly notes?: string
  readonly packages: readonly string[]
}

const saidBy = ({ author, time }: VexUse): string => `stated by ${author}${time === undefined ? '' : ` on ${time}`}`

/**
 * Who accepts a risk is affected all the same: an exception is no status of VEX. Owner and reason stay in the house. What nobody has
 * judged is under investigation: that the version matches an advisory does not yet say whether the product is affected.
 */
function judgementOf(finding: VulnerabilityFinding): Omit<Judged, 'id' | 'aliases' | 'packages'> {
  const { status, vex, exception } = finding
  const notes = vex ? { notes: saidBy(vex) } : {}
  if (status === 'excepted') {
    const until = exception?.expires === undefined ? '' : ` until ${exception.expires}`
    return { status: 'affected', action: `the risk is accepted${until}; ${remedyText(finding)}` }
  }
  if (!vex) return { status: 'under_investigation' }
  const { justification, statement } = vex
  switch (vex.status) {
    case 'not_affected':
      return { status: 'not_affected', ...(justification ? { justification } : {}), ...(statement ? { impact: statement } : {}), ...notes }
    case 'affected':
      return { status: 'affected', action: statement ?? remedyText(finding), ...notes }
    case 'fixed':
    case 'under_investigation':
      return { status: vex.status, ...notes }
    default:
      return vex.status satisfies never
  }
}

/** The vulnerabilities of a result, those about which the same is said together; sorted. */
export function judgedIn(result: Result): Judged[] {
  const groups = new Map<string, Judged & { readonly packages: string[] }>()
  for (const finding of result.findings.filter(isVulnerability)) {
    const { id, aliases, package: purl } = finding
    if (purl === undefined) continue
    const judged = { id, aliases: [...new Set(aliases)].filter((one) => one !== id).toSorted(), ...judgementOf(finding) }
    const key = JSON.stringify(judged)
    const group = groups.get(key)
    if (group) group.packages.push(purl)
    else groups.set(key, { ...judged, packages: [purl] })
  }
  const all = [...groups.values()].map((one) => ({ ...one, packages: [...new Set(one.packages)].toSorted() }))
  return sortedBy(all, ({ id, status, packages }) => [id, status, packages[0] ?? ''])
}
