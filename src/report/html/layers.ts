import { severities } from '#model/index.ts'
import { layerNumbers } from './findings.ts'
import { type Markup, markup } from './markup.ts'
import { type Entry, type Part, section, tableOf } from './part.ts'

/** Findings that a layer's row links to. */
const LINKED = 15

/** `1.2 MB`: decimal, as registries show. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Open findings by the number of each layer that holds one of their places. */
function entriesByLayer(part: Part): ReadonlyMap<number, readonly Entry[]> {
  const numbers = layerNumbers(part)
  const found = new Map<number, Entry[]>()
  for (const entry of part.entries) {
    if (entry.finding.status !== 'open') continue
    const layers = new Set(entry.finding.location.map(({ layer }) => (layer === undefined ? undefined : numbers.get(layer))))
    for (const number of layers) {
      if (number === undefined) continue
      const known = found.get(number)
      if (known) known.push(entry)
      else found.set(number, [entry])
    }
  }
  return found
}

function countsText(entries: readonly Entry[]): string {
  const counts = severities.flatMap((severity) => {
    const count = entries.filter(({ finding }) => finding.severity === severity).length
    return count > 0 ? [`${count} ${severity}`] : []
  })
  return counts.join(', ') || 'none'
}

function linksOf(entries: readonly Entry[], shown: ReadonlySet<Entry>): Markup {
  if (entries.length === 0) return markup``
  const linked = entries.filter((entry) => shown.has(entry)).slice(0, LINKED)
  const items = linked.map(({ finding, anchor }) => markup`<li><a href="#${anchor}">${finding.id}</a> (${finding.severity})</li>`)
  const rest = entries.length - linked.length
  return markup`<details><summary>Worst findings</summary><ul>${items}${rest > 0 ? markup`<li>and ${rest} more</li>` : ''}</ul></details>`
}

/** Layers from the lowest, with their size and what was found in each. */
export function layersSection(part: Part): Markup {
  const { image, base } = part.result.subject
  if (!image) return markup``
  const found = entriesByLayer(part)
  const shown = new Set(part.entries.slice(0, part.rows))
  const rows = image.layers.map(({ diffId, size }, i) => {
    const entries = found.get(i + 1) ?? []
    const from = base?.layers === undefined ? 'undetermined' : i < base.layers ? 'base image' : 'own'
    return [i + 1, markup`<code>${diffId.slice(0, 19)}</code>`, sizeText(size), from, countsText(entries), linksOf(entries, shown)]
  })
  const heads = ['Layer', 'Diff id', 'Size as stored', 'From', 'Open findings', 'Which']
  return section(part, 'layers', 'Layers', tableOf('Layers, lowest first', heads, rows))
}
