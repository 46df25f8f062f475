import { equal, fail, match } from 'node:assert/strict'
import { test } from 'node:test'
import { type VexSubject, applyVex, matchPackages, readVex } from '#advisories/index.ts'
import type { Advisory, Finding, FindingStatus, Package, Subject } from '#model/index.ts'
import { finding } from './results.ts'
import { type Said, type Spoken, type VexFormatId, vexDocuments } from './vex-documents.ts'

export const LODASH = 'pkg:npm/lodash@4.17.11'
export const SSL = 'pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl'
export const BASH = 'pkg:rpm/redhat/bash@4.4.19-7.el8?arch=x86_64&distro=rhel-8.6&epoch=1'
export const [DIGEST, CONFIG, INDEX, OTHER] = ['a', 'b', 'c', 'f'].map((digit) => `sha256:${digit.repeat(64)}`) as [
  string,
  string,
  string,
  string,
]
export const FIRST = '2026-02-01T00:00:00Z'
export const LATER = '2026-03-01T00:00:00Z'

export const pkg = (purl: string, change: Partial<Package> = {}): Package => {
  const [, type = '', path = ''] = /^pkg:([a-z]+)\/([^?]*)/.exec(purl) ?? []
  const [name = '', version = ''] = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1)).split('@')
  return { purl, type, name, version, locations: [], foundBy: [], evidence: 'installed', dependsOn: [], ...change }
}

export const image = (change: Partial<NonNullable<Subject['image']>> = {}, name = 'registry.example/team/shop:1.2'): Subject => ({
  kind: 'image',
  name,
  digest: DIGEST,
  image: { repository: 'registry.example/team/shop', tag: '1.2', platform: 'linux/amd64', config: CONFIG, layers: [], ...change },
})
export const hub = image({ repository: 'docker.io/library/shop' })
export const folder: Subject = { kind: 'directory', name: 'shop' }

export type Row = {
  readonly why: string
  readonly spoken: readonly Spoken[]
  readonly status: FindingStatus
  /** The document that decides, by its number, or the feed. */
  readonly winner?: number | string | undefined
  /** Of what decides nothing. */
  readonly reason?: RegExp
  readonly package?: string
  readonly id?: string
  readonly aliases?: readonly string[]
  readonly packages?: readonly Package[]
  readonly subject?: Subject
  readonly time?: string
  readonly distribution?: { readonly id: string; readonly version: string; readonly codename?: string }
  /** What the database says of the packages: the finding is what matching makes of it. */
  readonly data?: readonly Advisory[]
  /** What the finding shows of the reason. */
  readonly because?: RegExp
  /** The schema asks for what the row leaves out. */
  readonly invalid?: true
}

export const no = (of: string | readonly string[], more: Partial<Said> = {}): Said => ({ status: 'not_affected', of: [of].flat(), ...more })
export const one = (said: Said, more: Partial<Spoken> = {}): readonly Spoken[] => [{ ...more, says: [said] }]
export const applies = (why: string, spoken: readonly Spoken[], more: Partial<Row> = {}): Row => ({
  why,
  spoken,
  status: 'not-affected',
  winner: 0,
  ...more,
})
export const fails = (why: string, spoken: readonly Spoken[], reason: RegExp, more: Partial<Row> = {}): Row => ({
  why,
  spoken,
  status: 'open',
  reason,
  ...more,
})

export const yes = (of = LODASH, more: Partial<Said> = {}): Said => ({ status: 'affected', of: [of], ...more })

/** Numbers tell the documents apart, in ids as well. */
export const written = (row: Row, format: VexFormatId): (object | undefined)[] =>
  row.spoken.map((spoken, i) => vexDocuments[format]({ ...spoken, id: spoken.id ?? `doc${i}` }))

/** The finding as it is before any document is heard. */
export function before(
  { package: purl = LODASH, id = 'CVE-2026-1000', aliases = ['GHSA-aaaa-bbbb-cccc'], data }: Row,
  at: VexSubject,
): Finding[] {
  if (!data) return [finding({ id, aliases, package: purl })]
  const lookup = (ecosystem: string, name: string): Advisory[] =>
    data.filter(({ affected }) => affected[0]!.ecosystem === ecosystem && affected[0]!.name === name)
  const none = () => undefined
  const found = matchPackages(at.packages, at.distribution, { lookup, knownExploited: none, epss: none, asOf: none, vectorsOf: () => [] })
  return found.filter((one) => one.package === purl)
}

export function checkRow(row: Row, documents: readonly object[]): void {
  const { package: purl = LODASH, packages = [pkg(purl)] } = row
  const ranks = documents.map((document, i) => [readVex(Buffer.from(JSON.stringify(document)), String(i))])
  const { subject = image(), time = '2026-06-01T00:00:00Z', distribution } = row
  const at = { subject, packages, ...(distribution ? { distribution: { ...distribution, like: [] } } : {}) }
  const { findings, unused } = applyVex(before(row, at), at, ranks, time)
  equal(findings.length, 1)
  const [{ status, vex } = fail('no finding')] = findings
  equal(status, row.status, JSON.stringify(unused))
  equal(vex?.source, row.winner === undefined ? undefined : String(row.winner))
  if (row.because) match(vex?.justification ?? vex?.statement ?? '', row.because)
  if (row.reason) for (const one of unused) match(one.reason, row.reason)
  equal(unused.length > 0, row.reason !== undefined, JSON.stringify(unused))
}

export const vexFormats = Object.keys(vexDocuments) as VexFormatId[]

/** A test for each row and each format that can say it. */
export function testRows(rows: readonly Row[]): void {
  for (const row of rows)
    for (const format of row.spoken.length === 0 ? vexFormats.slice(0, 1) : vexFormats) {
      const documents = written(row, format)
      const label = row.spoken.length === 0 ? 'vex' : `vex, ${format}`
      if (documents.every((one) => one !== undefined)) test(`${label}: ${row.why}`, () => checkRow(row, documents))
    }
}
