import { type Coverage, type Decision, type Result, type VulnerabilityFinding, isExploited } from '#model/index.ts'
import type { Reporter, ReportOptions } from './contract.ts'
import { visible } from '#base/index.ts'
import { affectedName, closedText, packagesOf } from './describe.ts'
import { type Remedy, groupFindings } from './group-findings.ts'
import { openOf, otherLine } from './other-findings.ts'
import { sinceLine } from './since.ts'

/** Rows of each block, so that a first look fits one screen. */
const SCREEN = {
  upgrades: 16,
  unfixed: 4,
  control: 20,
  secret: 10,
  hygiene: 10,
  accepted: 5,
  coverage: 5,
  unknowns: 3,
  reasons: 3,
} as const

const COLOURS: ReadonlyMap<string, number> = new Map([
  ['allow', 32],
  ['warn', 33],
  ['deny', 31],
  ['undetermined', 35],
])
export const WORDS: Readonly<Record<Decision, string>> = { allow: 'ALLOWED', warn: 'WARNING', deny: 'DENIED', undetermined: 'UNDETERMINED' }

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Cut to the width by code points. */
function clip(line: string, width: number): string {
  if (line.length <= width) return line
  const points = Array.from(line)
  return points.length <= width ? line : `${points.slice(0, Math.max(width - 1, 1)).join('')}…`
}

const labelOf = (finding: VulnerabilityFinding): string =>
  `${visible(finding.id)} (${finding.severity}${isExploited(finding) ? ', exploited' : ''}${finding.disputed ? ', disputed' : ''})`

/** As many ids as the line holds, then how many it does not. */
function listed(prefix: string, findings: readonly VulnerabilityFinding[], width: number): string {
  let line = prefix
  for (const [index, finding] of findings.entries()) {
    const next = `${line}${index === 0 ? ' ' : ', '}${labelOf(finding)}`
    const rest = findings.length - index - 1
    if (index > 0 && next.length + (rest > 0 ? 11 : 0) > width) return `${line}, ${findings.length - index} more`
    line = next
  }
  return line
}

function block(title: string, lines: readonly string[], limit: number): string[] {
  if (lines.length === 0) return []
  const rest = lines.length - limit
  return ['', title, ...lines.slice(0, limit).map((line) => `  ${line}`), ...(rest > 0 ? [`  ${rest} more: --all`] : [])]
}

function remedyLine(remedy: Remedy, options: ReportOptions): string {
  const name = `${visible(remedy.name)}${remedy.findings.every(({ origin }) => origin === 'base') ? ' (base)' : ''}`
  const width = options.all ? Infinity : options.width - 2
  if (remedy.to === undefined) return listed(`${name} ${visible(remedy.from)}:`, remedy.findings, width)
  return listed(`upgrade ${name} from ${visible(remedy.from)} to ${visible(remedy.to)}: fixes`, remedy.findings, width)
}

/** What has ended, what only some still get, and what nobody here knows; a release that is supported needs no words. */
function supportText({ endOfLife, support }: NonNullable<Result['distribution']>): string {
  if (support?.status === 'undetermined') return ', end of life undetermined'
  if (endOfLife === undefined) return ''
  const extended =
    support?.extended !== undefined && support.extended > endOfLife ? ` (extended support to ${visible(support.extended)})` : ''
  return `, end of life ${visible(endOfLife)}${extended}`
}

/** Of what no packages are asked of. */
export const hasNoPackages = ({ kind }: Result['subject']): boolean => kind === 'dockerfile' || kind === 'manifests'

/** A source folder has none, and nobody looks for one there. */
export function distributionLine({ distribution, subject }: Result): string[] {
  if (!distribution) return subject.kind === 'directory' || hasNoPackages(subject) ? [] : ['distribution: none found']
  const name = distribution.name ?? `${distribution.id} ${distribution.version}`.trim()
  return [`distribution: ${visible(name)}${supportText(distribution)}`]
}

export const packagesLine = ({ summary }: Result): string =>
  `packages: ${summary.withFindings} with findings, ${summary.noneKnown} with none known, ${summary.notAssessed} not assessed`

/** What it was built on, and how many of the open findings came with it. */
export function baseLine({ subject: { base, image }, findings }: Result): string[] {
  if (!base) return []
  const open = findings.filter(({ status }) => status === 'open')
  const from = open.filter(({ origin }) => origin === 'base').length
  const name = base.name ?? base.digest ?? 'not named'
  const layers = base.layers === undefined ? 'layers not known' : `${base.layers} of ${image?.layers.length ?? 0} layers`
  const counts = base.layers === undefined ? '' : `: ${plural(from, 'finding')} from it, ${open.length - from} own`
  return [`base image: ${visible(name)} (${base.confidence}, ${layers})${counts}`]
}

function coverageLine(area: Coverage): string {
  const head = area.packages === 0 ? `${visible(area.area)}: ` : `${visible(area.area)} (${plural(area.packages, 'package')}): `
  if (area.status === 'assessed') return `${head}assessed`
  if (area.status === 'partial') return `${head}partial, lacks ${visible(area.lacks)}`
  return `${head}not assessed, ${visible(area.detail || area.reason)}`
}

