import type { Result, VulnerabilityFinding } from '#model/index.ts'
import { type Remedy, groupFindings } from '../group-findings.ts'
import { plural } from '../table.ts'
import { type Markup, markup } from './markup.ts'
import { type Part, boundedRows, section, severityMark, tableOf } from './part.ts'

/** Upgrades, and packages without one; and findings that one row names. */
const ROWS = 1_000
const NAMED = 40

/** Findings by the anchors of their rows. */
function linksOf(findings: readonly VulnerabilityFinding[], anchors: ReadonlyMap<VulnerabilityFinding, string>): Markup {
  const links = findings.slice(0, NAMED).map((one, i) => {
    const anchor = anchors.get(one)
    const name = anchor === undefined ? markup`${one.id}` : markup`<a href="#${anchor}">${one.id}</a>`
    return markup`${i === 0 ? '' : ', '}${name} (${severityMark(one.severity)}${one.knownExploited ? ', exploited' : ''})`
  })
  return markup`${links}${findings.length > NAMED ? `, and ${findings.length - NAMED} more` : ''}`
}

const baseMark = ({ findings }: Remedy): string => (findings.every(({ origin }) => origin === 'base') ? ' (base image)' : '')

/** Other kinds say themselves what to do; they stand among the findings. */
const otherText = ({ findings }: Result): string[] => {
  const others = findings.filter(({ kind, status }) => kind !== 'vulnerability' && status === 'open').length
  return others === 0 ? [] : [`${plural(others, 'finding')} of secrets and hygiene: each says below what to do.`]
}

/** One row for each upgrade, with all that it ends. */
export function remediesSection(part: Part): Markup {
  const remedies = groupFindings(part.result)
  const anchors = new Map(
    part.entries.slice(0, part.rows).flatMap(({ finding, anchor }) => (finding.kind === 'vulnerability' ? [[finding, anchor]] : [])),
  )
  const upgrades = remedies.filter(({ to }) => to !== undefined)
  const unfixed = remedies.filter(({ to }) => to === undefined)
  const limit = part.rows === Infinity ? Infinity : ROWS
  const upgradeRows = boundedRows(upgrades, limit, (one) => [
    `${one.name}${baseMark(one)}`,
    one.from,
    one.to ?? '',
    linksOf(one.findings, anchors),
  ])
  const unfixedRows = boundedRows(unfixed, limit, (one) => [`${one.name}${baseMark(one)}`, one.from, linksOf(one.findings, anchors)])
  const nothing = remedies.length === 0 ? [markup`<p>No open vulnerability asks for an upgrade.</p>`] : []
  return section(
    part,
    'what-to-do',
    'What to do',
    ...nothing,
    ...(upgrades.length > 0 ? [tableOf('Upgrades, worst first', ['Package', 'Installed', 'Upgrade to', 'Ends'], upgradeRows)] : []),
    ...(unfixed.length > 0 ? [tableOf('No fix known', ['Package', 'Installed', 'Findings'], unfixedRows)] : []),
    ...otherText(part.result).map((text) => markup`<p>${text}</p>`),
  )
}
