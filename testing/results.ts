import type { VulnerabilityFinding, Result } from '#model/index.ts'

/** A finding of a critical vulnerability with a fix, changed as given. */
export const finding = (change: Partial<VulnerabilityFinding> = {}): VulnerabilityFinding => ({
  fingerprint: 'aaaaaaaaaaaaaaaa',
  kind: 'vulnerability',
  id: 'CVE-2026-0001',
  aliases: ['GHSA-xxxx-yyyy-zzzz'],
  severity: 'critical',
  severitySource: 'CVSS:3.1 9.8 by ghsa',
  title: 'CVE-2026-0001 in lodash',
  location: [{ path: 'app/node_modules/lodash/package.json', layer: `sha256:${'c'.repeat(64)}` }],
  package: 'pkg:npm/lodash@4.17.11',
  score: 9.8,
  vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
  knownExploited: { since: '2026-01-02', ransomware: false },
  epss: { score: 0.9, percentile: 0.99 },
  reasons: [
    {
      advisory: 'GHSA-xxxx-yyyy-zzzz',
      source: 'ghsa',
      sourceDate: '2026-08-21T00:00:00Z',
      ecosystem: 'npm',
      name: 'lodash',
      scheme: 'npm',
      installed: '4.17.11',
      clause: '< 4.17.12',
      fixed: '4.17.12',
    },
  ],
  remediation: { action: 'upgrade', to: '4.17.12', all: '4.17.12' },
  status: 'open',
  ...change,
})

/** A denied image with one package and the findings given. */
export const result = (findings: readonly VulnerabilityFinding[] = [finding()], change: Partial<Result> = {}): Result => ({
  schema: 'plimsoll-result/1',
  subject: { kind: 'image', name: 'shop:1', digest: `sha256:${'a'.repeat(64)}` },
  distribution: { id: 'debian', version: '12', codename: 'bookworm', like: [], name: 'Debian GNU/Linux 12' },
  inputs: {
    target: 'oci:shop',
    subject: `sha256:${'a'.repeat(64)}`,
    data: `sha256:${'b'.repeat(64)}`,
    rules: `sha256:${'d'.repeat(64)}`,
    time: '2026-08-22T00:00:00Z',
    plimsoll: '0.1.0',
    settings: {
      failOn: 'default',
      onlyFixed: false,
      ignoreUnfixed: false,
      kinds: ['hygiene', 'secret', 'vulnerability'],
      failOnNew: false,
      inline: true,
    },
  },
  packages: [
    {
      purl: 'pkg:npm/lodash@4.17.11',
      type: 'npm',
      name: 'lodash',
      version: '4.17.11',
      licence: 'MIT',
      locations: [{ path: 'app/node_modules/lodash/package.json', layer: `sha256:${'c'.repeat(64)}` }],
      foundBy: ['npm-package-json'],
      evidence: 'installed',
      dependsOn: [],
    },
  ],
  findings,
  coverage: {
    areas: [{ area: 'npm', packages: 1, status: 'partial', sources: ['ghsa'], asOf: '2026-08-21T00:00:00Z', lacks: 'most | of it' }],
    unknowns: [{ path: 'app/broken lock.json', cataloger: 'npm-package-lock', reason: 'not JSON' }],
  },
  summary: { withFindings: 1, noneKnown: 0, notAssessed: 0 },
  verdict: {
    decision: 'deny',
    reasons: ['1 finding over the line (critical or known exploited, with a fix)'],
    trace: [{ rule: 'fail-on default', findings: findings.map(({ fingerprint }) => fingerprint) }],
  },
  ...change,
})
