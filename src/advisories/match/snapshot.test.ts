import { equal, ok } from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Advisory, Affected, Distribution, VulnerabilityFinding, Package, RangeEvent } from '#model/index.ts'
import { type AdvisoryDatabase, openDatabase } from '../database/database.ts'
import { unpackSnapshot } from '../database/snapshot.ts'
import type { VersionScheme } from '../versions/contract.ts'
import { ecosystemScheme } from '../versions/ecosystem-scheme.ts'
import { targetsOf } from './ecosystem.ts'
import { matchPackages } from './match.ts'
import { isOfSameStream } from './modules.ts'
import { sourceOrder } from './trust.ts'

/** Packages and versions drawn from the data that comes along: matched as a plain reading of the OSV schema does, and upgraded. */

const PAIRS = 300
/** Findings of one sample that are upgraded. */
const UPGRADES = 3

type Area = { readonly ecosystem: string; readonly type: string; readonly distribution?: Distribution }

const os = (ecosystem: string, type: string, id: string, version: string): Area => ({
  ecosystem,
  type,
  distribution: { id, version, like: [] },
})

const AREAS: readonly Area[] = [
  os('debian:12', 'deb', 'debian', '12'),
  os('debian:7', 'deb', 'debian', '7'),
  os('alpine:v3.11', 'apk', 'alpine', '3.11.6'),
  os('almalinux:8', 'rpm', 'almalinux', '8.9'),
  os('almalinux:9', 'rpm', 'almalinux', '9.3'),
  { ecosystem: 'bitnami', type: 'bitnami' },
  { ecosystem: 'crates.io', type: 'cargo' },
  { ecosystem: 'go', type: 'golang' },
  { ecosystem: 'hex', type: 'hex' },
  { ecosystem: 'maven', type: 'maven' },
  { ecosystem: 'npm', type: 'npm' },
  { ecosystem: 'nuget', type: 'nuget' },
  { ecosystem: 'packagist', type: 'composer' },
  { ecosystem: 'pypi', type: 'pypi' },
  { ecosystem: 'rubygems', type: 'gem' },
]

const packageOf = ({ type }: Area, name: string, version: string): Package => ({
  purl: `pkg:${type}/${encodeURIComponent(name)}@${encodeURIComponent(version)}`,
  type,
  name,
  version,
  locations: [],
  foundBy: [],
  evidence: 'installed',
  dependsOn: [],
})

const textOf = (event: RangeEvent): string => Object.values(event)[0] as string

/** OSV schema, "Evaluation", event by event. Our one addition: a rebuild of the last affected release is affected too. */
function inEvents({ compare, baseOf = (version) => version }: VersionScheme, events: readonly RangeEvent[], version: string): boolean {
  const limits = events.flatMap((event) => ('limit' in event ? [event.limit] : []))
  if (limits.length > 0 && !limits.some((limit) => limit === '*' || compare(version, limit) < 0)) return false
  const order = (event: RangeEvent): number => Number('introduced' in event)
  const sorted = events
    .filter((event) => !('limit' in event))
    .toSorted((a, b) => {
      if (textOf(a) === '0' || textOf(b) === '0') return Number(textOf(b) === '0') - Number(textOf(a) === '0') || order(a) - order(b)
      return compare(textOf(a), textOf(b))
    })
  let vulnerable = false
  for (const event of sorted) {
    const place = textOf(event) === '0' ? 1 : compare(version, textOf(event))
    if ('introduced' in event && place >= 0) vulnerable = true
    if ('fixed' in event && place >= 0) vulnerable = false
    if ('lastAffected' in event && place > 0 && compare(baseOf(version), event.lastAffected) !== 0) vulnerable = false
  }
  return vulnerable
}

const affects = (scheme: VersionScheme, affected: readonly Affected[], version: string): boolean =>
  affected.some(
    ({ ranges, versions }) =>
      versions.some((one) => scheme.compare(one, version) === 0 || scheme.compare(one, scheme.baseOf?.(version) ?? version) === 0) ||
      ranges.some(({ events }) => inEvents(scheme, events, version)),
  )

const fixedIn = (advisory: Advisory): string[] =>
  advisory.affected.flatMap(({ ranges }) =>
    ranges.flatMap(({ events }) => events.flatMap((event) => ('fixed' in event ? [event.fixed] : []))),
  )

type Sample = {
  readonly area: Area
  readonly scheme: VersionScheme
  readonly name: string
  readonly version: string
  readonly advisories: readonly Advisory[]
}

/** Versions that an advisory names, and such as lie beside them. */
const versionsOf = (advisories: readonly Advisory[]): string[] =>
  advisories
    .flatMap(({ affected }) =>
      affected.flatMap(({ ranges, versions }) => [...ranges.flatMap(({ events }) => events.map(textOf)), ...versions]),
    )
    .filter((version) => version !== '0' && version !== '' && version !== '*')
    .flatMap((version) => [version, `${version}.1`, version.replace(/\d+(?=\D*$)/, (digits) => String(Math.max(0, Number(digits) - 1)))])

