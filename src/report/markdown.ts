import { type Coverage, type Result, isExploited } from '#model/index.ts'
import type { Reporter } from './contract.ts'
import { visible } from '#base/index.ts'
import { affectedName, closedText, packagesOf } from './describe.ts'
import { groupFindings } from './group-findings.ts'
import { openOf, whereText } from './other-findings.ts'
import { sinceLine } from './since.ts'

/** Rows that a comment on a merge request may hold (GitHub: 65,536 characters). */
const ROWS = 100

/** Foreign text within a cell: nothing of it may be a link, a tag, or the end of the cell. */
export const cell = (text: string): string =>
  visible(text).replace(/[\\`*_{}[\]<>()#+!|~@&-]/g, (character) => `&#${character.charCodeAt(0)};`)

const gapOf = (area: Coverage): string =>
  area.status === 'partial' ? `partial: lacks ${area.lacks}` : area.status === 'not-assessed' ? `not assessed: ${area.detail}` : 'assessed'

function otherRows(title: string, kind: 'control' | 'hygiene' | 'secret', result: Result, all: boolean): string[] {
  const found = openOf(result, kind)
  const shown = all ? found : found.slice(0, ROWS)
  const rows = shown.map((finding) => {
    const what = finding.kind === 'secret' ? `${finding.title} ${finding.masked}` : finding.title
    return `| ${finding.severity} | ${cell(finding.id)} | ${cell(what)} | ${cell(whereText(finding, result))} | ${cell(finding.remediation.text)} |`
  })
  if (rows.length === 0) return []
  const rest = shown.length < found.length ? ['', `${found.length - shown.length} more rows: run with \`--all\`.`] : []
  return ['', `| ${title} | Rule | What | Where | What to do |`, '| --- | --- | --- | --- | --- |', ...rows, ...rest]
}

/** What does not count and why, and what is wrong with the exceptions. */
function acceptedRows(result: Result, all: boolean): string[] {
  const packages = packagesOf(result)
  const closed = result.findings
    .filter(({ status }) => status !== 'open')
    .map((finding) => `${finding.id} in ${affectedName(finding, packages)}: ${closedText(finding)}`)
  const notes = (result.exceptions ?? []).map(({ problem, source, text }) => `exception ${source} is ${problem}: ${text}`)
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, '', ...lines.slice(0, all ? Infinity : ROWS).map((line) => `- ${cell(line)}`)]
  return [...list('Accepted or not affected:', closed), ...list('Exceptions to look at:', notes)]
}

function write(result: Result, { all }: { readonly all: boolean }): string {
  const { verdict, summary, subject } = result
  const remedies = groupFindings(result)
  const shown = all ? remedies : remedies.slice(0, ROWS)
  const rows = shown.map(
    ({ name, from, to, findings }) =>
      `| ${cell(name)} | ${cell(from)} | ${to === undefined ? 'none known' : cell(to)} | ${findings.map((one) => `${cell(one.id)} (${one.severity}${isExploited(one) ? ', exploited' : ''})`).join(', ')} |`,
  )
  const gaps = result.coverage.areas.filter(({ status }) => status !== 'assessed')
  return [
    `## plimsoll: ${verdict.decision}`,
    '',
    `${cell(subject.name)}: ${cell(verdict.reasons.join('; '))}`,
    '',
    `${summary.withFindings} packages with findings, ${summary.noneKnown} with none known, ${summary.notAssessed} not assessed.`,
    ...sinceLine(result).flatMap((line) => ['', cell(line)]),
    ...(rows.length > 0 ? ['', '| Package | Installed | Upgrade to | Findings |', '| --- | --- | --- | --- |', ...rows] : []),
    ...otherRows('Policies', 'control', result, all),
    ...otherRows('Secrets', 'secret', result, all),
    ...otherRows('Hygiene', 'hygiene', result, all),
    ...(shown.length < remedies.length ? ['', `${remedies.length - shown.length} more rows: run with \`--all\`.`] : []),
    ...acceptedRows(result, all),
    ...(gaps.length > 0 ? ['', '| Not or partly assessed | Packages | Why |', '| --- | --- | --- |'] : []),
    ...gaps.map((area) => `| ${cell(area.area)} | ${area.packages} | ${cell(gapOf(area))} |`),
    '',
  ].join('\n')
}

const writeSeveral = (results: readonly Result[], options: { readonly all: boolean }): string =>
  results.map((result) => write(result, options)).join('\n')

export const markdown = { id: 'markdown', about: 'Markdown, for comments on merge requests', write, writeSeveral } satisfies Reporter
