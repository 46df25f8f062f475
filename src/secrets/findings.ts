import { createHash } from 'node:crypto'
import { type Instant, compareText, shownName, sortedBy } from '#base/index.ts'
import { type Exposure, type Location, type SecretFinding, type Severity, severityRank } from '#model/index.ts'
import type { SquashedTree } from '#oci/index.ts'
import { credentialReaders } from './credential-files/registry.ts'
import { PRIVATE_KEY } from './engine/scanner.ts'
import { type OwnerLookup, publishedWith } from './published.ts'
import type { SecretRecord, SecretRecords } from './records.ts'
import type { SecretRule } from './rules/contract.ts'
import type { TextRecord } from './scan-texts.ts'

/** What was found in one layer, or in a folder. */
export type LayerSecrets = { readonly layer?: string; readonly found: SecretRecords }

export type SecretCase = {
  /** Lowest first. */
  readonly layers: readonly LayerSecrets[]
  /** Of the layers; a folder has none. */
  readonly tree?: Pick<SquashedTree, 'hiddenBy'>
  /** Who can read the files of a folder: its sources, or the system that it is the root of. */
  readonly folder?: Extract<Exposure, 'source' | 'final-tree'>
  readonly texts: readonly TextRecord[]
  readonly rules: readonly SecretRule[]
  readonly owner: OwnerLookup
  /** The time of judgement. */
  readonly time: Instant
}

/** One place of one secret. */
type Sight = {
  readonly record: SecretRecord
  readonly location: Location
  readonly exposure: Exposure
  readonly severity: Severity
  readonly source: string
  readonly evidence: readonly string[]
  /** Purl of the package with which it was published. */
  readonly published?: string
}

/** Places that are listed of one finding, a count. */
const PLACES = 50
/** Widest first. */
const EXPOSURES: readonly Exposure[] = ['final-tree', 'config', 'history', 'lower-layer', 'source']
const CONFIDENCES = ['high', 'medium', 'low'] as const

const keyRule = {
  title: 'Private key',
  remediation:
    'Make a new key pair, replace the public key or certificate wherever it is trusted, and give the key to the program at run time (a mounted file, a secret store).',
}

/** The file of a member of an archive. */
const outerPath = (path: string): string => path.split('!/', 1)[0]!

/** Worst first; `low` of what is worse, never of what is known to be an example. */
const atMostLow = (severity: Severity): Severity => (severityRank(severity) < severityRank('low') ? 'low' : severity)

function exposureOf(given: SecretCase, path: string, index: number): { exposure: Exposure; evidence: readonly string[] } {
  if (!given.tree) return { exposure: given.folder ?? 'source', evidence: [] }
  const hidden = given.tree.hiddenBy(outerPath(path), index)
  if (!hidden) return { exposure: 'final-tree', evidence: [] }
  const layers = given.layers.length
  return {
    exposure: 'lower-layer',
    evidence: [`${hidden.how} in layer ${hidden.layer + 1}, still readable in layer ${index + 1} of ${layers}`],
  }
}

function expiryOf({ expires }: SecretRecord, time: Instant): readonly string[] {
  return expires !== undefined && Date.parse(expires) <= Date.parse(time) ? [`expired on ${expires.slice(0, 10)}`] : []
}

