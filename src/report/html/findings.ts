import type { Finding, Location } from '#model/index.ts'
import { isExploited, isVulnerability } from '#model/index.ts'
import { remedyText } from '../describe.ts'
import { type FactView, dissentTexts, factsOf, lacks, reasonTexts, titleOf } from '../finding-facts.ts'
import { exposureText, placeText } from '../place.ts'
import { plural } from '../table.ts'
import { type Markup, markup } from './markup.ts'
import { type Entry, type Part, scrolled, section, severityMark } from './part.ts'
import { toolbarOf } from './toolbar.ts'

const list = (values: readonly string[]): Markup => markup`<ul>${values.map((value) => markup`<li>${value}</li>`)}</ul>`

/** Why it matches, by advisory; what the data lacks; who differs. */
function whyOf(finding: Finding, { result }: FactView): Markup {
  if (!isVulnerability(finding)) return markup``
  const reasons = finding.reasons.map(reasonTexts).map(([head, ...steps]) => markup`<li>${head} ${list(steps)}</li>`)
  const others = [...lacks(finding, result), ...dissentTexts(finding).map((text) => `differs: ${text}`)]
  return markup`<p>Why it matches</p><ul>${reasons}${others.map((text) => markup`<li>${text}</li>`)}</ul>`
}

function detailsOf({ finding }: Entry, view: FactView): Markup {
  const facts = factsOf(finding, view).map(
    ([label, ...values]) => markup`<dt>${label}</dt>${values.map((value) => markup`<dd>${value}</dd>`)}`,
  )
  return markup`<tr><td colspan="6"><details><summary>Details<span class="unseen"> of ${finding.id}</span></summary><dl>${facts}</dl>${whyOf(finding, view)}</details></td></tr>`
}

/** What is affected: a package, a masked value, or what the rule says. */
function whatOf(finding: Finding, { packages }: FactView): string {
  const one = finding.package === undefined ? undefined : packages.get(finding.package)
  switch (finding.kind) {
    case 'vulnerability':
      return one ? titleOf(one, '') : finding.title
    case 'secret':
      return `${finding.title} ${finding.masked}`
    case 'control':
    case 'hygiene':
      return finding.title
  }
}

function whereOf({ location, morePlaces = 0 }: Finding, { result }: FactView): string {
  const [first] = location
  if (!first) return ''
  const more = location.length - 1 + morePlaces
  return `${placeText(first, result)}${more > 0 ? ` and ${more} more` : ''}`
}

/** Words beside the status: whatever makes a finding weigh more. */
function marksOf(finding: Finding, over: ReadonlySet<string>): string {
  return [
    finding.status,
    ...(over.has(finding.fingerprint) ? ['over the line'] : []),
    ...(isExploited(finding) ? ['exploited'] : []),
    ...(finding.isNew ? ['new'] : []),
    ...(finding.origin ? [`origin ${finding.origin}`] : []),
    ...(finding.kind === 'secret' && exposureText(finding) !== '' ? [exposureText(finding)] : []),
  ].join(', ')
}

/** Numbers of layers from 1, by diff id. */
export const layerNumbers = ({ result }: Pick<Part, 'result'>): ReadonlyMap<string, number> =>
  new Map((result.subject.image?.layers ?? []).map(({ diffId }, i) => [diffId, i + 1]))

const layerOf = ([first]: readonly Location[], numbers: ReadonlyMap<string, number>): number | undefined =>
  first?.layer === undefined ? undefined : numbers.get(first.layer)

type Lookup = { readonly over: ReadonlySet<string>; readonly numbers: ReadonlyMap<string, number> }

function bodyOf(entry: Entry, detailed: boolean, { view }: Part, { over, numbers }: Lookup): Markup {
  const { finding, anchor } = entry
  const one = finding.package === undefined ? undefined : view.packages.get(finding.package)
  const facets = {
    kind: finding.kind,
    severity: finding.severity,
    status: finding.status,
    origin: finding.origin,
    package: one?.name ?? finding.package,
    layer: layerOf(finding.location, numbers),
  }
  const data = Object.entries(facets).flatMap(([name, value]) => (value === undefined ? [] : [markup` data-${name}="${value}"`]))
  const cells = [whatOf(finding, view), whereOf(finding, view), remedyText(finding), marksOf(finding, over)]
  return markup`<tbody id="${anchor}"${data}>
<tr${detailed ? markup` class="lead"` : ''}><td>${severityMark(finding.severity)}</td><th scope="row">${finding.id}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
${detailed ? detailsOf(entry, view) : ''}</tbody>
`
}

const HEADS = ['Severity', 'Finding', 'What', 'Where', 'What to do', 'Status']

function findingsTable(caption: string, bodies: readonly Markup[]): Markup {
  const heads = HEADS.map((head, i) => markup`<th scope="col" class="c${i + 1}">${head}</th>`)
  return markup`<table class="findings"><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
${bodies}</table>`
}

/** Folded, so that a browser need not lay them out; the script takes them into the first table. */
function restOf(bodies: readonly Markup[]): Markup {
  const caption = `${plural(bodies.length, 'further finding')}, without details`
  return markup`<details data-rest><summary>${caption}</summary>${scrolled(caption, findingsTable(caption, bodies))}</details>
`
}

/** Findings of all kinds in one table, worst first. */
export function findingsSection(part: Part): Markup {
  const { entries, rows, detailed, result } = part
  if (entries.length === 0) return section(part, 'findings', 'Findings', markup`<p>No finding. What was not looked at is listed below.</p>`)
  const numbers = layerNumbers(part)
  const over = new Set(result.verdict.trace.flatMap(({ findings }) => findings))
  const bodies = entries.slice(0, rows).map((entry, i) => bodyOf(entry, i < detailed, part, { over, numbers }))
  const caption = `${plural(entries.length, 'finding')}, worst first`
  const table = findingsTable(caption, bodies.slice(0, detailed))
  const rest = bodies.slice(detailed)
  const notes = [
    ...(entries.length > rows ? [`${entries.length - rows} more are not on this page: run with --all, or read the JSON.`] : []),
    ...(Math.min(entries.length, rows) > detailed
      ? [`Details are given of the first ${detailed}; plimsoll explain tells the others.`]
      : []),
  ]
  return section(
    part,
    'findings',
    'Findings',
    markup`<div data-findings>
${toolbarOf(entries, numbers.size)}${notes.map((note) => markup`<p>${note}</p>`)}
${scrolled(caption, table)}${rest.length === 0 ? '' : restOf(rest)}<p><button type="button" data-more hidden>Show more findings</button></p></div>
`,
  )
}
