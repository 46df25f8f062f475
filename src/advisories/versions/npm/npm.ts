import { parsedScheme } from '../parsed-scheme.ts'
import { SEMVER, compareSemver, parseSemver, type Semver } from '../semver/semver.ts'

/**
 * npm's loose form: leading zeros, any of `v`, `=` and space in front, and the hyphen before a prerelease may be missing (`1.2.3beta`)
 * or be all of it (`1.2.3-`).
 */
const LOOSE =
  /^[v=\s]*(\d+)\.(\d+)\.(\d+)(?!\d)(?:-?((?:\d*[A-Za-z-][0-9A-Za-z-]*|\d+)(?:\.(?:\d*[A-Za-z-][0-9A-Za-z-]*|\d+))*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/

export function parseNpm(version: string): Semver | undefined {
  const loose = LOOSE.exec(version)
  if (!loose) return parseSemver(version)
  return { numbers: loose.slice(1, 4), prerelease: loose[4] ? loose[4].split('.') : [], build: [] }
}

export const npm = parsedScheme({
  id: 'npm',
  title: 'npm',
  specification: 'Semantic Versioning 2.0.0 as node-semver reads it',
  parse: parseNpm,
  compare: compareSemver,
  valid: new RegExp(`^[v=]?\\s*${SEMVER}$`),
})
