import { compareNumerals } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'
import { compareSemver, parseSemver, type Semver } from '../semver/semver.ts'

type Bitnami = { readonly upstream: Semver; readonly revision: string }

/** The last hyphen's number counts Bitnami's own builds of one upstream version: `1.2.3-4`, `1.2.3-rc.1-r0`. */
function splitRevision(version: string): { readonly upstream: string; readonly revision: string } {
  const hyphen = version.lastIndexOf('-')
  const revision = /^r?(\d+)$/.exec(version.slice(hyphen + 1))?.[1]
  const upstream = version.slice(0, Math.max(0, hyphen))
  return revision !== undefined && /\d/.test(upstream) ? { upstream, revision } : { upstream: version, revision: '' }
}

function parseBitnami(version: string): Bitnami | undefined {
  const { upstream: text, revision } = splitRevision(version)
  const upstream = parseSemver(text)
  return upstream && { upstream, revision }
}

export const bitnami = parsedScheme({
  id: 'bitnami',
  title: 'Bitnami',
  specification: "Semantic Versioning 2.0.0 with Bitnami's revision after the last hyphen; no revision is zero",
  parse: parseBitnami,
  compare: (a, b) => compareSemver(a.upstream, b.upstream) || compareNumerals(a.revision, b.revision),
  baseOf: (version) => splitRevision(version).upstream,
  valid: /^\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/,
})