function samplesOf(database: DatabaseSync, data: AdvisoryDatabase, area: Area): Sample[] {
  const scheme = ecosystemScheme(area.ecosystem)!
  const rows = database.prepare('SELECT DISTINCT name FROM affected WHERE ecosystem = ? ORDER BY name').all(area.ecosystem)
  const names = fc.constantFrom(...rows.map((row) => String(row['name'])))
  return fc.sample(fc.tuple(names, fc.nat()), { numRuns: PAIRS, seed: 11 }).flatMap(([name, n]): Sample[] => {
    const named = data.lookup(area.ecosystem, name).filter((advisory) => advisory.withdrawn === undefined)
    const versions = versionsOf(named)
    const version = versions[n % versions.length]
    if (version === undefined) return []
    const pkg = packageOf(area, name, version)
    // Some Go programs are listed by Bitnami too, which orders their versions in the same way.
    const others = area.type === 'golang' ? targetsOf(pkg, undefined).slice(1) : []
    const advisories = [...named, ...others.flatMap((target) => data.lookup(target.ecosystem, target.name))]
    const ofStream = advisories.map((one) => ({ ...one, affected: one.affected.filter((entry) => isOfSameStream(pkg, entry)) }))
    return [{ area, scheme, name, version, advisories: ofStream }]
  })
}

/** What matching asks of a version of the sample's package. */
const judge = ({ area, name }: Sample, version: string, data: AdvisoryDatabase): VulnerabilityFinding[] =>
  matchPackages([packageOf(area, name, version)], area.distribution, data)

function agrees(sample: Sample, findings: readonly VulnerabilityFinding[]): void {
  const { scheme, advisories, version } = sample
  const expected = advisories.filter(({ affected }) => affects(scheme, affected, version))
  const reasons = findings.flatMap((finding) => finding.reasons)
  const told = new Set(reasons.map(({ advisory }) => advisory))
  for (const id of told)
    ok(
      expected.some((one) => one.id === id),
      `${id} does not hold`,
    )
  // Only lists that are worth less than another that knows better may go unheard.
  for (const { id, source } of expected) ok(told.has(id) || sourceOrder(source) > 1, `${id} of ${source} holds`)
  for (const { advisory, fixed } of reasons) {
    // Two records of a source may have one id.
    const nearest = expected
      .filter(({ id }) => id === advisory)
      .map((one) =>
        fixedIn(one)
          .filter((candidate) => scheme.compare(candidate, version) > 0 && !affects(scheme, one.affected, candidate))
          .toSorted(scheme.compare)
          .at(0),
      )
    ok(
      nearest.some((one) => (one === undefined || fixed === undefined ? one === fixed : scheme.compare(one, fixed) === 0)),
      `${advisory}: ${fixed} is not the nearest, ${nearest.join(' or ')} is`,
    )
  }
}

/** @returns the versions that are said to end all findings that have a fix */
function clears(sample: Sample, findings: readonly VulnerabilityFinding[], data: AdvisoryDatabase): ReadonlySet<string> {
  const { scheme, advisories, version } = sample
  const byId = Map.groupBy(advisories, ({ id }) => id)
  const left = new Map<string, ReadonlySet<string>>()
  const idsIn = (upgrade: string): ReadonlySet<string> => {
    const ids = left.get(upgrade) ?? new Set(judge(sample, upgrade, data).map(({ id }) => id))
    left.set(upgrade, ids)
    return ids
  }
  const ends = new Set<string>()
  // A kernel has thousands: some of them.
  const step = Math.ceil(findings.length / UPGRADES)
  for (const { id, remediation, reasons, dissent } of findings.filter((_, i) => i % step === 0)) {
    const about = [...new Set(reasons.map(({ advisory }) => advisory))].flatMap((one) =>
      byId.get(one)!.filter(({ affected }) => affects(scheme, affected, version)),
    )
    const free = (candidate: string): boolean =>
      scheme.compare(candidate, version) > 0 && about.every(({ affected }) => !affects(scheme, affected, candidate))
    const lowest = about.flatMap(fixedIn).toSorted(scheme.compare).find(free)
    if (remediation.action === 'none-known') {
      if (dissent === undefined && reasons.length === 1) equal(lowest, undefined, `${id}: ${lowest} would end it`)
      continue
    }
    if (dissent === undefined && reasons.length === 1)
      equal(scheme.compare(remediation.to, lowest ?? ''), 0, `${id}: ${remediation.to} is not the nearest, ${lowest} is`)
    for (const upgrade of [remediation.to, remediation.all]) ok(!idsIn(upgrade).has(id), `${id} is still found in ${upgrade}`)
    ends.add(remediation.all)
  }
  return ends
}

test('the snapshot: what matches is what the OSV schema says, and an upgrade to the nearest fixed version ends it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-match-'))
  t.after(() => rm(folder, { recursive: true }))
  const { path } = await unpackSnapshot(folder, new URL('../../../data/advisories', import.meta.url).pathname)
  const database = new DatabaseSync(path, { readOnly: true })
  const data = openDatabase(path)
  t.after(() => {
    data.close()
    database.close()
  })
  for (const area of AREAS)
    await t.test(area.ecosystem, () => {
      let found = 0
      for (const sample of samplesOf(database, data, area)) {
        const findings = judge(sample, sample.version, data)
        found += findings.length
        const where = `${sample.name} ${sample.version}`
        agrees(sample, findings)
        ok(clears(sample, findings, data).size <= 1, `${where}: no one version ends all findings that have a fix`)
      }
      ok(found > 20, `only ${found} findings in ${area.ecosystem}`)
    })
})
