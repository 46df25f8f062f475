import type { Distribution, Package } from '#model/index.ts'

/** What an advisory would call a package: the question to the database. */
export type Target = { readonly ecosystem: string; readonly name: string; readonly version: string }

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

const major = (version: string): string => version.split('.', 1)[0]!
const minor = (version: string): string => version.split('.').slice(0, 2).join('.')

/** How each distribution's releases are named in OSV, by os-release's ID. */
const DISTRIBUTIONS: ReadonlyMap<string, (version: string) => string> = new Map<string, (version: string) => string>([
  ['debian', (version) => `Debian:${major(version)}`],
  ['ubuntu', (version) => `Ubuntu:${minor(version)}`],
  ['alpine', (version) => (/^\d/.test(version) ? `Alpine:v${minor(version)}` : 'Alpine:edge')],
  ['almalinux', (version) => `AlmaLinux:${major(version)}`],
  ['rocky', (version) => `Rocky Linux:${major(version)}`],
  ['rhel', (version) => `Red Hat:${major(version)}`],
  ['centos', (version) => `Red Hat:${major(version)}`],
  ['ol', (version) => `Oracle Linux:${major(version)}`],
  ['fedora', (version) => `Fedora:${version}`],
  ['amzn', (version) => `Amazon Linux:${version}`],
  ['opensuse-leap', (version) => `openSUSE:Leap ${version}`],
  ['opensuse-tumbleweed', () => 'openSUSE:Tumbleweed'],
  ['sles', (version) => `SUSE:${version}`],
  ['photon', (version) => `Photon OS:${minor(version)}`],
  ['azurelinux', (version) => `Azure Linux:${major(version)}`],
  ['mariner', (version) => `Azure Linux:${major(version)}`],
  ['openeuler', (version) => `openEuler:${version}`],
  ['mageia', (version) => `Mageia:${major(version)}`],
  ['arch', () => 'Arch Linux'],
  ['wolfi', () => 'Wolfi'],
  ['chainguard', () => 'Chainguard'],
  ['alpaquita', (version) => `Alpaquita:${version || 'stream'}`],
  ['minimos', () => 'MinimOS'],
  ['echo', () => 'Echo'],
])

const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg'])

/** The OSV ecosystem of a package, or what to call the area when OSV has none. */
export function ecosystemOf(pkg: Package, distribution: Distribution | undefined): string {
  if (!OS_TYPES.has(pkg.type)) return LANGUAGES.get(pkg.type) ?? pkg.type
  if (!distribution) return `${pkg.type} packages of an unknown distribution`
  return DISTRIBUTIONS.get(distribution.id)?.(distribution.version) ?? `${distribution.id}:${distribution.version}`
}

/**
 * The names under which advisories may list a package. Distributions track source packages; those that build on Red Hat's errata
 * (AlmaLinux, Rocky, Oracle, SUSE) list binary ones.
 */
export function targetsOf(pkg: Package, distribution: Distribution | undefined): readonly Target[] {
  const ecosystem = ecosystemOf(pkg, distribution)
  if (!OS_TYPES.has(pkg.type)) return [{ ecosystem, name: pkg.name, version: languageVersion(pkg) }]
  const source = { ecosystem, name: pkg.source?.name ?? pkg.name, version: pkg.source?.version || pkg.version }
  const binary = { ecosystem, name: pkg.name, version: binaryVersion(pkg) }
  if (pkg.type === 'rpm') return source.name === binary.name ? [binary] : [binary, source]
  return [source]
}

/** An rpm's epoch stands beside the version in a purl; comparison needs it in front. */
function binaryVersion(pkg: Package): string {
  const epoch = /[?&]epoch=(\d+)/.exec(pkg.purl)?.[1]
  return epoch === undefined || pkg.version.includes(':') ? pkg.version : `${epoch}:${pkg.version}`
}

/** The Go database writes versions without their `v`, and the toolchain's without `go`. */
const languageVersion = (pkg: Package): string => (pkg.type === 'golang' ? pkg.version.replace(/^(?:v|go)(?=\d)/, '') : pkg.version)
