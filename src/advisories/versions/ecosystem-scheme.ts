import type { VersionScheme } from './contract.ts'
import { versionScheme } from './registry.ts'

/** OSV's ecosystem names, lower case and without release, by scheme id. */
const ECOSYSTEMS: Readonly<Record<string, readonly string[]>> = {
  apk: ['alpine', 'alpaquita', 'bellsoft hardened containers', 'chainguard', 'cleanstart', 'minimos', 'wolfi'],
  bitnami: ['bitnami'],
  composer: ['packagist', 'drupal'],
  cran: ['cran', 'bioconductor'],
  dpkg: ['debian', 'ubuntu', 'echo', 'docker hardened images'],
  gem: ['rubygems'],
  go: ['go'],
  hackage: ['hackage', 'ghc'],
  hex: ['hex'],
  maven: ['maven'],
  npm: ['npm'],
  nuget: ['nuget'],
  openssl: ['openssl'],
  pacman: ['arch linux', 'arch'],
  pep440: ['pypi'],
  pub: ['pub'],
  rpm: [
    'almalinux',
    'amazon',
    'amazon linux',
    'azure linux',
    'centos',
    'fedora',
    'mageia',
    'mariner',
    'openeuler',
    'opensuse',
    'oracle',
    'oracle linux',
    'photon',
    'photon os',
    'red hat',
    'rocky linux',
    'suse',
  ],
  semver: ['crates.io', 'swifturl', 'julia', 'github actions', 'vscode', 'conancenter', 'linux'],
}

const SCHEME_ID: ReadonlyMap<string, string> = new Map(
  Object.entries(ECOSYSTEMS).flatMap(([id, names]) => names.map((name) => [name, id] as const)),
)

/** The order of versions in an OSV ecosystem, with or without its `:release`. */
export function ecosystemScheme(ecosystem: string): VersionScheme | undefined {
  const colon = ecosystem.indexOf(':')
  const id = SCHEME_ID.get((colon < 0 ? ecosystem : ecosystem.slice(0, colon)).trim().toLowerCase())
  return id === undefined ? undefined : versionScheme(id)
}
