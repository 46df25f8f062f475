/** Raised with every change of the tables: an older file is refused by name, never misread. */
export const SCHEMA = 3

/**
 * `affected` is the index of matching: ecosystem with its release and normalised name → what an advisory says of that package alone.
 * `vector` holds the ratings that any source gives a CVE. Lists are JSON: they are read whole or not at all.
 */
export const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, info TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE ecosystem (id TEXT NOT NULL, source TEXT NOT NULL, info TEXT NOT NULL, PRIMARY KEY (id, source)) WITHOUT ROWID;
CREATE TABLE advisory (n INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL, facts TEXT NOT NULL);
CREATE TABLE affected (ecosystem TEXT NOT NULL, name TEXT NOT NULL, advisory INTEGER NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (ecosystem, name, advisory)) WITHOUT ROWID;
CREATE TABLE vector (cve TEXT NOT NULL, source TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (cve, source)) WITHOUT ROWID;
CREATE TABLE exploited (cve TEXT PRIMARY KEY, since TEXT NOT NULL, ransomware INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE epss (cve TEXT PRIMARY KEY, score REAL NOT NULL, percentile REAL NOT NULL) WITHOUT ROWID;
`

/** CPEs of the one product that a plain Red Hat system is, by major release; its repositories and what extends its life with it. */
const redHat = (release: string): string => /^(?:enterprise_linux|rhel_els):(\d{1,3})/.exec(release)?.[1] ?? release.split('::', 1)[0]!

/**
 * SUSE's products and modules that make up one service pack: `linux enterprise module for basesystem 15 sp5-ltss` is of `15.5`.
 * Micro is a system of its own, whatever it was called at the time.
 */
function suse(release: string): string {
  const micro = /^linux (?:enterprise )?micro (?:for rancher )?(\d{1,2}\.\d{1,2})/.exec(release)?.[1]
  if (micro !== undefined) return `linux micro ${micro}`
  if (!release.startsWith('linux enterprise ')) return release
  const [, version, pack] = / (\d{1,2}(?:\.\d{1,2})?)(?: sp(\d))?(?:-[a-z-]{1,20})?$/.exec(release) ?? []
  return version === undefined ? release : pack === undefined ? version : `${version}.${pack}`
}

/** OSV's ecosystem as a key: its release as systems call themselves, without what does not tell releases apart. */
export function ecosystemKey(ecosystem: string): string {
  const [base = '', ...rest] = ecosystem.split(':')
  const family = base.trim().toLowerCase()
  const release = rest.join(':').trim().toLowerCase()
  if (release === '' || family === 'packagist' || family === 'maven') return family
  switch (family) {
    case 'red hat':
      return `${family}:${redHat(release)}`
    case 'suse':
      return `${family}:${suse(release)}`
    case 'opensuse':
      return `${family}:${release.replace(/ nonfree$/, '')}`
    case 'ubuntu':
      return `${family}:${release.replace(/:lts$/, '')}`
    default:
      return `${family}:${release}`
  }
}

/** The part of the key before the release. */
export const familyKey = (ecosystem: string): string => ecosystemKey(ecosystem).split(':', 1)[0]!

/** Names that an ecosystem takes for one (PEP 503; NuGet, Packagist and GitHub do not tell case apart). */
export function nameKey(ecosystem: string, name: string): string {
  switch (familyKey(ecosystem)) {
    case 'pypi':
      return name.toLowerCase().replace(/[-_.]+/g, '-')
    case 'github actions':
    case 'nuget':
    case 'packagist':
      return name.toLowerCase()
    default:
      return name
  }
}
