import { ParseError, compareText } from '#base/index.ts'
import { type AdvisoryLookup, matchPackages, versionScheme } from '#advisories/index.ts'
import { type Distribution, type Finding, type Location, type Package, type VulnerabilityFinding, isVulnerability } from '#model/index.ts'
import type { Wanted } from './manifests/contract.ts'
import { manifestEditor } from './manifests/registry.ts'
import { lockAt } from './locks/registry.ts'
import { type Left, isDone, leftOf } from './left.ts'
import { commandsOf } from './regenerate.ts'
import { type Proof, atVersion, prove } from './prove.ts'
import { type LockAt, type Way, solve } from './solve.ts'
import type { TextFile } from './text-file.ts'
import { unifiedDiff } from './unified-diff.ts'
import { isOtherModule } from './version-like.ts'

/** One place of a package, and what is to be done there. */
export type Place = Location & Way & { readonly command?: string }

export type Upgrade = {
  readonly package: string
  readonly type: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly clears: readonly string[]
  readonly brings: readonly string[]
  readonly keeps: readonly string[]
  readonly tried: Proof['tried']
  readonly steps: Proof['steps']
  readonly places: readonly Place[]
}

/** Packages that change with others whose version is the same text. */
export type Moved = { readonly package: string; readonly from: string; readonly to: string }

export type FixedFile = { readonly path: string; readonly digest: string; readonly before: string; readonly after: string }

export type Plan = {
  readonly upgrades: readonly Upgrade[]
  readonly moved: readonly Moved[]
  readonly left: readonly Left[]
  readonly files: readonly FixedFile[]
  readonly patch: string
  readonly commands: readonly { readonly folder: string; readonly command: string }[]
  /** What matching the changed package set says: the findings afterwards, those of packages that are not there yet aside. */
  readonly predicted: readonly { readonly id: string; readonly fingerprint: string; readonly package: string }[]
}

export type PlanInput = {
  readonly packages: readonly Package[]
  readonly distribution: Distribution | undefined
  readonly findings: readonly Finding[]
  readonly data: AdvisoryLookup
  readonly manifests: ReadonlyMap<string, TextFile>
  readonly lockText: (path: string) => string | undefined
}

const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'ebuild'])
export const isSystemPackage = ({ type }: Pick<Package, 'type'>): boolean => OS_TYPES.has(type)

/** Locks by path, each read once. */
function lockReader(lockText: PlanInput['lockText'], manifests: ReadonlyMap<string, TextFile>): (path: string) => LockAt | undefined {
  const read = new Map<string, LockAt | undefined>()
  const open = (path: string): LockAt | undefined => {
    const text = lockText(path) ?? manifests.get(path)?.text
    const lock = text === undefined ? undefined : lockAt(path, text)
    if (!lock || text === undefined) return undefined
    try {
      return { lock, text, graph: lock.graph?.(text) }
    } catch (cause) {
      if (!(cause instanceof ParseError)) throw cause
      return { lock, text, graph: undefined }
    }
  }
  return (path) => {
    if (!read.has(path)) read.set(path, open(path))
    return read.get(path)
  }
}

function wayOf(
  pkg: Package,
  wanted: Wanted,
  location: Location,
  locks: (path: string) => LockAt | undefined,
  manifests: Map<string, TextFile>,
): Way {
  if (isSystemPackage(pkg)) return { way: 'system', reason: 'a package of the operating system' }
  if (pkg.owner !== undefined) return { way: 'blocked', reason: `its files belong to ${pkg.owner}`, parents: [], direct: [] }
  if (isOtherModule(pkg, wanted.to))
    return { way: 'blocked', reason: 'another major version of a Go module has another import path', parents: [], direct: [] }
  return solve(wanted, pkg.type, location.path, locks(location.path), { manifests })
}

/** Names and versions of what needs each of the packages. */
function neededByOf(packages: readonly Package[], wanted: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { name, version, dependsOn } of packages)
    for (const purl of dependsOn)
      if (wanted.has(purl)) (found.get(purl) ?? found.set(purl, []).get(purl)!).push(`${name} ${version}`.trim())
  return found
}

