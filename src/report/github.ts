import { visible } from '#base/index.ts'
import { type Decision, type Finding, type Result, reaches, severityRank } from '#model/index.ts'
import type { Reporter, ReportOptions } from './contract.ts'
import { closedText, packagesOf, sentenceOf } from './describe.ts'
import { placeText } from './place.ts'
import { sourcePlace } from './source-path.ts'

type Level = 'error' | 'warning' | 'notice'
type Annotation = { readonly level: Level; readonly rank: number; readonly line: string }

/** GitHub shows ten of a level for each step; the tenth is kept for the verdict, of whichever level it is. */
const SHOWN = 9
/** Targets that the last line names. */
const NAMED = 20

const LEVELS: readonly Level[] = ['error', 'warning', 'notice']
const VERDICTS: Readonly<Record<Decision, Level>> = { deny: 'error', undetermined: 'error', warn: 'warning', allow: 'notice' }

/** What ends a message or begins an escape; a property ends at a colon or comma, too. */
const message = (text: string): string => visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

function commandOf(level: Level, properties: Readonly<Record<string, string | number | undefined>>, text: string): string {
  const given = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]))
  return `::${level} ${given.join(',')}::${message(text)}`
}

/** Errors are what is over the line, as the verdict was; what is accepted is only noted, after all that is open. */
function levelOf(finding: Finding, over: ReadonlySet<string>): Level {
  if (finding.status !== 'open') return 'notice'
  if (over.has(finding.fingerprint)) return 'error'
  return reaches(finding.severity, 'high') ? 'warning' : 'notice'
}

function annotationsOf(result: Result): Annotation[] {
  const packages = packagesOf(result)
  const over = new Set(result.verdict.trace.flatMap(({ findings }) => findings))
  return result.findings.map((finding) => {
    const level = levelOf(finding, over)
    const open = finding.status === 'open'
    const place = sourcePlace(finding.location, result)
    const [first] = finding.location
    const text = [
      sentenceOf(finding, packages),
      ...(open ? [] : [closedText(finding)]),
      // A sentence about a secret or about hygiene has its place already.
      ...(place || !first || finding.kind !== 'vulnerability' ? [] : [`in ${placeText(first, result)}`]),
    ].join('; ')
    const properties = { file: place?.path, line: place?.at.line, col: place?.at.column, title: `${finding.id} (${finding.severity})` }
    return { level, rank: severityRank(finding.severity) + (open ? 0 : 100), line: commandOf(level, properties, text) }
  })
}

/** As many of a level as are shown, worst first, and how many there are beyond. */
function bounded(level: Level, annotations: readonly Annotation[], { all }: ReportOptions): string[] {
  const lines = annotations
    .filter((one) => one.level === level)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ line }) => line)
  if (all || lines.length <= SHOWN) return lines
  const rest = lines.length - SHOWN + 1
  return [...lines.slice(0, SHOWN - 1), commandOf(level, { title: 'plimsoll' }, `${rest} more of this level: run with --all`)]
}

const verdictText = ({ subject, verdict, error }: Result): string =>
  `${verdict.decision}: ${subject.name}: ${error ?? verdict.reasons.join('; ')}`

/** The worst decision says how the line is shown. */
function verdictLine(results: readonly Result[]): string {
  const decisions = (['deny', 'undetermined', 'warn', 'allow'] as const).filter((one) =>
    results.some(({ verdict }) => verdict.decision === one),
  )
  const ordered = decisions.flatMap((one) => results.filter(({ verdict }) => verdict.decision === one))
  const named = ordered.slice(0, NAMED).map(verdictText)
  const rest = ordered.length - named.length
  const text = [...named, ...(rest > 0 ? [`and ${rest} more targets`] : [])].join(' | ')
  return commandOf(VERDICTS[decisions[0] ?? 'allow'], { title: 'plimsoll' }, text)
}

function writeSeveral(results: readonly Result[], options: ReportOptions): string {
  const annotations = results.flatMap(annotationsOf)
  return `${[...LEVELS.flatMap((level) => bounded(level, annotations, options)), verdictLine(results)].join('\n')}\n`
}

export const github = {
  id: 'github',
  about: 'annotations of GitHub Actions: what is over the line is an error',
  write: (result, options) => writeSeveral([result], options),
  writeSeveral,
} satisfies Reporter
