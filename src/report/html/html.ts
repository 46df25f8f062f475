import type { Result } from '#model/index.ts'
import type { Reporter, ReportOptions } from '../contract.ts'
import { plural, withPlatform } from '../table.ts'
import { coverageSection, notesSection, unknownsSection } from './coverage.ts'
import { findingsSection } from './findings.ts'
import { inputsSection } from './inputs.ts'
import { layersSection } from './layers.ts'
import { type Markup, markup } from './markup.ts'
import { pageOf } from './page.ts'
import { type Part, partOf, tableOf } from './part.ts'
import { remediesSection } from './remedies.ts'
import { verdictSection } from './verdict.ts'

/** Of a target that could not be read at all there is nothing but that. */
const sectionsOf = (part: Part): readonly Markup[] =>
  part.result.error === undefined
    ? [
        verdictSection(part),
        remediesSection(part),
        findingsSection(part),
        layersSection(part),
        coverageSection(part),
        unknownsSection(part),
        notesSection(part),
        inputsSection(part),
      ]
    : [verdictSection(part), inputsSection(part)]

const footOf = ({ inputs }: Result): string =>
  `plimsoll ${inputs.plimsoll}, judged at ${inputs.time}. This page is complete in itself and asks nothing of the network.`

const headOf = (decision: string, name: string): Markup =>
  markup`<h1>${name}</h1><p><span class="verdict ${decision}">${decision}</span></p>`

/** The names of the sections that a page of one target has, by id. */
function linksOf({ subject, error, exceptions, vex, gone }: Result): readonly (readonly [string, string])[] {
  if (error !== undefined)
    return [
      ['verdict', 'Verdict'],
      ['inputs', 'Inputs'],
    ]
  const notes = [exceptions, vex, gone].some((list) => list !== undefined && list.length > 0)
  return [
    ['verdict', 'Verdict'],
    ['what-to-do', 'What to do'],
    ['findings', 'Findings'],
    ...(subject.image ? [['layers', 'Layers'] as const] : []),
    ['coverage', 'Coverage'],
    ['unknowns', 'Could not be read'],
    ...(notes ? [['notes', 'Exceptions, VEX and baseline'] as const] : []),
    ['inputs', 'Inputs'],
  ]
}

function write(result: Result, { all }: ReportOptions): string {
  const { subject, verdict } = result
  const title = `plimsoll: ${verdict.decision}: ${subject.name}`
  return pageOf(
    title,
    headOf(verdict.decision, subject.name),
    linksOf(result),
    sectionsOf(partOf(result, undefined, 1, all)),
    footOf(result),
  )
}

const articleOf = (part: Part, id: string): Markup =>
  markup`<article aria-labelledby="${id}"><h2 id="${id}">${part.result.subject.name}</h2>
${sectionsOf(part)}</article>
`

/** A table of all targets, then each with its sections. */
function writeSeveral(results: readonly Result[], { all }: ReportOptions): string {
  const named = results.map(withPlatform)
  const rows = named.map(({ subject, verdict, error, findings }, i) => [
    markup`<a href="#t${i + 1}">${subject.name}</a>`,
    markup`<span class="verdict ${verdict.decision}">${verdict.decision}</span>`,
    findings.filter(({ status }) => status === 'open').length,
    error ?? verdict.reasons.join('; '),
  ])
  const targets = tableOf('All targets', ['Target', 'Verdict', 'Open findings', 'Why'], rows)
  const summary = markup`<section aria-labelledby="targets"><h2 id="targets">Targets</h2>
${targets}</section>
`
  const parts = named.map((result, i) => articleOf(partOf(result, i, named.length, all), `t${i + 1}`))
  const title = `plimsoll: ${plural(results.length, 'target')}`
  const links = [['targets', 'Targets'] as const, ...named.map(({ subject }, i) => [`t${i + 1}`, subject.name] as const)]
  return pageOf(title, markup`<h1>${title}</h1>`, links, [summary, ...parts], results[0] ? footOf(results[0]) : 'plimsoll')
}

export const html = {
  id: 'html',
  about: 'one page that works offline: search, groups, layers, details',
  write,
  writeSeveral,
} satisfies Reporter
