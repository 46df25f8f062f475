/** Raised with every change of the tables: an older file is refused by name, never misread. */
export const SCHEMA = 1

/**
 * `affected` is the index of matching: ecosystem with its release and normalised name → what an advisory says of that package alone.
 * `vector` holds the ratings that any source gives a CVE. Lists are JSON: they are read whole or not at all.
 */
export const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, info TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE ecosystem (id TEXT NOT NULL, source TEXT NOT NULL, advisories INTEGER NOT NULL, PRIMARY KEY (id, source)) WITHOUT ROWID;
CREATE TABLE advisory (n INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL, facts TEXT NOT NULL);
CREATE TABLE affected (ecosystem TEXT NOT NULL, name TEXT NOT NULL, advisory INTEGER NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (ecosystem, name, advisory)) WITHOUT ROWID;
CREATE TABLE vector (cve TEXT NOT NULL, source TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (cve, source)) WITHOUT ROWID;
CREATE TABLE exploited (cve TEXT PRIMARY KEY, since TEXT NOT NULL, ransomware INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE epss (cve TEXT PRIMARY KEY, score REAL NOT NULL, percentile REAL NOT NULL) WITHOUT ROWID;
`

/** OSV's ecosystem as a key: `Ubuntu:22.04:LTS` and `Packagist:https://…` without what does not tell releases apart. */
export function ecosystemKey(ecosystem: string): string {
  const [base = '', release] = ecosystem.split(':', 2)
  const family = base.trim().toLowerCase()
  return release === undefined || family === 'packagist' || family === 'maven' ? family : `${family}:${release.trim().toLowerCase()}`
}

/** The part of the key before the release. */
export const familyKey = (ecosystem: string): string => ecosystemKey(ecosystem).split(':', 1)[0]!

/** Names that an ecosystem takes for one (PEP 503; NuGet, Packagist and Hex do not tell case apart). */
export function nameKey(ecosystem: string, name: string): string {
  switch (familyKey(ecosystem)) {
    case 'pypi':
      return name.toLowerCase().replace(/[-_.]+/g, '-')
    case 'nuget':
    case 'packagist':
      return name.toLowerCase()
    default:
      return name
  }
}
