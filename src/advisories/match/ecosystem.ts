import type { Distribution, Package } from '#model/index.ts'
import { distributionEcosystem } from './distributions.ts'
import { bitnamiGoName, bitnamiName, bitnamiVersion, programElsewhere } from './programs.ts'

/** What an advisory would call a package: the question to the database. */
export type Target = {
  readonly ecosystem: string
  readonly name: string
  readonly version: string
  /** Of an rpm's source: epochs do not count. */
  readonly epoch?: 'unknown'
  /** Whatever advisories under this name say, also that the version is not affected, holds against the names after it. */
  readonly decides?: true
  /** Another list of the versions that the name before it has, in the same order. */
  readonly joins?: true
}

/** OSV's ecosystems by purl type (OSV schema, "Defined ecosystems"). */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'],
  ['pypi', 'PyPI'],
  ['maven', 'Maven'],
  ['golang', 'Go'],
  ['cargo', 'crates.io'],
  ['gem', 'RubyGems'],
  ['composer', 'Packagist'],
  ['nuget', 'NuGet'],
  ['hex', 'Hex'],
  ['pub', 'Pub'],
  ['cran', 'CRAN'],
  ['hackage', 'Hackage'],
  ['swift', 'SwiftURL'],
  ['bitnami', 'Bitnami'],
  ['conan', 'ConanCenter'],
  ['bioconductor', 'Bioconductor'],
  ['github', 'GitHub Actions'],
])

const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'ebuild'])

export const isOsType = ({ type }: Package): boolean => OS_TYPES.has(type)

/** Types whose packages say by the qualifier vcs_url that they come from a commit. */
const WITH_COMMITS: ReadonlySet<string> = new Set(['npm', 'pub', 'cran', 'hex', 'cocoapods'])

/**
 * What is taken from a commit is no version of the registry's: it may be a fork that only shares the name, with or without the fix, and
 * a branch such as Composer's `dev-main` is in no range (composer/semver, Constraint::versionCompare).
 */
const isCommit = (pkg: Package): boolean =>
  (WITH_COMMITS.has(pkg.type) && /[?&]vcs_url=/.test(pkg.purl)) ||
  (pkg.type === 'composer' && pkg.version.startsWith('dev-')) ||
  (pkg.type === 'github' && actionVersion(pkg.version) === undefined)

/** Larger than any number in a release. */
const LATEST = '999999'

/**
 * The version that an action's ref stands for. `v4` and `v4.1` are moved on to the latest release of their line (GitHub, "Using tags for
 * release management"); a branch or a commit names no release.
 */
function actionVersion(ref: string): string | undefined {
  const [, numbers, rest = ''] = /^v?(\d{1,9}(?:\.\d{1,9}){0,3})([-+][\w.+-]{1,60})?$/.exec(ref) ?? []
  if (numbers === undefined) return undefined
  const parts = numbers.split('.')
  return parts.length >= 3 || rest !== '' ? numbers + rest : [...parts, LATEST, LATEST].slice(0, 3).join('.')
}

/** The OSV ecosystem of a package, or what to call the area when OSV has none. */
export function ecosystemOf(pkg: Package, distribution: Distribution | undefined): string {
  if (isCommit(pkg)) return `${pkg.type} packages from version control`
  if (pkg.type === 'generic')
    return bitnamiName(pkg.name) === undefined ? (programElsewhere(pkg.name, pkg.version)?.ecosystem ?? pkg.type) : 'Bitnami'
  if (!OS_TYPES.has(pkg.type)) return LANGUAGES.get(pkg.type) ?? pkg.type
  return distribution ? distributionEcosystem(distribution).ecosystem : `${pkg.type} packages of an unknown distribution`
}

