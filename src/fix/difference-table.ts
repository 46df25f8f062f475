import { visible } from '#base/index.ts'
import type { Difference, FindingRow, LayerAt, PackageRow, VersionChange } from './difference.ts'

/** Rows of each block; JSON has all. */
const ROWS = 60

const layerText = (layers: readonly LayerAt[]): string => {
  if (layers.length === 0) return ''
  const numbers = layers.map(({ number, shared }) => `${number}${shared ? ', in both' : ''}`).join(' and ')
  return ` (layer ${numbers} of ${layers[0]!.of})`
}

const packageLine = ({ type, name, version, layers }: PackageRow): string => `${type} ${name} ${version}${layerText(layers)}`

const changeLine = ({ type, name, from, to, direction, layers }: VersionChange): string =>
  `${type} ${name} ${from || 'no version'} → ${to || 'no version'}${direction === 'downgrade' ? ', downgraded' : ''}${layerText(layers)}`

const findingLine = ({ id, severity, kind, title, package: purl, status, layers }: FindingRow): string =>
  `${id} (${severity})${status === 'open' ? '' : `, ${status}`}: ${purl ?? (kind === 'vulnerability' ? id : title)}${layerText(layers)}`

function block(title: string, sign: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const rest = lines.length - ROWS
  return [
    '',
    `${title}: ${lines.length}`,
    ...lines.slice(0, ROWS).map((line) => `  ${sign} ${line}`),
    ...(rest > 0 ? [`  ${rest} more: --format json`] : []),
  ]
}

/** For people: what came and what went, the worst findings first. */
export function differenceTable({ a, b, packages, findings, notCompared }: Difference): string {
  const lines = [
    `${a.inputs.target} → ${b.inputs.target}`,
    `findings: ${findings.gained.length} gained, ${findings.lost.length} lost, ${findings.same} in both`,
    `packages: ${packages.gained.length} gained, ${packages.lost.length} lost, ${packages.changed.length} at another version, ${packages.same} in both`,
    ...block('Findings gained', '+', findings.gained.map(findingLine)),
    ...block('Findings lost', '-', findings.lost.map(findingLine)),
    ...block(
      'Findings of another status',
      '~',
      findings.status.map((one) => `${one.id} (${one.severity}): ${one.from} → ${one.to}`),
    ),
    ...block('Versions changed', '~', packages.changed.map(changeLine)),
    ...block('Packages gained', '+', packages.gained.map(packageLine)),
    ...block('Packages lost', '-', packages.lost.map(packageLine)),
    ...(notCompared.length === 0 ? [] : ['', 'Not compared', ...notCompared.map((line) => `  ${line}`)]),
  ]
  return `${lines.map(visible).join('\n')}\n`
}
