import {
  type Coverage,
  type Finding,
  type FindingKind,
  type JudgeSettings,
  type Verdict,
  isExploited,
  isVulnerability,
  reaches,
} from '#model/index.ts'

/** What a verdict is made of: nothing else may change it. */
export type Case = {
  readonly findings: readonly Finding[]
  readonly areas: readonly Coverage[]
  readonly settings: JudgeSettings
  /** Kinds that there can be of such a subject. */
  readonly possible: readonly FindingKind[]
  /** Days since the oldest data that was used; undefined when none was. */
  readonly dataAgeDays?: number
  /** Packages of the subject, and files of it that could not be read: counts. */
  readonly packages: number
  readonly unreadable: number
}

const hasFix = (finding: Finding): boolean => finding.remediation.action === 'upgrade'

/**
 * The default load line: a vulnerability that is critical or known exploited and has a fix, a critical secret, or what a policy denies.
 * Hygiene has none.
 */
function overDefault(finding: Finding): boolean {
  switch (finding.kind) {
    case 'vulnerability':
      return hasFix(finding) && (finding.severity === 'critical' || isExploited(finding))
    case 'secret':
      return finding.severity === 'critical'
    case 'hygiene':
      return false
    case 'control':
      return finding.action === 'deny'
    default:
      return finding satisfies never
  }
}

/** A severity as threshold counts every kind, and vulnerabilities without a fix too, unless told not to. */
function overLine(finding: Finding, { failOn, onlyFixed, ignoreUnfixed, failOnNew }: JudgeSettings): boolean {
  if (finding.status !== 'open' || (failOnNew && finding.isNew !== true)) return false
  if ((onlyFixed || ignoreUnfixed) && isVulnerability(finding) && !hasFix(finding)) return false
  return failOn === 'default' ? overDefault(finding) : reaches(finding.severity, failOn)
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

const DEFAULT_LINES: Readonly<Record<FindingKind, string>> = {
  vulnerability: 'critical or known exploited, with a fix',
  secret: 'a critical secret',
  hygiene: '',
  control: 'denied by a policy',
}

function describe({ failOn, onlyFixed, ignoreUnfixed, failOnNew, kinds }: JudgeSettings): string {
  const news = failOnNew ? 'new, and ' : ''
  if (failOn === 'default') {
    const lines = (['vulnerability', 'secret', 'control'] as const)
      .filter((kind) => kinds.includes(kind))
      .map((kind) => DEFAULT_LINES[kind])
    return `${news}${lines.length === 0 ? 'hygiene has none' : lines.join('; or ')}`
  }
  return `${news}${failOn} or worse${(onlyFixed || ignoreUnfixed) && kinds.includes('vulnerability') ? ', with a fix' : ''}`
}

/** Why the advisory data is too old for what the user allows. */
function staleness({ settings: { maxDataAgeDays, kinds }, dataAgeDays }: Case): string | undefined {
  if (maxDataAgeDays === undefined || !kinds.includes('vulnerability')) return undefined
  if (dataAgeDays !== undefined && dataAgeDays <= maxDataAgeDays) return undefined
  const age = dataAgeDays === undefined ? 'of unknown age' : `${count(Math.floor(dataAgeDays), 'day')} old`
  return `advisory data is ${age}, the most allowed is ${count(maxDataAgeDays, 'day')}`
}

/** Areas that nobody could assess; what the user did not ask for is named apart. */
const blindIn = (areas: readonly Coverage[]): readonly Coverage[] =>
  areas.filter((area) => area.status === 'not-assessed' && area.reason !== 'not-asked' && area.packages > 0)

/** Why vulnerabilities, which were asked for, could not be looked for at all. */
function blindness({ areas, settings, packages }: Case): string | undefined {
  if (!settings.kinds.includes('vulnerability')) return undefined
  if (packages === 0) return 'no package was found: there is nothing to judge by'
  const seen = areas.some((area) => area.status !== 'not-assessed' && area.packages > 0)
  return blindIn(areas).length > 0 && !seen ? 'no package of this subject is covered by the advisory data' : undefined
}

/** What the verdict does not speak of. */
function gapsOf({ areas, settings: { kinds }, possible, unreadable }: Case): { readonly unasked: string[]; readonly gaps: string[] } {
  const blind = blindIn(areas).map((area) => `${area.area} (${count(area.packages, 'package')})`)
  const unasked = possible.filter((kind) => !kinds.includes(kind))
  return {
    unasked: unasked.length > 0 ? [`not asked for: ${unasked.join(', ')}`] : [],
    gaps: [
      ...(blind.length > 0 ? [`not assessed: ${blind.join(', ')}`] : []),
      ...(unreadable > 0 ? [`${count(unreadable, 'file')} could not be read`] : []),
    ],
  }
}

/** Turns findings into a verdict. Pure: the same case gives the same verdict. */
export function decide(given: Case): Verdict {
  const { findings, settings } = given
  const over = findings.filter((finding) => overLine(finding, settings))
  const line = describe(settings)
  const trace = [{ rule: `fail-on ${settings.failOn}`, findings: over.map((finding) => finding.fingerprint) }]
  const { unasked, gaps } = gapsOf(given)
  const lost = gaps.slice(-1).filter(() => given.unreadable > 0)
  const stale = staleness(given)
  if (stale !== undefined) return { decision: 'undetermined', reasons: [stale], trace }
  if (over.length > 0)
    return { decision: 'deny', reasons: [`${count(over.length, 'finding')} over the line (${line})`, ...lost, ...unasked], trace }
  const blind = blindness(given)
  if (blind !== undefined) return { decision: 'undetermined', reasons: [blind, ...lost, ...unasked], trace }
  const reasons = [`no finding over the line (${line})`, ...gaps, ...unasked]
  return { decision: gaps.length > 0 || findings.some(({ severity }) => severity !== 'info') ? 'warn' : 'allow', reasons, trace }
}