/** A record of a file in its layer. */
function fileSight(given: SecretCase, { layer, found }: LayerSecrets, index: number, record: SecretRecord): Sight {
  const { path, line, column, rule, severity } = record
  const { exposure, evidence } = exposureOf(given, path, index)
  const owner = given.owner(outerPath(path), layer)
  const published = owner ? publishedWith(owner, found.digests.get(outerPath(path))) : undefined
  const expired = expiryOf(record, given.time)
  const isMilder = published?.isPublished === true || expired.length > 0
  const source = published?.isPublished ? published.evidence : (expired[0] ?? `rule ${rule}`)
  return {
    record,
    location: {
      path: shownName(path),
      ...(layer === undefined ? {} : { layer }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    },
    exposure,
    severity: isMilder ? atMostLow(severity) : severity,
    source: isMilder && atMostLow(severity) !== severity ? source : `rule ${rule}`,
    evidence: [...evidence, ...(published ? [published.evidence] : []), ...expired],
    ...(published?.isPublished ? { published: owner!.package } : {}),
  }
}

function textSight({ record, location, exposure }: TextRecord, time: Instant): Sight {
  const expired = expiryOf(record, time)
  const severity = expired.length > 0 ? atMostLow(record.severity) : record.severity
  return { record, location, exposure, severity, source: expired[0] ?? `rule ${record.rule}`, evidence: expired }
}

/** What makes two places one secret: the value, where it can be told; else the rule and the file. */
const identityOf = ({ record, location }: Sight): string =>
  record.value === undefined ? `path\n${location.place ?? ''}\n${record.path}` : `value\n${record.value}`

/** Of a purl, what stays when the package is upgraded. */
const packageName = (purl: string): string => purl.split('@', 1)[0]!

/**
 * Places by what they have in common. What was published with a package and lies nowhere else is one thing of that package, however many
 * keys its tests have.
 */
function groupsOf(sights: readonly Sight[]): Map<string, Sight[]> {
  const groups = new Map<string, Sight[]>()
  for (const [identity, group] of Map.groupBy(sights, (one) => `${one.record.rule}\n${identityOf(one)}`)) {
    const [first] = group
    const isPublished = group.every(({ published }) => published !== undefined)
    const key = isPublished ? `${first!.record.rule}\npublished\n${packageName(first!.published!)}` : identity
    groups.set(key, [...(groups.get(key) ?? []), ...group])
  }
  return groups
}

const fingerprintOf = (identity: string): string => createHash('sha256').update(`secret\n${identity}`).digest('hex').slice(0, 16)

/** Values in one program have one place: nothing tells where in it they are. */
function placesOf(sights: readonly Sight[]): Location[] {
  const byText = new Map(sights.map(({ location }) => [JSON.stringify(location), location]))
  return [...byText.values()]
}

/** Paths of certificates by their public key. */
const certificatesOf = (layers: readonly LayerSecrets[]): ReadonlyMap<string, string> =>
  new Map(layers.flatMap(({ found }) => found.certificates.map(({ path, publicKey }) => [publicKey, path] as const)))

/** A comment counts where one stands at every place; of several the one that ends first. */
function inlineIgnoreOf(sights: readonly Sight[], more: number): Pick<SecretFinding, 'inlineIgnore'> {
  const comments = sights.flatMap(({ record: { inlineIgnore } }) => inlineIgnore ?? [])
  if (comments.length < sights.length || more > 0) return {}
  const [first] = sortedBy(comments, ({ until = '9999', comment }) => [until, comment])
  return first ? { inlineIgnore: first } : {}
}

function findingOf(
  identity: string,
  sights: readonly Sight[],
  given: SecretCase,
  certificates: ReadonlyMap<string, string>,
  more: number,
): SecretFinding {
  // The worst place speaks for all: a key that a package brought, too, is no less ours.
  const ordered = sortedBy(sights, ({ severity, exposure, record, location }) => [
    severityRank(severity),
    EXPOSURES.indexOf(exposure),
    CONFIDENCES.indexOf(record.confidence),
    location.path,
    location.layer ?? '',
    record.offset,
  ])
  const [first] = ordered
  const { record, severity, source } = first!
  const rule = given.rules.find(({ id }) => id === record.rule) ?? credentialReaders.find(({ id }) => id === record.rule) ?? keyRule
  const certificate = record.publicKey === undefined ? undefined : certificates.get(record.publicKey)
  const matching = certificate === undefined ? [] : [`belongs to the certificate in ${shownName(certificate)}`]
  const evidence = [
    ...new Set([...record.evidence, ...matching, ...ordered.flatMap((sight) => [...sight.record.evidence, ...sight.evidence])]),
  ]
  const places = placesOf(ordered)
  const beyond = Math.max(0, places.length - PLACES) + more
  return {
    fingerprint: fingerprintOf(identity),
    kind: 'secret',
    id: record.rule,
    aliases: [],
    severity,
    severitySource: source,
    title: rule.title,
    location: places.slice(0, PLACES),
    ...(beyond > 0 ? { morePlaces: beyond } : {}),
    ...(evidence.length > 0 ? { evidence: evidence.slice(0, PLACES) } : {}),
    status: 'open',
    ...inlineIgnoreOf(sights, more),
    remediation: { action: 'advice', text: rule.remediation },
    masked: record.masked,
    confidence: record.confidence,
    exposure: sortedBy(sights, ({ exposure }) => [EXPOSURES.indexOf(exposure)])[0]!.exposure,
  }
}

/** Counts of what a rule found in a file beyond what is listed of it, by both and the layer. */
function moreOf(layers: readonly LayerSecrets[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { layer, found } of layers)
    for (const { path, rule, count } of found.more) {
      const key = `${rule}\n${layer ?? ''}\n${path}`
      counts.set(key, (counts.get(key) ?? 0) + count)
    }
  return counts
}

/** Pure: findings of what detectors remembered, one for each secret. */
export function secretFindings(given: SecretCase): SecretFinding[] {
  const sights = [
    ...given.layers.flatMap((layer, index) => layer.found.records.map((record) => fileSight(given, layer, index, record))),
    ...given.texts.map((text) => textSight(text, given.time)),
  ]
  const certificates = certificatesOf(given.layers)
  const more = moreOf(given.layers)
  // What is beyond the list of a file is counted once, with the first of its secrets there.
  const takeMore = (group: readonly Sight[]): number =>
    group.reduce((sum, { record, location }) => {
      const key = `${record.rule}\n${location.layer ?? ''}\n${record.path}`
      const count = more.get(key) ?? 0
      more.delete(key)
      return sum + count
    }, 0)
  const findings = [...groupsOf(sights)].map(([identity, group]) => findingOf(identity, group, given, certificates, takeMore(group)))
  return findings.toSorted(
    (a, b) =>
      severityRank(a.severity) - severityRank(b.severity) ||
      compareText(a.id, b.id) ||
      compareText(a.location[0]!.path, b.location[0]!.path) ||
      compareText(a.fingerprint, b.fingerprint),
  )
}

/** Rules by which findings are named, for settings that turn them off or rate them anew. */
export const secretRuleIds = (rules: readonly SecretRule[]): string[] =>
  [...[...rules, ...credentialReaders].map(({ id }) => id), PRIVATE_KEY].toSorted(compareText)
