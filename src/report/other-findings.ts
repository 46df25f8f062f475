import { compareText, visible } from '#base/index.ts'
import { type Finding, type Result, type VulnerabilityFinding, severityRank } from '#model/index.ts'
import { exposureText, placeText } from './place.ts'

type Other = Exclude<Finding, VulnerabilityFinding>

const byWorst = (a: Other, b: Other): number =>
  severityRank(a.severity) - severityRank(b.severity) || compareText(a.id, b.id) || compareText(a.fingerprint, b.fingerprint)

/** Open findings of one kind, worst first. */
export const openOf = <K extends Other['kind']>(result: Result, kind: K): readonly Extract<Other, { kind: K }>[] =>
  result.findings.filter((one): one is Extract<Other, { kind: K }> => one.kind === kind && one.status === 'open').toSorted(byWorst)

/** Where, the first place and how many more there are. */
export function whereText(finding: Other, result: Result): string {
  const [first] = finding.location
  if (!first) return ''
  const more = finding.location.length - 1 + (finding.morePlaces ?? 0)
  return `${placeText(first, result)}${more > 0 ? ` and ${more} more` : ''}`
}

const originText = ({ origin }: Other): string => (origin === 'base' ? ', from the base image' : '')

/** `critical GitHub token ghp_… (40 characters) in app/.env:3, layer 2 of 4; deleted in a later layer`. */
export function otherLine(finding: Other, result: Result): string {
  const where = whereText(finding, result)
  const what = finding.kind === 'secret' ? `${finding.title} ${finding.masked}` : `${finding.id}: ${finding.title}`
  const exposed = finding.kind === 'secret' ? exposureText(finding) : ''
  return visible(
    `${finding.severity} ${what}${where === '' ? '' : `${finding.kind === 'secret' ? ' in' : ':'} ${where}`}${originText(finding)}${exposed === '' ? '' : `; ${exposed}`}`,
  )
}