function otherBlock(title: string, kind: 'control' | 'hygiene' | 'secret', result: Result, options: ReportOptions): string[] {
  const found = openOf(result, kind)
  return block(
    `${title}: ${plural(found.length, 'finding')}`,
    found.map((finding) => otherLine(finding, result)),
    options.all ? Infinity : SCREEN[kind],
  )
}

/** What does not count and why, and what is wrong with the exceptions and VEX documents. */
function acceptedBlock(result: Result, options: ReportOptions): string[] {
  const packages = packagesOf(result)
  const closed = result.findings.filter(({ status }) => status !== 'open')
  const lines = closed.map((finding) => `${finding.id} in ${affectedName(finding, packages)}: ${closedText(finding)}`)
  const notes = (result.exceptions ?? []).map(({ problem, source, text }) => `exception ${source} is ${problem}: ${text}`)
  const unused = (result.vex ?? []).map(({ source, statement, reason }) => `${source}: ${statement}: ${reason}`)
  const limit = options.all ? Infinity : SCREEN.accepted
  return [
    ...block(`Accepted or not affected: ${plural(closed.length, 'finding')}`, lines.map(visible), limit),
    ...block('Exceptions to look at', notes.map(visible), limit),
    ...block('VEX statements that decide nothing', unused.map(visible), limit),
  ]
}

function write(result: Result, options: ReportOptions): string {
  if (result.error !== undefined) return `${WORDS[result.verdict.decision]} ${visible(result.subject.name)}: ${visible(result.error)}\n`
  const { verdict } = result
  const limitOf = (limit: number): number => (options.all ? Infinity : limit)
  const remedies = groupFindings(result)
  const upgrades = remedies.filter((remedy) => remedy.to !== undefined)
  const unfixed = remedies.filter((remedy) => remedy.to === undefined)
  const gaps = result.coverage.areas.filter((area) => area.status !== 'assessed').map(coverageLine)
  const unknowns = result.coverage.unknowns.map((unknown) => `${visible(unknown.path)}: ${visible(unknown.reason)}`)
  const unfixedCount = unfixed.reduce((sum, remedy) => sum + remedy.findings.length, 0)
  const reasons = verdict.reasons.slice(0, limitOf(SCREEN.reasons)).map(visible)
  const head = `${WORDS[verdict.decision]} ${visible(result.subject.name)}${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}`
  // Upgrades are a line each however many they end; of what is read one by one nothing is cut off.
  const cut = (lines: readonly string[]): string[] => (options.all ? [...lines] : lines.map((line) => clip(line, options.width)))
  const lines = [
    head,
    ...cut([
      ...distributionLine(result),
      ...baseLine(result),
      ...(hasNoPackages(result.subject) ? [] : [packagesLine(result)]),
      ...sinceLine(result),
      ...block(
        'What to do',
        upgrades.map((remedy) => remedyLine(remedy, options)),
        limitOf(SCREEN.upgrades),
      ),
      ...block(
        `No fix known: ${plural(unfixedCount, 'finding')} in ${plural(unfixed.length, 'package')}`,
        unfixed.map((remedy) => remedyLine(remedy, options)),
        limitOf(SCREEN.unfixed),
      ),
    ]),
    ...otherBlock('Policies', 'control', result, options),
    ...otherBlock('Secrets', 'secret', result, options),
    ...otherBlock('Hygiene', 'hygiene', result, options),
    ...acceptedBlock(result, options),
    ...cut(block('Not or partly assessed', gaps, limitOf(SCREEN.coverage))),
    ...cut(block(`Could not be read: ${plural(unknowns.length, 'file')}`, unknowns, limitOf(SCREEN.unknowns))),
  ]
  if (options.color) lines[0] = `\u001b[1;${COLOURS.get(verdict.decision) ?? 0}m${head}\u001b[0m`
  return `${lines.join('\n')}\n`
}

/** Of one image there may be several platforms among the results. */
export const withPlatform = (result: Result): Result => {
  const { subject } = result
  return subject.image ? { ...result, subject: { ...subject, name: `${subject.name} (${subject.image.platform})` } } : result
}

/** One after the other, and at the end how they came out. */
function writeSeveral(results: readonly Result[], options: ReportOptions): string {
  const outcomes = (['deny', 'undetermined', 'warn', 'allow'] as const).flatMap((decision) => {
    const count = results.filter(({ verdict }) => verdict.decision === decision).length
    return count > 0 ? [`${count} ${WORDS[decision].toLowerCase()}`] : []
  })
  return [
    ...results.map((result) => write(withPlatform(result), options)),
    `${plural(results.length, 'target')}: ${outcomes.join(', ')}\n`,
  ].join('\n')
}

export const table = { id: 'table', about: 'what to do, worst first, for people', write, writeSeveral } satisfies Reporter
