import type { Distribution, Support } from '#model/index.ts'
import { isCentosStream, openEulerRelease } from './distributions.ts'
import { lastDays } from './last-days.ts'
import { supportDays } from './support-days.ts'

const families = new Map(Object.entries(lastDays).map(([id, releases]) => [id, new Map(Object.entries(releases))]))

/** The names a release may be listed under, the most exact first. A service pack that is not listed is not its first release. */
function releasesOf({ id, version, name = '' }: Distribution): string[] {
  if (id === 'openeuler') return [openEulerRelease(version, name)]
  const [major = '', minor = '0'] = version.split('.')
  return [`${major}.${minor}`, major, '']
}

const familyOf = ({ id, version, name = '' }: Distribution): string =>
  id === 'centos' && isCentosStream(version, name) ? 'centos-stream' : id

const dayOf = (distribution: Distribution): string | undefined => {
  const releases = families.get(familyOf(distribution))
  return releasesOf(distribution)
    .map((release) => releases?.get(release))
    .find((found) => found !== undefined)
}

/** The day that a release's support ended, when it had ended at `time`; undefined for one that is supported or not known here. */
export function endOfLife(distribution: Distribution, time: string): string | undefined {
  const day = dayOf(distribution)
  return day !== undefined && day < time.slice(0, 10) ? day : undefined
}

const known = new Map(Object.entries(supportDays).map(([id, releases]) => [id, new Map(Object.entries(releases))]))

/**
 * How long a release is looked after. A release that is not listed, and a distribution without releases, is undetermined: nobody here
 * knows. What Debian's distro-info-data tells of the kinds of support is said with it.
 */
export function supportOf(distribution: Distribution, time: string): Support {
  const day = dayOf(distribution)
  if (day === undefined) return { status: 'undetermined' }
  const kinds = releasesOf(distribution)
    .map((release) => known.get(distribution.id)?.get(release))
    .find((found) => found !== undefined)
  return { status: day < time.slice(0, 10) ? 'ended' : 'supported', standard: day, ...kinds }
}
