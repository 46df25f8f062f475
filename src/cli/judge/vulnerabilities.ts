import { DAY, type Instant } from '#base/index.ts'
import { coverageAreas, matchPackages, openDatabase } from '#advisories/index.ts'
import type { Coverage, Finding, Package } from '#model/index.ts'
import type { Inventory } from '#sbom/index.ts'
import { findDatabase } from '../folders.ts'
import type { Log } from '../log.ts'

export type Vulnerabilities = {
  readonly findings: readonly Finding[]
  readonly areas: readonly Coverage[]
  /** Digest of the advisory database. */
  readonly data: string
  /** Days since the oldest data that was used; absent when none was. */
  readonly dataAgeDays?: number
}

/** Matches the packages against the advisory data at hand; where nobody asks for vulnerabilities every area is not assessed. */
export async function findVulnerabilities(
  { packages, distribution }: Inventory,
  asked: boolean,
  { db, time, log }: { readonly db?: string; readonly time: Instant; readonly log?: Log },
): Promise<Vulnerabilities> {
  const { path, digest: data } = await findDatabase(db)
  log?.detail(`${packages.length} packages; advisories of ${path}, ${data}`)
  const database = openDatabase(path)
  try {
    const areas = coverageAreas(packages, distribution, (ecosystem) => database.sourcesOf(ecosystem))
    if (!asked) return { findings: [], areas: areas.map(notAsked), data }
    const findings = matchPackages(packages, distribution, database)
    const oldest = areas.flatMap((area) => ('asOf' in area ? [area.asOf] : [])).toSorted()[0]
    return { findings, areas, data, ...(oldest === undefined ? {} : { dataAgeDays: (Date.parse(time) - Date.parse(oldest)) / DAY }) }
  } finally {
    database.close()
  }
}

const notAsked = ({ area, packages }: Coverage): Coverage => ({
  area,
  packages,
  status: 'not-assessed',
  reason: 'not-asked',
  detail: 'vulnerabilities were not asked for',
})

/** Packages counted once: with vulnerabilities, with none known, not assessed. */
export function summaryOf(packages: readonly Package[], findings: readonly Finding[], areas: readonly Coverage[]) {
  const withFindings = new Set(findings.flatMap(({ kind, package: purl }) => (kind === 'vulnerability' && purl ? [purl] : []))).size
  const notAssessed = areas.reduce((sum, area) => sum + (area.status === 'not-assessed' ? area.packages : 0), 0)
  return { withFindings, noneKnown: Math.max(0, packages.length - withFindings - notAssessed), notAssessed }
}
