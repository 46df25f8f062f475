import { compareText } from '#base/index.ts'
import { type Finding, type Result, isExploited, severityRank } from '#model/index.ts'
import { type FactView, viewOf } from '../finding-facts.ts'
import { type Markup, markup } from './markup.ts'

/** A finding with the anchor of its row. */
export type Entry = { readonly finding: Finding; readonly anchor: string }

/** What is written about one target. */
export type Part = {
  readonly result: Result
  readonly view: FactView
  /** Of all ids, where there are several targets on the page. */
  readonly prefix: string
  /** Of the sections' headings: 2, or 3 below a target's own. */
  readonly level: 2 | 3
  /** Worst first, what is open before what is not. */
  readonly entries: readonly Entry[]
  /** Rows that may be written, and how many of them with their details. */
  readonly rows: number
  readonly detailed: number
}

/** Rows of a page, so that 20,000 findings open in a browser; details are some 2 KB of each. */
const ROWS = 20_000
const DETAILED = 2_000

const byWorst = (a: Finding, b: Finding): number =>
  Number(a.status !== 'open') - Number(b.status !== 'open') ||
  Number(isExploited(b)) - Number(isExploited(a)) ||
  severityRank(a.severity) - severityRank(b.severity) ||
  compareText(a.id, b.id) ||
  compareText(a.fingerprint, b.fingerprint)

/** @param index among several targets, of which there are `of` on the page */
export function partOf(result: Result, index: number | undefined, of: number, all: boolean): Part {
  const prefix = index === undefined ? '' : `t${index + 1}-`
  return {
    result,
    view: viewOf(result),
    prefix,
    level: index === undefined ? 2 : 3,
    entries: result.findings.toSorted(byWorst).map((finding, i) => ({ finding, anchor: `${prefix}f${i + 1}` })),
    rows: all ? Infinity : Math.ceil(ROWS / of),
    detailed: all ? Infinity : Math.ceil(DETAILED / of),
  }
}

const heading = ({ level, prefix }: Part, id: string, title: string): Markup =>
  level === 2 ? markup`<h2 id="${prefix}${id}">${title}</h2>` : markup`<h3 id="${prefix}${id}">${title}</h3>`

export const section = (part: Part, id: string, title: string, ...body: readonly Markup[]): Markup =>
  markup`<section aria-labelledby="${part.prefix}${id}">${heading(part, id, title)}
${body}</section>
`

/** It scrolls by itself where the screen is narrow, with the keyboard, too. */
export const scrolled = (label: string, table: Markup): Markup =>
  markup`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>
`

/** Heads of columns, then rows of cells; the first cell names its row. */
export function tableOf(caption: string, heads: readonly string[], rows: readonly (readonly (string | number | Markup)[])[]): Markup {
  const lines = rows.map(
    ([first, ...cells]) => markup`<tr><th scope="row">${first}</th>${cells.map((one) => markup`<td>${one}</td>`)}</tr>
`,
  )
  const head = heads.map((name) => markup`<th scope="col">${name}</th>`)
  return scrolled(
    caption,
    markup`<table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${lines}</tbody></table>`,
  )
}

/** No more than `limit` of a list, and a row that says how many there are beyond. */
export function boundedRows<T>(
  list: readonly T[],
  limit: number,
  row: (one: T) => readonly (string | number | Markup)[],
): readonly (readonly (string | number | Markup)[])[] {
  const shown = list.slice(0, limit).map(row)
  return list.length > limit ? [...shown, [`${list.length - limit} more: run with --all`]] : shown
}

export const severityMark = (severity: Finding['severity']): Markup => markup`<span class="severity s-${severity}">${severity}</span>`
