import { parsedScheme } from '../parsed-scheme.ts'
import { SEMVER, compareSemver, parseSemver, type Semver } from '../semver/semver.ts'

/** npm's loose form: the hyphen before a prerelease may be missing (`1.2.3beta`). */
const LOOSE = /^([v=]?\s*\d+\.\d+\.\d+)([A-Za-z][0-9A-Za-z.-]*(?:\+[0-9A-Za-z.-]*)?)$/

export function parseNpm(version: string): Semver | undefined {
  return parseSemver(version) ?? parseSemver(version.replace(LOOSE, '$1-$2'))
}

export const npm = parsedScheme({
  id: 'npm',
  title: 'npm',
  specification: 'Semantic Versioning 2.0.0 as node-semver reads it',
  parse: parseNpm,
  compare: compareSemver,
  valid: new RegExp(`^[v=]?\\s*${SEMVER}$`),
})
