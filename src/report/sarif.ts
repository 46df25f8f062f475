import { type Finding, type Package, type Result, type Severity, isExploited, isVulnerability } from '#model/index.ts'
import type { Reporter } from './contract.ts'
import { affectedName, closedText, packagesOf, remedyText, sentenceOf } from './describe.ts'

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
  unknown: 'note',
}

/** What stands for a score where none is known, in the middle of each band of CVSS's scale; code hosts sort by it. */
const BANDS: Readonly<Record<Severity, number>> = { critical: 9.5, high: 8, medium: 5.5, low: 2, info: 0, unknown: 0 }

/** A path as a relative URI (SARIF 2.1.0, 3.10.1). */
const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

function ruleOf(finding: Finding): object {
  return {
    id: finding.id,
    shortDescription: { text: finding.title },
    properties: {
      tags: ['security', finding.kind, finding.severity],
      'security-severity': ((isVulnerability(finding) ? finding.score : undefined) ?? BANDS[finding.severity]).toFixed(1),
    },
  }
}

function locationsOf(finding: Finding): object[] {
  return finding.location.map((location) => {
    const { path, layer, line, column, place } = location
    // What is no file has a name of its own (3.33); code hosts want a file, and the image's configuration is the nearest.
    const uri = place === undefined ? uriOf(path) : `${place}.json`
    const region = { startLine: line ?? 1, ...(column === undefined ? {} : { startColumn: column }) }
    return {
      physicalLocation: { artifactLocation: { uri, uriBaseId: 'ROOT' }, region },
      ...(place === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: `${place}/${path}` }] }),
      ...(layer ? { message: { text: `in layer ${layer}` } } : {}),
    }
  })
}

function resultOf(finding: Finding, index: number, packages: ReadonlyMap<string, Package>): object {
  return {
    ruleId: finding.id,
    ruleIndex: index,
    level: LEVELS[finding.severity],
    message: { text: sentenceOf(finding, packages) },
    locations: locationsOf(finding),
    partialFingerprints: { 'plimsoll/1': finding.fingerprint },
    ...(finding.status === 'open' ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: closedText(finding) }] }),
    ...(finding.isNew === undefined ? {} : { baselineState: finding.isNew ? 'new' : 'unchanged' }),
    properties: {
      package: affectedName(finding, packages),
      ...(finding.package ? { purl: finding.package } : {}),
      remediation: remedyText(finding),
      knownExploited: isExploited(finding),
      ...(finding.origin ? { origin: finding.origin } : {}),
      ...(finding.evidence ? { evidence: finding.evidence } : {}),
    },
  }
}

function runOf(result: Result, several: boolean): object {
  const packages = packagesOf(result)
  const rules = new Map(result.findings.map((finding) => [finding.id, finding]))
  const indexes = new Map([...rules.keys()].map((id, i) => [id, i]))
  const notes = result.coverage.unknowns.map(({ path, reason }) => ({
    level: 'warning',
    message: { text: `could not be read: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: 'ROOT' } } }],
  }))
  return {
    tool: {
      driver: { name: 'plimsoll', version: result.inputs.plimsoll, rules: [...rules.values()].map(ruleOf) },
    },
    // Code hosts tell the runs of one tool apart by it (3.17).
    ...(several ? { automationDetails: { id: categoryOf(result) } } : {}),
    invocations: [
      {
        executionSuccessful: result.verdict.decision !== 'undetermined',
        ...(notes.length > 0 ? { toolExecutionNotifications: notes } : {}),
      },
    ],
    originalUriBaseIds: { ROOT: { uri: 'file:///' } },
    results: result.findings.map((finding) => resultOf(finding, indexes.get(finding.id)!, packages)),
    properties: { subject: result.subject.name, verdict: result.verdict.decision, reasons: result.verdict.reasons },
  }
}

const categoryOf = ({ subject: { name, image } }: Result): string => `plimsoll/${name}${image ? `/${image.platform}` : ''}/`

const documentOf = (runs: readonly object[]): string =>
  `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs }, null, 2)}\n`

export const sarif = {
  id: 'sarif',
  about: 'SARIF 2.1.0, for code hosts',
  write: (result) => documentOf([runOf(result, false)]),
  writeSeveral: (results) => documentOf(results.map((result) => runOf(result, true))),
} satisfies Reporter
