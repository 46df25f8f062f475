import { type Coverage, type Finding, type JudgeSettings, type Severity, type Verdict, reaches } from '#model/index.ts'

/** What a verdict is made of: nothing else may change it. */
export type Case = {
  readonly findings: readonly Finding[]
  readonly areas: readonly Coverage[]
  readonly settings: JudgeSettings
  /** Days since the oldest data that was used; undefined when none was. */
  readonly dataAgeDays?: number
}

const hasFix = (finding: Finding): boolean => finding.remediation.action === 'upgrade'

/** The default load line: critical or known exploited, with a fix. A severity as threshold counts unfixed ones too, unless told not to. */
function overLine(finding: Finding, { failOn, onlyFixed, ignoreUnfixed }: JudgeSettings): boolean {
  if ((onlyFixed || ignoreUnfixed) && !hasFix(finding)) return false
  if (failOn === 'default') return hasFix(finding) && (finding.severity === 'critical' || finding.knownExploited !== undefined)
  return reaches(finding.severity, failOn)
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

function describe(failOn: Severity | 'default', { onlyFixed, ignoreUnfixed }: JudgeSettings): string {
  const line = failOn === 'default' ? 'critical or known exploited, with a fix' : `${failOn} or worse`
  return failOn !== 'default' && (onlyFixed || ignoreUnfixed) ? `${line}, with a fix` : line
}

/** Turns findings into a verdict. Pure: the same case gives the same verdict. */
export function decide({ findings, areas, settings, dataAgeDays }: Case): Verdict {
  const over = findings.filter((finding) => finding.status === 'open' && overLine(finding, settings))
  const line = describe(settings.failOn, settings)
  const trace = [{ rule: `fail-on ${settings.failOn}`, findings: over.map((finding) => finding.fingerprint) }]
  if (settings.maxDataAgeDays !== undefined && (dataAgeDays === undefined || dataAgeDays > settings.maxDataAgeDays)) {
    const age = dataAgeDays === undefined ? 'of unknown age' : `${Math.floor(dataAgeDays)} days old`
    return {
      decision: 'undetermined',
      reasons: [`advisory data is ${age}, the most allowed is ${count(settings.maxDataAgeDays, 'day')}`],
      trace,
    }
  }
  if (over.length > 0) return { decision: 'deny', reasons: [`${count(over.length, 'finding')} over the line (${line})`], trace }
  const blind = areas.filter((area) => area.status === 'not-assessed' && area.packages > 0)
  const assessed = areas.some((area) => area.status !== 'not-assessed')
  if (blind.length > 0 && !assessed)
    return { decision: 'undetermined', reasons: ['no package of this subject is covered by the advisory data'], trace }
  const reasons = [`no finding over the line (${line})`]
  if (blind.length > 0) reasons.push(`not assessed: ${blind.map((area) => `${area.area} (${count(area.packages, 'package')})`).join(', ')}`)
  return { decision: blind.length > 0 || findings.length > 0 ? 'warn' : 'allow', reasons, trace }
}
