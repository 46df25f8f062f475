import { compareNumeralLists } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'
import { SEMVER, compareSemver, parseSemver, type Semver } from '../semver/semver.ts'

/** A toolchain's version: `go1.21rc2`, `go1.22.1-vendor`, `1.20.3`. */
const TOOLCHAIN = /^(go)?(\d+(?:\.\d+){0,2})(?:(beta|rc)(\d+))?(?:[ -][^\n]*)?$/

/** As the Go vulnerability database writes them: go1.21rc2 is 1.21.0-rc.2, and a vendor's suffix does not count. */
function parseToolchain(version: string): Semver | undefined {
  const [, prefix, numbers, kind, count] = TOOLCHAIN.exec(version) ?? []
  if (numbers === undefined || (prefix === undefined && kind === undefined)) return undefined
  const parts = numbers.split('.')
  // From 1.21 on the first release has a third number, and go1.21 is the language, before its candidates.
  const language = kind === undefined && parts.length === 2 && compareNumeralLists(parts, ['1', '21']) >= 0
  return { numbers: parts, prerelease: kind !== undefined ? [kind, count!] : language ? ['0'] : [], build: [] }
}

/** Pseudo-versions (`v0.0.0-20200101000000-abcdef123456`) are prereleases; `+incompatible` is build metadata. */
export const go = parsedScheme({
  id: 'go',
  title: 'Go modules and toolchains',
  specification: 'Go Modules Reference, Versions; Go Toolchains, Go versions',
  parse: (version) => parseToolchain(version) ?? parseSemver(version),
  compare: compareSemver,
  valid: new RegExp(`^(?:v?${SEMVER}|(?:go)?\\d+\\.\\d+(?:\\.\\d+)?(?:(?:beta|rc)\\d+)?|go\\d+\\.\\d+(?:\\.\\d+)?[ -][^\\n]*)$`),
})
