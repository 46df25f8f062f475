import { compareText } from '#base/index.ts'
import { type AdvisoryLookup, matchPackages, versionScheme } from '#advisories/index.ts'
import { type Distribution, type Finding, type Location, type Package, type VulnerabilityFinding, isVulnerability } from '#model/index.ts'
import type { Wanted } from './manifests/contract.ts'
import { manifestEditor } from './manifests/registry.ts'
import { type Left, isDone, leftOf } from './left.ts'
import { commandsOf } from './regenerate.ts'
import { type Proof, atVersion, prove } from './prove.ts'
import type { Way } from './solve.ts'
import type { TextFile } from './text-file.ts'
import { unifiedDiff } from './unified-diff.ts'
import { lockReader, seenIn, waysOf } from './ways.ts'

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
  const seenOf = seenIn(input.packages, new Set(groups.keys()))
  for (const draft of inOrder(drafts)) draft.ways = waysOf(draft.pkg, draft.wanted, { locks, manifests, seen: seenOf(draft.pkg) })
  const beside = movedBeside(input, drafts, manifests)
  const versions = new Map([...beside].map(([purl, to]) => [purl, { to, stays: false }]))
  for (const draft of drafts) {
    if (draft.ways.some(isDone)) versions.set(draft.pkg.purl, { to: settled(draft, manifests), stays: !draft.ways.every(isDone) })
  }
  const after = matchPackages(changedSet(input, versions), input.distribution, input.data).filter(({ status }) => status === 'open')
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