/** A package that is no operating system's, under each name by which a database lists it. */
function languageTargets(pkg: Package): Target[] {
  if (pkg.type === 'generic') {
    const bitnami = bitnamiName(pkg.name)
    if (bitnami !== undefined) return [{ ecosystem: 'Bitnami', name: bitnami, version: bitnamiVersion(pkg.name, pkg.version) }]
    const other = programElsewhere(pkg.name, pkg.version)
    if (other) return [{ ecosystem: other.ecosystem, name: other.name, version: pkg.version }]
  }
  const own: Target = { ecosystem: ecosystemOf(pkg, undefined), name: pkg.name, version: languageVersion(pkg) }
  const bitnami = pkg.type === 'golang' ? bitnamiGoName(pkg.name, pkg.version) : undefined
  return bitnami === undefined ? [own] : [own, { ...own, ecosystem: 'Bitnami', name: bitnami, joins: true }]
}

/** The names under which advisories may list a package, the one that decides first. */
export function targetsOf(pkg: Package, distribution: Distribution | undefined): readonly Target[] {
  if (!OS_TYPES.has(pkg.type)) return languageTargets(pkg)
  if (!distribution) return []
  const { ecosystem, naming } = distributionEcosystem(distribution)
  const binary: Target = { ecosystem, name: pkg.name, version: binaryVersion(pkg) }
  const source: Target = { ecosystem, ...unsigned({ name: pkg.source?.name ?? pkg.name, version: pkg.source?.version || pkg.version }) }
  if (distribution.id === 'ubuntu') return ubuntuTargets(source)
  if (source.name === binary.name) return [pkg.type === 'rpm' ? binary : source]
  // What built the package has an epoch of its own, which no file of the package tells.
  const named: Target = pkg.type === 'rpm' ? { ...source, epoch: 'unknown' } : source
  return naming === 'binary' ? [binary] : naming === 'source' ? [named] : [binary, named]
}

/**
 * Debian and Ubuntu sign kernels in a source of its own, which advisories do not name: `linux-signed-amd64` 6.1.55+1 is `linux` 6.1.55-1,
 * and Ubuntu's `linux-signed-hwe-6.5` is `linux-hwe-6.5` of the same version.
 */
function unsigned(source: Pick<Target, 'name' | 'version'>): Pick<Target, 'name' | 'version'> {
  const debian = /^linux-signed(-[\d.]{1,10})?-(?:amd64|arm64|i386)$/.exec(source.name)
  if (debian) return { name: `linux${debian[1] ?? ''}`, version: source.version.replace(/\+(?=\d+(?:~|$))/, '-') }
  return source.name.startsWith('linux-signed') ? { ...source, name: source.name.replace('-signed', '') } : source
}

/**
 * Fixes that only subscribers of Ubuntu Pro get are listed apart: `Ubuntu:Pro:18.04:LTS`. They tell everybody what is vulnerable; for a
 * package that comes from there (`+esm1`, `~esm1`) they decide alone. Certified builds (`.fips.`, `+Fips1`) have lists of their own, and
 * numbers that do not compare with the others'.
 */
function ubuntuTargets(source: Target): Target[] {
  const of = (list: string): Target => ({ ...source, ecosystem: source.ecosystem.replace(':', `:${list}:`) })
  const pro = of('Pro')
  if (/[.+~]fips/i.test(source.version))
    return [...['Pro:FIPS-updates', 'Pro:FIPS'].map((list): Target => ({ ...of(list), decides: true })), pro, source]
  return /[+~]esm\d/.test(source.version) ? [{ ...pro, decides: true }, source] : [source, pro]
}

/** An rpm's epoch stands beside the version in a purl; comparison needs it in front. */
function binaryVersion(pkg: Package): string {
  const epoch = /[?&]epoch=(\d+)/.exec(pkg.purl)?.[1]
  return epoch === undefined || pkg.version.includes(':') ? pkg.version : `${epoch}:${pkg.version}`
}

/** The Go database writes versions without their `v`, and the toolchain's without `go`. */
function languageVersion({ type, version }: Package): string {
  switch (type) {
    case 'golang':
      return version.replace(/^(?:v|go)(?=\d)/, '')
    case 'github':
      return actionVersion(version) ?? version
    default:
      return version
  }
}
