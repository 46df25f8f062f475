import { severityRank } from '#model/index.ts'
import { baseLine, distributionLine, hasNoPackages, packagesLine, plural } from '../table.ts'
import { sinceLine } from '../since.ts'
import { type Markup, markup } from './markup.ts'
import { type Part, section } from './part.ts'

/** How many of the open findings of each severity there are. */
function severityCounts({ entries }: Part): string {
  const counts = new Map<string, number>()
  const open = entries.filter(({ finding }) => finding.status === 'open')
  const bySeverity = open.toSorted((a, b) => severityRank(a.finding.severity) - severityRank(b.finding.severity))
  for (const { finding } of bySeverity) counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1)
  const each = [...counts].map(([severity, count]) => `${count} ${severity}`)
  const closed = entries.length - open.length
  return `${plural(open.length, 'open finding')}${each.length > 0 ? `: ${each.join(', ')}` : ''}${closed > 0 ? `; ${closed} accepted, fixed or not affected` : ''}`
}

/** What was decided and why, and on what it stands. */
export function verdictSection(part: Part): Markup {
  const { result } = part
  const { verdict, error, subject } = result
  const lines = [
    severityCounts(part),
    ...distributionLine(result),
    ...baseLine(result),
    ...(hasNoPackages(subject) ? [] : [packagesLine(result)]),
    ...sinceLine(result),
  ]
  const rules = verdict.trace.map(({ rule, findings }) => `rule ${rule}: ${plural(findings.length, 'finding')} over the line`)
  const reasons = error === undefined ? verdict.reasons : [error]
  return section(
    part,
    'verdict',
    'Verdict',
    // Of one target the page's head says it.
    part.level === 2 ? markup`` : markup`<p><span class="verdict ${verdict.decision}">${verdict.decision}</span></p>`,
    markup`<ul>${reasons.map((reason) => markup`<li>${reason}</li>`)}</ul>
`,
    error === undefined ? markup`<ul class="quiet">${[...rules, ...lines].map((line) => markup`<li>${line}</li>`)}</ul>` : markup``,
  )
}
