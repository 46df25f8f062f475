import { uuidOf } from '#base/index.ts'
import { type Package, type Result, type VulnerabilityFinding, isVulnerability } from '#model/index.ts'
import type { Reporter } from './contract.ts'
import { closedText, remedyText } from './describe.ts'

const METHODS: readonly (readonly [string, string])[] = [
  ['CVSS:4.0/', 'CVSSv4'],
  ['CVSS:3.1/', 'CVSSv31'],
  ['CVSS:3.0/', 'CVSSv3'],
]

const methodOf = (vector: string): string => METHODS.find(([prefix]) => vector.startsWith(prefix))?.[1] ?? 'CVSSv2'

const componentOf = ({ purl, name, version, licence }: Package): object => ({
  type: 'library',
  'bom-ref': purl,
  name,
  version,
  ...(licence ? { licenses: [{ expression: licence }] } : {}),
  purl,
})

function ratingOf(finding: VulnerabilityFinding): object {
  const vector = finding.vectors?.[0]
  return {
    source: { name: finding.severitySource },
    ...(finding.score === undefined ? {} : { score: finding.score }),
    severity: finding.severity,
    ...(vector === undefined ? {} : { method: methodOf(vector), vector }),
  }
}

function vulnerabilityOf(finding: VulnerabilityFinding): object {
  const { id, fingerprint, aliases, reasons, knownExploited, epss } = finding
  const first = reasons[0]
  return {
    'bom-ref': `plimsoll:${fingerprint}`,
    id,
    ...(first ? { source: { name: first.source } } : {}),
    references: aliases.map((alias) => ({ id: alias, source: { name: alias.split('-', 1)[0]! } })),
    ratings: [ratingOf(finding)],
    recommendation: remedyText(finding),
    affects: finding.package ? [{ ref: finding.package }] : [],
    properties: [
      ...reasons.map((reason) => ({
        name: 'plimsoll:reason',
        value: `${reason.installed} is ${reason.clause} (${reason.scheme}, ${reason.advisory})`,
      })),
      ...(knownExploited ? [{ name: 'plimsoll:known-exploited-since', value: knownExploited.since }] : []),
      ...(finding.status === 'open' ? [] : [{ name: `plimsoll:${finding.status}`, value: closedText(finding) }]),
      ...(epss ? [{ name: 'plimsoll:epss', value: String(epss.score) }] : []),
    ],
  }
}

function documentOf(result: Result): object {
  const known = new Set(result.packages.map(({ purl }) => purl))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(result))}`,
    version: 1,
    metadata: {
      timestamp: result.inputs.time,
      tools: { components: [{ type: 'application', name: 'plimsoll', version: result.inputs.plimsoll }] },
      component: {
        type: result.subject.kind === 'image' ? 'container' : 'file',
        'bom-ref': 'plimsoll:subject',
        name: result.subject.name,
        ...(result.subject.digest ? { version: result.subject.digest } : {}),
      },
      properties: [{ name: 'plimsoll:verdict', value: result.verdict.decision }],
    },
    components: result.packages.map(componentOf),
    dependencies: result.packages.map(({ purl, dependsOn }) => ({ ref: purl, dependsOn: dependsOn.filter((to) => known.has(to)) })),
    vulnerabilities: result.findings.filter(isVulnerability).map(vulnerabilityOf),
  }
}

export const cyclonedx = {
  id: 'cyclonedx',
  about: 'CycloneDX 1.6 JSON with vulnerabilities',
  write: (result) => `${JSON.stringify(documentOf(result), null, 2)}\n`,
} satisfies Reporter
