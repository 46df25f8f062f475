import { compareText, sortedBy } from '#base/index.ts'
import { type VersionScheme, purlScheme, versionScheme } from '#advisories/index.ts'
import { type Finding, type FindingKind, type Location, type Package, type Result, severityRank } from '#model/index.ts'

/** A layer of an image, as it is counted from the lowest; absent where nothing has layers. */
export type LayerAt = {
  readonly number: number
  readonly of: number
  readonly diffId: string
  /** The other image has it too. */ readonly shared: boolean
}

export type PackageRow = {
  readonly purl: string
  readonly type: string
  readonly name: string
  readonly version: string
  readonly layers: readonly LayerAt[]
}

export type VersionChange = {
  readonly type: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly direction: 'upgrade' | 'downgrade' | 'other'
  /** Of the first, and of the second, which brings the new version. */
  readonly held: readonly LayerAt[]
  readonly layers: readonly LayerAt[]
}

export type FindingRow = Pick<Finding, 'kind' | 'id' | 'fingerprint' | 'severity' | 'title' | 'status'> & {
  readonly package?: string
  readonly layers: readonly LayerAt[]
}

export type StatusChange = Pick<Finding, 'kind' | 'id' | 'fingerprint' | 'severity'> & {
  readonly package?: string
  readonly from: Finding['status']
  readonly to: Finding['status']
}

type Side = Pick<Result, 'subject' | 'inputs'>

export type Difference = {
  readonly schema: 'plimsoll-diff/1'
  readonly a: Side
  readonly b: Side
  readonly packages: {
    readonly gained: readonly PackageRow[]
    readonly lost: readonly PackageRow[]
    readonly changed: readonly VersionChange[]
    readonly same: number
  }
  readonly findings: {
    readonly gained: readonly FindingRow[]
    readonly lost: readonly FindingRow[]
    readonly status: readonly StatusChange[]
    readonly same: number
  }
  /** What was not, or not equally, looked at. */
  readonly notCompared: readonly string[]
}

/** Of types without an order that is known the usual one of numbers and words. */
const schemeOf = (type: string): VersionScheme => purlScheme(type) ?? versionScheme('bitnami')!
const comparable = (type: string, version: string): string => (type === 'golang' ? version.replace(/^v/, '') : version)
const order = (type: string, a: string, b: string): number =>
  schemeOf(type).compare(comparable(type, a), comparable(type, b)) || compareText(a, b)

/** Where the layers of an image stand, and whether the other one has them. */
function layersOf(own: Result, other: Result): (locations: readonly Location[]) => LayerAt[] {
  const layers = own.subject.image?.layers ?? []
  const shared = new Set(other.subject.image?.layers.map(({ diffId }) => diffId))
  const byId = new Map(layers.map(({ diffId }, i) => [diffId, { number: i + 1, of: layers.length, diffId, shared: shared.has(diffId) }]))
  return (locations) => {
    const found = new Set(locations.flatMap(({ layer }) => layer ?? []))
    return [...found].flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => a.number - b.number)
  }
}

type At = (locations: readonly Location[]) => LayerAt[]

const rowOf = ({ purl, type, name, version, locations }: Package, at: At): PackageRow => ({
  purl,
  type,
  name,
  version,
  layers: at(locations),
})

/** By version: builds for several architectures are one. */
const byVersion = (packages: readonly Package[]): ReadonlyMap<string, Package> => new Map(packages.map((pkg) => [pkg.version, pkg]))

function directionOf(type: string, from: string, to: string): VersionChange['direction'] {
  if (from === '' || to === '') return 'other'
  return order(type, from, to) < 0 ? 'upgrade' : 'downgrade'
}

