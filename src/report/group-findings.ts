import { compareText } from '#base/index.ts'
import { type Package, type Result, type VulnerabilityFinding, isExploited, isVulnerability, severityRank } from '#model/index.ts'

/** One thing to do, and the findings that it ends. */
export type Remedy = {
  readonly name: string
  readonly from: string
  /** Absent when no version without the findings is known. */
  readonly to?: string
  readonly findings: readonly VulnerabilityFinding[]
}

const epssOf = ({ epss }: VulnerabilityFinding): number => epss?.score ?? 0

const byWorst = (a: VulnerabilityFinding, b: VulnerabilityFinding): number =>
  Number(isExploited(b)) - Number(isExploited(a)) ||
  severityRank(a.severity) - severityRank(b.severity) ||
  epssOf(b) - epssOf(a) ||
  compareText(a.id, b.id) ||
  compareText(a.fingerprint, b.fingerprint)

/** Binary packages of one source are upgraded together, so they are one row. */
function remedyOf(finding: VulnerabilityFinding, packages: ReadonlyMap<string, Package>): Omit<Remedy, 'findings'> {
  const found = finding.package === undefined ? undefined : packages.get(finding.package)
  const reason = finding.reasons[0]
  const name = found?.source?.name ?? found?.name ?? reason?.name ?? finding.location[0]?.path ?? finding.title
  const from = reason?.installed ?? found?.version ?? ''
  return { name, from, ...(finding.remediation.action === 'upgrade' ? { to: finding.remediation.all } : {}) }
}

/** Open vulnerabilities by what to do, worst first; one id is named once in a group. */
export function groupFindings(result: Result): readonly Remedy[] {
  const packages = new Map(result.packages.map((found) => [found.purl, found]))
  const groups = new Map<string, { remedy: Omit<Remedy, 'findings'>; findings: Map<string, VulnerabilityFinding> }>()
  for (const finding of result.findings.filter(isVulnerability)) {
    if (finding.status !== 'open') continue
    const remedy = remedyOf(finding, packages)
    const key = JSON.stringify([remedy.name, remedy.from, remedy.to])
    const group = groups.get(key) ?? { remedy, findings: new Map<string, VulnerabilityFinding>() }
    const known = group.findings.get(finding.id)
    if (!known || byWorst(finding, known) < 0) group.findings.set(finding.id, finding)
    groups.set(key, group)
  }
  const remedies = [...groups.values()].map(({ remedy, findings }) => ({ ...remedy, findings: [...findings.values()].sort(byWorst) }))
  return remedies.sort((a, b) => compareGroups(a, b))
}

function compareGroups(a: Remedy, b: Remedy): number {
  const [worstA, worstB] = [a.findings[0], b.findings[0]]
  return (worstA && worstB ? byWorst(worstA, worstB) : 0) || compareText(a.name, b.name) || compareText(a.from, b.from)
}