/** A package of several places may lie beside its lock as well: the lock is what decides. */
function placesOf(pkg: Package): readonly Location[] {
  const declared = pkg.locations.filter(({ path }) => !/(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor)\//.test(path))
  return declared.length > 0 ? declared : pkg.locations
}

/** A package on its way to another version. */
export type Draft = {
  readonly pkg: Package
  readonly before: readonly VulnerabilityFinding[]
  readonly proof: Proof
  readonly wanted: Wanted
  ways: readonly (Location & Way)[]
}

/** The version at which the manifests have the package now, where their text tells. */
function settled(draft: Draft, manifests: ReadonlyMap<string, TextFile>): string {
  for (const { path } of draft.ways) {
    if (!path.endsWith('pom.xml')) continue
    const version = manifestEditor('pom')?.read?.(draft.pkg.name, path, manifests)
    if (version !== undefined && version !== draft.pkg.version) return version
  }
  return draft.wanted.to
}

/** Other packages whose version is a text that was edited. */
function movedBeside(input: PlanInput, drafts: readonly Draft[], manifests: ReadonlyMap<string, TextFile>): Map<string, string> {
  const wanted = new Set(drafts.map(({ pkg }) => pkg.purl))
  const moved = new Map<string, string>()
  if (![...manifests].some(([path, file]) => path.endsWith('pom.xml') && file.text !== input.manifests.get(path)?.text)) return moved
  for (const pkg of input.packages) {
    if (pkg.type !== 'maven' || wanted.has(pkg.purl)) continue
    for (const { path } of pkg.locations) {
      if (!manifests.has(path)) continue
      const [before, now] = [input.manifests, manifests].map((at) => manifestEditor('pom')?.read?.(pkg.name, path, at))
      if (now !== undefined && before === pkg.version && now !== before) moved.set(pkg.purl, now)
    }
  }
  return moved
}

/** The packages as they are afterwards: where a place stays as it is, the old version stays beside the new one. */
function changedSet(input: PlanInput, versions: ReadonlyMap<string, { readonly to: string; readonly stays: boolean }>): Package[] {
  const after = input.packages.flatMap((pkg) => {
    const change = versions.get(pkg.purl)
    if (!change) return [pkg]
    return change.stays ? [pkg, atVersion(pkg, change.to)] : [atVersion(pkg, change.to)]
  })
  return [...new Map(after.map((pkg) => [pkg.purl, pkg])).values()]
}

/** Proofs for every package with findings that have a fix, in the order of the findings. */
function draftsOf(input: PlanInput, groups: ReadonlyMap<string, readonly VulnerabilityFinding[]>): Draft[] {
  const byPurl = new Map(input.packages.map((pkg) => [pkg.purl, pkg]))
  return [...groups].flatMap(([purl, before]): Draft[] => {
    const pkg = byPurl.get(purl)
    const proof = pkg && prove(pkg, before, input)
    if (!pkg || !proof) return []
    return [{ pkg, before, proof, wanted: { name: pkg.name, from: pkg.version, to: proof.chosen.version }, ways: [] }]
  })
}

/** Where one text is edited for several versions the higher one has to be last: packages ascend by what they go to. */
function inOrder(drafts: readonly Draft[]): Draft[] {
  const scheme = versionScheme('maven')!
  const maven = drafts.filter(({ pkg }) => pkg.type === 'maven').toSorted((a, b) => scheme.compare(a.wanted.to, b.wanted.to))
  return [...drafts.filter(({ pkg }) => pkg.type !== 'maven'), ...maven]
}

/** What clears the findings of a subject, proven by matching what it would be afterwards. */
export function planFix(input: PlanInput): Plan {
  const open = input.findings.filter(isVulnerability).filter((finding) => finding.status === 'open' && finding.package !== undefined)
  const groups = Map.groupBy(open, (finding) => finding.package!)
  const drafts = draftsOf(input, groups)
  const manifests = new Map(input.manifests)
  const locks = lockReader(input.lockText, input.manifests)
  const neededBy = neededByOf(input.packages, new Set(groups.keys()))
  for (const draft of inOrder(drafts))
    draft.ways = placesOf(draft.pkg).map((location) => {
      const way = wayOf(draft.pkg, draft.wanted, location, locks, manifests)
      return { ...location, ...(way.way === 'rebuild' ? { ...way, neededBy: neededBy.get(draft.pkg.purl) ?? [] } : way) }
    })
  const beside = movedBeside(input, drafts, manifests)
  const versions = new Map([...beside].map(([purl, to]) => [purl, { to, stays: false }]))
  for (const draft of drafts) {
    if (draft.ways.some(isDone)) versions.set(draft.pkg.purl, { to: settled(draft, manifests), stays: !draft.ways.every(isDone) })
  }
  const after = matchPackages(changedSet(input, versions), input.distribution, input.data)
  const commands = commandsOf(drafts, locks)
  const files = [...manifests.values()].flatMap(({ path, text, digest }): FixedFile[] => {
    const before = input.manifests.get(path)!.text
    return before === text ? [] : [{ path, digest, before, after: text }]
  })
  const sorted = files.toSorted((a, b) => compareText(a.path, b.path))
  return {
    upgrades: drafts.map((draft) => upgradeOf(draft, versions.get(draft.pkg.purl)?.to ?? draft.wanted.to, commands)),
    moved: [...beside].map(([purl, to]) => ({ package: purl, from: input.packages.find((pkg) => pkg.purl === purl)?.version ?? '', to })),
    left: leftOf(input, open, drafts, after),
    files: sorted,
    patch: sorted.map(({ path, before, after: text }) => unifiedDiff(path, before, text)).join(''),
    commands: [...new Map([...commands.values()].map((one) => [`${one.folder}\0${one.command}`, one])).values()],
    predicted: after.map(({ id, fingerprint, package: purl }) => ({ id, fingerprint, package: purl ?? '' })),
  }
}

function upgradeOf({ pkg, proof, wanted, ways }: Draft, to: string, commands: ReadonlyMap<string, { readonly command: string }>): Upgrade {
  const { clears, brings, keeps } = proof.chosen
  const places = ways.map((one): Place => {
    const command = one.way === 'blocked' ? undefined : commands.get(one.path)?.command
    return { ...one, ...(command ? { command } : {}) }
  })
  return {
    package: pkg.purl,
    type: pkg.type,
    name: pkg.name,
    from: wanted.from,
    to,
    clears,
    brings,
    keeps,
    tried: proof.tried,
    steps: proof.steps,
    places,
  }
}
