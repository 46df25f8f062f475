import type { Coverage } from '#model/index.ts'
import { layerText } from '../place.ts'
import { type Markup, markup } from './markup.ts'
import { type Part, boundedRows, section, tableOf } from './part.ts'

/** Files that could not be read, notes. */
const ROWS = 1_000

const limitOf = ({ rows }: Part): number => (rows === Infinity ? Infinity : ROWS)

function areaRow(area: Coverage): readonly string[] {
  const head = [area.area, String(area.packages)]
  switch (area.status) {
    case 'assessed':
      return [...head, 'assessed', `${area.sources.join(', ')}; data of ${area.asOf.slice(0, 10)}`]
    case 'partial':
      return [...head, 'partial', `lacks ${area.lacks}; ${area.sources.join(', ')}; data of ${area.asOf.slice(0, 10)}`]
    case 'not-assessed':
      return [...head, 'not assessed', area.detail || area.reason]
  }
}

/** What was looked at, and what was not and why. */
export function coverageSection(part: Part): Markup {
  const { areas } = part.result.coverage
  return section(
    part,
    'coverage',
    'Coverage',
    areas.length === 0
      ? markup`<p>Nothing was assessed.</p>`
      : tableOf('What was assessed', ['Area', 'Packages', 'Status', 'By what, or why not'], areas.map(areaRow)),
  )
}

/** Files of which nothing is known: they are not clean. */
export function unknownsSection(part: Part): Markup {
  const { unknowns } = part.result.coverage
  if (unknowns.length === 0) return section(part, 'unknowns', 'Could not be read', markup`<p>Every file that was wanted could be read.</p>`)
  const rows = boundedRows(unknowns, limitOf(part), ({ path, layer, reason }) => [
    path,
    layer === undefined ? '' : layerText(layer, part.result),
    reason,
  ])
  return section(part, 'unknowns', 'Could not be read', tableOf('Files that could not be read', ['File', 'Layer', 'Why'], rows))
}

/** Exceptions and VEX statements that their owners should look at; absent where there are none. */
export function notesSection(part: Part): Markup {
  const { exceptions = [], vex = [], gone = [] } = part.result
  const limit = limitOf(part)
  const tables = [
    ...(exceptions.length === 0
      ? []
      : [
          tableOf(
            'Exceptions to look at',
            ['Where', 'Problem', 'What'],
            boundedRows(exceptions, limit, ({ source, problem, text }) => [source, problem, text]),
          ),
        ]),
    ...(vex.length === 0
      ? []
      : [
          tableOf(
            'VEX statements that decide nothing',
            ['Document', 'Statement', 'Why'],
            boundedRows(vex, limit, ({ source, statement, reason }) => [source, statement, reason]),
          ),
        ]),
    ...(gone.length === 0
      ? []
      : [
          tableOf(
            'Gone since the baseline',
            ['Finding', 'Kind', 'Package'],
            boundedRows(gone, limit, (one) => [one.id, one.kind, one.package ?? '']),
          ),
        ]),
  ]
  return tables.length === 0 ? markup`` : section(part, 'notes', 'Exceptions, VEX and baseline', ...tables)
}
