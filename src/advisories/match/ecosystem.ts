import type { Distribution, Package } from '#model/index.ts'
import { distributionEcosystem } from './distributions.ts'
import { bitnamiName, bitnamiVersion } from './programs.ts'

/** What an advisory would call a package: the question to the database. */
export type Target = {
  readonly ecosystem: string
  readonly name: string
  readonly version: string
  /** Of an rpm's source: epochs do not count. */
  readonly epoch?: 'unknown'
  /** Whatever advisories under this name say, also that the version is not affected, holds against the names after it. */
  readonly decides?: true
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
])

const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'ebuild'])

export const isOsType = ({ type }: Package): boolean => OS_TYPES.has(type)

/**
 * What is taken from a commit is no version of the registry's: it may be a fork that only shares the name, with or without the fix, and
 * a branch such as Composer's `dev-main` is in no range (composer/semver, Constraint::versionCompare).
 */
const isCommit = (pkg: Package): boolean =>
  (pkg.type === 'npm' && /[?&]vcs_url=/.test(pkg.purl)) || (pkg.type === 'composer' && pkg.version.startsWith('dev-'))

/** The OSV ecosystem of a package, or what to call the area when OSV has none. */
export function ecosystemOf(pkg: Package, distribution: Distribution | undefined): string {
  if (isCommit(pkg)) return `${pkg.type} packages from version control`
  if (pkg.type === 'generic' && bitnamiName(pkg.name) !== undefined) return 'Bitnami'
  if (!OS_TYPES.has(pkg.type)) return LANGUAGES.get(pkg.type) ?? pkg.type
  return distribution ? distributionEcosystem(distribution).ecosystem : `${pkg.type} packages of an unknown distribution`
}

/** The names under which advisories may list a package, the one that decides first. */
export function targetsOf(pkg: Package, distribution: Distribution | undefined): readonly Target[] {
  const program = pkg.type === 'generic' ? bitnamiName(pkg.name) : undefined
  if (program !== undefined) return [{ ecosystem: 'Bitnami', name: program, version: bitnamiVersion(pkg.name, pkg.version) }]
  if (!OS_TYPES.has(pkg.type)) return [{ ecosystem: ecosystemOf(pkg, distribution), name: pkg.name, version: languageVersion(pkg) }]
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
 * package that comes from there (`+esm1`, `~esm1`) they decide alone.
 */
function ubuntuTargets(source: Target): Target[] {
  const pro = { ...source, ecosystem: source.ecosystem.replace(':', ':Pro:') }
  return /[+~]esm\d/.test(source.version) ? [{ ...pro, decides: true }, source] : [source, pro]
}

/** An rpm's epoch stands beside the version in a purl; comparison needs it in front. */
function binaryVersion(pkg: Package): string {
  const epoch = /[?&]epoch=(\d+)/.exec(pkg.purl)?.[1]
  return epoch === undefined || pkg.version.includes(':') ? pkg.version : `${epoch}:${pkg.version}`
}

/** The Go database writes versions without their `v`, and the toolchain's without `go`. */
const languageVersion = (pkg: Package): string => (pkg.type === 'golang' ? pkg.version.replace(/^(?:v|go)(?=\d)/, '') : pkg.version)
