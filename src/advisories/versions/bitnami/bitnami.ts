import { compareNumerals } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'
import { compareSemver, parseSemver, type Semver } from '../semver/semver.ts'

type Bitnami = { readonly upstream: Semver; readonly revision: string }

/** The last hyphen's number counts Bitnami's own builds of one upstream version: `1.2.3-4`, `1.2.3-rc.1-0`. */
const REVISION = /^(.*\d.*)-r?(\d+)$/

function parseBitnami(version: string): Bitnami | undefined {
  const match = REVISION.exec(version)
  const upstream = parseSemver(match ? match[1]! : version)
  return upstream && { upstream, revision: match ? match[2]! : '' }
}

export const bitnami = parsedScheme({
  id: 'bitnami',
  title: 'Bitnami',
  specification: "Semantic Versioning 2.0.0 with Bitnami's revision after the last hyphen; no revision is zero",
  parse: parseBitnami,
  compare: (a, b) => compareSemver(a.upstream, b.upstream) || compareNumerals(a.revision, b.revision),
  baseOf: (version) => REVISION.exec(version)?.[1] ?? version,
  valid: /^\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/,
})
