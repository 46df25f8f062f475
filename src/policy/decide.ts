import { type Coverage, type Finding, type JudgeSettings, type Severity, type Verdict, isExploited, reaches } from '#model/index.ts'

/** What a verdict is made of: nothing else may change it. */
export type Case = {
  readonly findings: readonly Finding[]
  readonly areas: readonly Coverage[]
  readonly settings: JudgeSettings
  /** Days since the oldest data that was used; undefined when none was. */
  readonly dataAgeDays?: number
  /** Packages of the subject, and files of it that could not be read: counts. */
  readonly packages: number
  readonly unreadable: number
}

const hasFix = (finding: Finding): boolean => finding.remediation.action === 'upgrade'

/** The default load line: critical or known exploited, with a fix. A severity as threshold counts unfixed ones too, unless told not to. */
function overLine(finding: Finding, { failOn, onlyFixed, ignoreUnfixed }: JudgeSettings): boolean {
  if ((onlyFixed || ignoreUnfixed) && !hasFix(finding)) return false
  if (failOn === 'default') return hasFix(finding) && (finding.severity === 'critical' || isExploited(finding))
  return reaches(finding.severity, failOn)
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

function describe(failOn: Severity | 'default', { onlyFixed, ignoreUnfixed }: JudgeSettings): string {
  const line = failOn === 'default' ? 'critical or known exploited, with a fix' : `${failOn} or worse`
  return failOn !== 'default' && (onlyFixed || ignoreUnfixed) ? `${line}, with a fix` : line
}

/** Why the advisory data is too old for what the user allows. */
function staleness({ settings: { maxDataAgeDays }, dataAgeDays }: Case): string | undefined {
  if (maxDataAgeDays === undefined || (dataAgeDays !== undefined && dataAgeDays <= maxDataAgeDays)) return undefined
  const age = dataAgeDays === undefined ? 'of unknown age' : `${count(Math.floor(dataAgeDays), 'day')} old`
  return `advisory data is ${age}, the most allowed is ${count(maxDataAgeDays, 'day')}`
}

/** Turns findings into a verdict. Pure: the same case gives the same verdict. */
export function decide(given: Case): Verdict {
  const { findings, areas, settings, packages, unreadable } = given
  const over = findings.filter((finding) => finding.status === 'open' && overLine(finding, settings))
  const line = describe(settings.failOn, settings)
  const trace = [{ rule: `fail-on ${settings.failOn}`, findings: over.map((finding) => finding.fingerprint) }]
  const lost = unreadable > 0 ? [`${count(unreadable, 'file')} could not be read`] : []
  const stale = staleness(given)
  if (stale !== undefined) return { decision: 'undetermined', reasons: [stale], trace }
  if (over.length > 0) return { decision: 'deny', reasons: [`${count(over.length, 'finding')} over the line (${line})`, ...lost], trace }
  if (packages === 0) return { decision: 'undetermined', reasons: ['no package was found: there is nothing to judge by', ...lost], trace }
  const blind = areas.filter((area) => area.status === 'not-assessed' && area.packages > 0)
  if (blind.length > 0 && !areas.some((area) => area.status !== 'not-assessed'))
    return { decision: 'undetermined', reasons: ['no package of this subject is covered by the advisory data', ...lost], trace }
  const gaps = blind.map((area) => `${area.area} (${count(area.packages, 'package')})`)
  const reasons = [`no finding over the line (${line})`, ...(gaps.length > 0 ? [`not assessed: ${gaps.join(', ')}`] : []), ...lost]
  return { decision: reasons.length > 1 || findings.length > 0 ? 'warn' : 'allow', reasons, trace }
}
