import { type Finding, type Package, type Result, type VexUse, isExploited } from '#model/index.ts'
import { visible } from '#base/index.ts'
import { pathText } from './place.ts'

/** Packages by purl, to name what a finding is about. */
export const packagesOf = (result: Result): ReadonlyMap<string, Package> => new Map(result.packages.map((one) => [one.purl, one]))

/** `openssl 3.0.1`: what is affected, for people. */
export function affectedName(finding: Finding, packages: ReadonlyMap<string, Package>): string {
  const one = finding.package === undefined ? undefined : packages.get(finding.package)
  return one ? `${one.name} ${one.version}`.trim() : finding.title
}

export const remedyText = ({ remediation }: Finding): string =>
  remediation.action === 'upgrade' ? `upgrade to ${remediation.to}` : remediation.action === 'advice' ? remediation.text : 'no fix known'

/** Why a finding does not count. */
export function closedText({ status, exception, vex }: Finding): string {
  if (exception) {
    const { owner, reason, expires, source } = exception
    const until = expires === undefined ? '' : ` until ${expires}`
    return `accepted${owner === undefined ? '' : ` by ${owner}`}${until}${reason === undefined ? '' : ` (${reason})`}, ${source}`
  }
  return vex ? `${status}, ${saidBy(vex)}` : status
}

/** `says Debian in debian-tracker (version 0 fixes it: it never was there)`. */
function saidBy({ author, source, justification, statement }: VexUse): string {
  const reason = justification ?? statement
  return `says ${author} in ${source}${reason === undefined ? '' : ` (${reason})`}`
}

/** What becomes of a finding; nothing of an open one of which nobody says more. */
export function statusText(finding: Finding): string {
  if (finding.status !== 'open') return closedText(finding)
  return finding.vex ? `open: ${finding.vex.status.replace('_', ' ')}, ${saidBy(finding.vex)}` : ''
}

/** One line of plain text, control characters made visible. */
export function sentenceOf(finding: Finding, packages: ReadonlyMap<string, Package>): string {
  if (finding.kind !== 'vulnerability') {
    const [first] = finding.location
    const masked = finding.kind === 'secret' ? ` ${finding.masked}` : ''
    return visible(
      `${finding.id} (${finding.severity}): ${finding.title}${masked}${first ? `, ${pathText(first)}` : ''}: ${remedyText(finding)}`,
    )
  }
  return visible(
    `${finding.id} (${finding.severity}${isExploited(finding) ? ', known exploited' : ''}) in ${affectedName(finding, packages)}: ${remedyText(finding)}`,
  )
}
