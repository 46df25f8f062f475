import { sortedBy } from '#base/index.ts'
import { type AdvisoryLookup, type VersionScheme, matchPackages, versionScheme } from '#advisories/index.ts'
import { type Distribution, type Package, type VulnerabilityFinding, formatPurl, parsePurl } from '#model/index.ts'
import { versionLike } from './version-like.ts'

/** What matching anew said of one version. */
export type Trial = {
  readonly version: string
  /** Ids of findings that end. */
  readonly clears: readonly string[]
  /** Ids of findings that the version has and the installed one has not. */
  readonly brings: readonly string[]
  /** Ids of findings that stay. */
  readonly keeps: readonly string[]
}

/** The least version that clears the findings of a package, and what was tried below it. */
export type Proof = {
  readonly package: Package
  readonly chosen: Trial
  readonly tried: readonly Trial[]
  /** For each finding the least version at which it is gone. */
  readonly steps: readonly { readonly id: string; readonly fingerprint: string; readonly to: string }[]
}

/** What may be written into a manifest or a command as it is. */
const PLAIN = /^[A-Za-z0-9][\w.+:~!^-]{0,120}$/

/** Candidates of one package; advisories of one package name a few dozen. */
const CANDIDATES = 400

/** The package as it would be at another version; of a system's package the source as well, which is what its advisories name. */
export function atVersion(pkg: Package, version: string): Package {
  const purl = formatPurl({ ...parsePurl(pkg.purl), version })
  if (!pkg.source) return { ...pkg, version, purl }
  return { ...pkg, version, purl, source: { ...pkg.source, version } }
}

/** By the words that the ecosystems have for what comes before a release: `1.0rc1`, `2.0.0-beta.3`, `3.0-M1`. */
const isPrerelease = (version: string): boolean =>
  /\d[-._]?(?:a|b|c|m|alpha|beta|rc|cr|dev|pre|preview|snapshot|canary|next)[-._]?\d*(?:$|[-.+])/i.test(version)

const namedFixes = (finding: VulnerabilityFinding): string[] => [
  ...(finding.remediation.action === 'upgrade' ? [finding.remediation.to, finding.remediation.all] : []),
  ...finding.reasons.flatMap(({ fixed }) => fixed ?? []),
]

/** Versions above the installed one, ascending; those before a release last, unless such a one is installed. */
function ordered(scheme: VersionScheme, installed: string, versions: ReadonlySet<string>): string[] {
  const above = [...versions].filter((version) => PLAIN.test(version) && scheme.compare(version, installed) > 0).toSorted(scheme.compare)
  if (isPrerelease(installed)) return above
  return [...above.filter((version) => !isPrerelease(version)), ...above.filter(isPrerelease)]
}

const idsOf = (findings: readonly VulnerabilityFinding[]): string[] => [...new Set(findings.map(({ id }) => id))].sort()

type Context = { readonly distribution: Distribution | undefined; readonly data: AdvisoryLookup }

function tryVersion(pkg: Package, version: string, before: readonly VulnerabilityFinding[], { distribution, data }: Context) {
  const written = versionLike(pkg, version)
  const after = matchPackages([atVersion(pkg, written)], distribution, data).filter(({ status }) => status === 'open')
  const had = new Set(before.map(({ fingerprint }) => fingerprint))
  const has = new Set(after.map(({ fingerprint }) => fingerprint))
  const brought = after.filter(({ fingerprint }) => !had.has(fingerprint))
  const trial: Trial = {
    version: written,
    clears: idsOf(before.filter(({ fingerprint }) => !has.has(fingerprint))),
    brings: idsOf(brought),
    keeps: idsOf(before.filter(({ fingerprint }) => has.has(fingerprint))),
  }
  return { trial, has, brought }
}

type Tried = ReturnType<typeof tryVersion>

/** Tries every version that an advisory names as fixed, also those of findings that a version brings. */
function trials(pkg: Package, before: readonly VulnerabilityFinding[], scheme: VersionScheme, context: Context): Tried[] {
  const installed = before[0]!.reasons[0]?.installed ?? pkg.version
  const names = new Set(before.flatMap(namedFixes))
  const tried = new Map<string, Tried>()
  for (let more = true; more && tried.size < CANDIDATES;) {
    more = false
    for (const version of ordered(scheme, installed, names)) {
      if (tried.has(version) || tried.size >= CANDIDATES) continue
      const one = tryVersion(pkg, version, before, context)
      tried.set(version, one)
      for (const fix of one.brought.flatMap(namedFixes)) names.add(fix)
      more = true
    }
  }
  return ordered(scheme, installed, names).flatMap((version) => tried.get(version) ?? [])
}

/**
 * The least upgrade that clears all findings of a package that have a fix, proven by matching the package anew. One that brings no other
 * finding wins over a lower one that does; where no version clears all, the one that clears most and brings least. Undefined when no
 * advisory names a version without the finding: what only has a last affected version has no proven upgrade.
 */
export function prove(pkg: Package, before: readonly VulnerabilityFinding[], context: Context): Proof | undefined {
  const scheme = versionScheme(before[0]?.reasons[0]?.scheme ?? '')
  if (!scheme) return undefined
  const all = trials(pkg, before, scheme, context).filter(({ trial }) => trial.clears.length > 0)
  const best = sortedBy(
    all.map((one, order) => ({ ...one, order })),
    ({ trial, order }) => [trial.keeps.length, trial.brings.length, order],
  )[0]
  if (!best) return undefined
  return {
    package: pkg,
    chosen: best.trial,
    tried: all.slice(0, best.order).map(({ trial }) => trial),
    steps: before.flatMap(({ id, fingerprint }) => {
      const step = all.find(({ has }) => !has.has(fingerprint))
      return step ? [{ id, fingerprint, to: step.trial.version }] : []
    }),
  }
}
