import { sortedBy } from '#base/index.ts'
import type { Coverage, Distribution, FeedCoverage, Package } from '#model/index.ts'
import type { SourceWord } from '../database/database.ts'
import { ecosystemScheme } from '../versions/ecosystem-scheme.ts'
import { parentOf } from './distributions.ts'
import { ecosystemOf, isOsType } from './ecosystem.ts'

const PARTIAL: Record<Exclude<FeedCoverage, 'complete'>, string> = {
  'advisories-only': 'vulnerabilities that have no advisory of their own (unfixed and minor ones)',
  'selected-advisories': 'all but a selection of advisories',
}

function lackOf({ coverage, lacks, unread, source }: SourceWord): string {
  const known = lacks ?? (coverage === 'complete' ? undefined : PARTIAL[coverage])
  const files = unread === undefined ? undefined : `what ${unread} files of ${source} say that could not be read`
  return [known, files].filter((one) => one !== undefined).join('; ')
}

function detailOf(area: string, hasFamily: boolean, parent: string | undefined): string {
  if (hasFamily) return `the advisory data has other releases, not ${area}`
  if (ecosystemScheme(area) !== undefined) return `the advisory data has no source for ${area}`
  const why = parent === undefined ? '' : `; it derives from ${parent}, whose advisories do not tell about packages that are built anew`
  return `no source of advisories is known for ${area}${why}`
}

function uncovered(area: string, packages: number, hasFamily: boolean, parent: string | undefined): Coverage {
  const detail = detailOf(area, hasFamily, parent)
  return { area, packages, status: 'not-assessed', reason: hasFamily ? 'unknown-release' : 'no-data', detail }
}

function coverageOf(area: string, packages: number, sources: readonly SourceWord[], uncoveredBy: () => Coverage): Coverage {
  if (sources.length === 0) return uncoveredBy()
  const names = sources.map(({ source }) => source).toSorted()
  // The oldest source decides how old the answer is.
  const asOf = sources.map((source) => source.asOf).toSorted()[0]!
  const whole = sources.find(({ coverage, unread }) => coverage === 'complete' && unread === undefined)
  if (whole) return { area, packages, status: 'assessed', sources: names, asOf }
  return { area, packages, status: 'partial', sources: names, asOf, lacks: [...new Set(sources.map(lackOf))].join('; ') }
}

/** What the data can say about each ecosystem and release that the packages come from. */
export function coverageAreas(
  packages: readonly Package[],
  distribution: Distribution | undefined,
  sourcesOf: (ecosystem: string) => { readonly sources: readonly SourceWord[]; readonly hasFamily: boolean },
): Coverage[] {
  const versioned = packages.filter((pkg) => pkg.version !== '')
  const areas = [...Map.groupBy(versioned, (pkg) => ecosystemOf(pkg, distribution))].map(([area, group]) => {
    const { sources, hasFamily } = sourcesOf(area)
    const parent = distribution && isOsType(group[0]!) ? parentOf(distribution) : undefined
    return coverageOf(area, group.length, sources, () => uncovered(area, group.length, hasFamily, parent))
  })
  const unversioned = packages.length - versioned.length
  if (unversioned > 0)
    areas.push({
      area: 'packages without a version',
      packages: unversioned,
      status: 'not-assessed',
      reason: 'no-version',
      detail: 'their files do not say which version they are',
    })
  return sortedBy(areas, ({ area }) => [area])
}
