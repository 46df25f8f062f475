import type { Distribution } from '#model/index.ts'
import { isCentosStream, openEulerRelease } from './distributions.ts'
import { lastDays } from './last-days.ts'

const families = new Map(Object.entries(lastDays).map(([id, releases]) => [id, new Map(Object.entries(releases))]))

/** The names a release may be listed under, the most exact first. A service pack that is not listed is not its first release. */
function releasesOf({ id, version, name = '' }: Distribution): string[] {
  if (id === 'openeuler') return [openEulerRelease(version, name)]
  const [major = '', minor = '0'] = version.split('.')
  return [`${major}.${minor}`, major, '']
}

const familyOf = ({ id, version, name = '' }: Distribution): string =>
  id === 'centos' && isCentosStream(version, name) ? 'centos-stream' : id

/** The day that a release's support ended, when it had ended at `time`; undefined for one that is supported or not known here. */
export function endOfLife(distribution: Distribution, time: string): string | undefined {
  const releases = families.get(familyOf(distribution))
  const day = releasesOf(distribution)
    .map((release) => releases?.get(release))
    .find((found) => found !== undefined)
  return day !== undefined && day < time.slice(0, 10) ? day : undefined
}