/** Pairs what only one side has of a name, lowest first: the rest is gained or lost. */
function comparePackages(a: Result, b: Result, atA: At, atB: At): Difference['packages'] {
  const key = ({ type, name }: Package): string => `${type}\0${name}`
  const [groupsA, groupsB] = [a, b].map(({ packages }) => Map.groupBy(packages, key)) as [Map<string, Package[]>, Map<string, Package[]>]
  const gained: PackageRow[] = []
  const lost: PackageRow[] = []
  const changed: VersionChange[] = []
  let same = 0
  for (const name of new Set([...groupsA.keys(), ...groupsB.keys()])) {
    const [before, after] = [byVersion(groupsA.get(name) ?? []), byVersion(groupsB.get(name) ?? [])]
    const only = (own: ReadonlyMap<string, Package>, other: ReadonlyMap<string, Package>): Package[] =>
      [...own.values()].filter(({ version }) => !other.has(version)).toSorted((x, y) => order(x.type, x.version, y.version))
    const [olds, news] = [only(before, after), only(after, before)]
    same += after.size - news.length
    const pairs = Math.min(olds.length, news.length)
    for (let i = 0; i < pairs; i++) {
      const [old, now] = [olds[i]!, news[i]!]
      const direction = directionOf(old.type, old.version, now.version)
      changed.push({
        type: old.type,
        name: old.name,
        from: old.version,
        to: now.version,
        direction,
        held: atA(old.locations),
        layers: atB(now.locations),
      })
    }
    lost.push(...olds.slice(pairs).map((pkg) => rowOf(pkg, atA)))
    gained.push(...news.slice(pairs).map((pkg) => rowOf(pkg, atB)))
  }
  const named = (rows: readonly PackageRow[]): PackageRow[] => sortedBy(rows, (row) => [row.type, row.name, row.purl])
  return { gained: named(gained), lost: named(lost), changed: sortedBy(changed, (row) => [row.type, row.name, row.from]), same }
}

const about = ({ package: purl }: Finding): { readonly package?: string } => (purl === undefined ? {} : { package: purl })

const findingRow = (finding: Finding, at: At): FindingRow => {
  const { kind, id, fingerprint, severity, title, status } = finding
  return { kind, id, fingerprint, severity, title, status, ...about(finding), layers: at(finding.location) }
}

const worst = (rows: Iterable<FindingRow>): FindingRow[] =>
  sortedBy(rows, (row) => [severityRank(row.severity), row.kind, row.id, row.package ?? '', row.fingerprint])

/** Findings by fingerprint, those of the kinds that both sides were looked at for. One in several packages counts once. */
function compareFindings(a: Result, b: Result, kinds: ReadonlySet<FindingKind>, atA: At, atB: At): Difference['findings'] {
  const [before, after] = [a, b].map(
    ({ findings }) => new Map(findings.filter(({ kind }) => kinds.has(kind)).map((finding) => [finding.fingerprint, finding])),
  ) as [Map<string, Finding>, Map<string, Finding>]
  const status = [...after.values()].flatMap((now): StatusChange[] => {
    const old = before.get(now.fingerprint)
    if (!old || old.status === now.status) return []
    return [
      { kind: now.kind, id: now.id, fingerprint: now.fingerprint, severity: now.severity, ...about(now), from: old.status, to: now.status },
    ]
  })
  return {
    gained: worst([...after.values()].filter(({ fingerprint }) => !before.has(fingerprint)).map((one) => findingRow(one, atB))),
    lost: worst([...before.values()].filter(({ fingerprint }) => !after.has(fingerprint)).map((one) => findingRow(one, atA))),
    status: sortedBy(status, ({ id, fingerprint }) => [id, fingerprint]),
    same: [...after.keys()].filter((fingerprint) => before.has(fingerprint)).length,
  }
}

function notCompared(a: Result, b: Result, kinds: ReadonlySet<FindingKind>): string[] {
  const all = new Set([...a.inputs.settings.kinds, ...b.inputs.settings.kinds])
  const unknowns = [a, b].map(({ coverage }) => coverage.unknowns.length)
  return [
    ...[...all].filter((kind) => !kinds.has(kind)).map((kind) => `findings of kind ${kind}: only one side was looked at for them`),
    ...(a.inputs.data === b.inputs.data ? [] : ['the two were judged by different advisory data: a finding may come or go with the data']),
    ...(unknowns.some((count) => count > 0)
      ? [`files that could not be read: ${unknowns[0]} in the first, ${unknowns[1]} in the second`]
      : []),
  ]
}

/** What `b` has and `a` has not, and the other way round. */
export function differenceOf(a: Result, b: Result): Difference {
  const [atA, atB] = [layersOf(a, b), layersOf(b, a)]
  const kinds = new Set(a.inputs.settings.kinds.filter((kind) => b.inputs.settings.kinds.includes(kind)))
  return {
    schema: 'plimsoll-diff/1',
    a: { subject: a.subject, inputs: a.inputs },
    b: { subject: b.subject, inputs: b.inputs },
    packages: comparePackages(a, b, atA, atB),
    findings: compareFindings(a, b, kinds, atA, atB),
    notCompared: notCompared(a, b, kinds),
  }
}
