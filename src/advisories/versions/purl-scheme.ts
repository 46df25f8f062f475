import type { VersionScheme } from './contract.ts'
import { versionScheme } from './registry.ts'

/** The order of versions by purl type; VERS calls most of them the same (purl-spec, VERSION-RANGE-SPEC). */
const SCHEMES: Readonly<Record<string, string>> = {
  alpine: 'apk',
  alpm: 'pacman',
  apk: 'apk',
  bitnami: 'bitnami',
  cargo: 'semver',
  composer: 'composer',
  conan: 'semver',
  conda: 'pep440',
  cran: 'cran',
  deb: 'dpkg',
  gem: 'gem',
  github: 'semver',
  golang: 'go',
  hackage: 'hackage',
  hex: 'hex',
  maven: 'maven',
  npm: 'npm',
  nuget: 'nuget',
  openssl: 'openssl',
  opkg: 'dpkg',
  pub: 'pub',
  pypi: 'pep440',
  rpm: 'rpm',
  semver: 'semver',
  swift: 'semver',
}

/** Undefined for types whose versions have no order that we know. */
export function purlScheme(type: string): VersionScheme | undefined {
  const id = Object.hasOwn(SCHEMES, type) ? SCHEMES[type] : undefined
  return id === undefined ? undefined : versionScheme(id)
}
