import { severities } from '#model/index.ts'
import { type Markup, markup } from './markup.ts'
import type { Entry } from './part.ts'

const options = (first: string, values: readonly string[]): Markup =>
  markup`<option value="">${first}</option>${values.map((value) => markup`<option value="${value}">${value}</option>`)}`

/** A choice of one is none. */
const facet = (label: string, name: string, values: readonly string[]): Markup =>
  values.length < 2
    ? markup``
    : markup`<label>${label}<select name="${name}" data-facet>${options('all', values)}</select></label>
`

const valuesOf = (entries: readonly Entry[], of: (entry: Entry) => string | undefined): readonly string[] =>
  [...new Set(entries.map(of))].filter((value) => value !== undefined).toSorted()

/** Hidden until the script is there to obey it. */
export function toolbarOf(entries: readonly Entry[], layers: number): Markup {
  const present = new Set(entries.map(({ finding }) => finding.severity))
  const facets = [
    facet(
      'Kind',
      'kind',
      valuesOf(entries, ({ finding }) => finding.kind),
    ),
    facet(
      'Severity',
      'severity',
      severities.filter((one) => present.has(one)),
    ),
    facet(
      'Status',
      'status',
      valuesOf(entries, ({ finding }) => finding.status),
    ),
    facet(
      'Origin',
      'origin',
      valuesOf(entries, ({ finding }) => finding.origin),
    ),
  ]
  const groups = options('nothing', ['severity', 'kind', 'package', ...(layers > 0 ? ['layer'] : [])])
  return markup`<form role="search" aria-label="Findings" hidden>
<label>Search<input type="search" name="search" autocomplete="off"></label>
${facets}<label>Group by<select name="group">${groups}</select></label>
<button type="button" data-unfold>Show all details</button>
<button type="button" data-fold>Hide all details</button>
<button type="reset">Reset</button>
</form>
<p role="status" aria-live="polite"></p>
`
}
