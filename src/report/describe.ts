import { type Finding, type Package, type Result, isExploited } from '#model/index.ts'
import { visible } from '#base/index.ts'

/** Packages by purl, to name what a finding is about. */
export const packagesOf = (result: Result): ReadonlyMap<string, Package> => new Map(result.packages.map((one) => [one.purl, one]))

/** `openssl 3.0.1`: what is affected, for people. */
export function affectedName(finding: Finding, packages: ReadonlyMap<string, Package>): string {
  const one = finding.package === undefined ? undefined : packages.get(finding.package)
  return one ? `${one.name} ${one.version}`.trim() : finding.title
}

export const remedyText = ({ remediation }: Finding): string =>
  remediation.action === 'upgrade' ? `upgrade to ${remediation.to}` : remediation.action === 'advice' ? remediation.text : 'no fix known'

/** One line of plain text, control characters made visible. */
export const sentenceOf = (finding: Finding, packages: ReadonlyMap<string, Package>): string =>
  visible(
    `${finding.id} (${finding.severity}${isExploited(finding) ? ', known exploited' : ''}) in ${affectedName(finding, packages)}: ${remedyText(finding)}`,
  )
