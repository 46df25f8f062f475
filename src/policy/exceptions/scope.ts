import { checkName } from '#source-text/index.ts'
import { type Finding, type Package, type Purl, PurlError, type Subject, parsePurl } from '#model/index.ts'
import type { Exception } from './exception.ts'
import { matchesPath, matchesWildcard } from './wildcard.ts'

/** Whether a version of a package of this purl type lies in a range: who knows version schemes says so. */
export type InRange = (type: string, version: string, range: string) => boolean

/** The package that a finding is about. */
export type Affected = { readonly found: Package; readonly purl: Purl | undefined }

export function purlOf(text: string): Purl | undefined {
  try {
    return parsePurl(text)
  } catch (thrown) {
    if (thrown instanceof PurlError) return undefined
    throw thrown
  }
}

/** What a finding is called, by the names under which tools know the same check. */
export const namesOf = ({ id, aliases }: Finding): ReadonlySet<string> => new Set([id, ...aliases].map(checkName))

const isNamed = (finding: Finding, name: string): boolean => namesOf(finding).has(checkName(name))

/** Diff ids may be cut short, and stand without their algorithm. */
const isLayer = (diffId: string, prefix: string): boolean => diffId.startsWith(prefix.includes(':') ? prefix : `sha256:${prefix}`)

/** Whether an exception is about this subject at all. */
export function isOfSubject({ subject: pattern }: Exception, { name, digest = '', image }: Subject): boolean {
  if (pattern === undefined) return true
  const { repository, tag, indexDigest = '' } = image ?? {}
  const digests = [digest, indexDigest].filter((one) => one !== '')
  const names = [
    name,
    ...digests,
    ...(repository === undefined ? [] : [repository, ...digests.map((one) => `${repository}@${one}`)]),
    ...(repository === undefined || tag === undefined ? [] : [`${repository}:${tag}`]),
  ]
  return names.some((one) => one !== '' && matchesWildcard(pattern, one))
}

const sameQualifiers = (wanted: Purl, given: Purl): boolean =>
  Object.entries(wanted.qualifiers ?? {}).every(([key, value]) => given.qualifiers?.[key] === value)

type Named = { readonly name: string; readonly version: string }

/** The package itself, and the source package that it was built from. */
const bothNames = ({ name, version, source }: Package): Named[] => [{ name, version }, ...(source ? [source] : [])]

/** The names of the package for which `wanted`, a purl or a bare name, stands. */
function namesMeant(wanted: string, { found, purl }: Affected): Named[] {
  if (!wanted.startsWith('pkg:')) return bothNames(found).filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  const asked = purlOf(wanted)
  if (!asked || !purl) return wanted === found.purl ? [found] : []
  if (asked.type !== purl.type || asked.namespace !== purl.namespace || !sameQualifiers(asked, purl)) return []
  if (asked.subpath !== undefined && asked.subpath !== purl.subpath) return []
  const own = asked.name === purl.name ? [{ name: found.name, version: found.version }] : []
  const built = found.source && asked.name === found.source.name ? [found.source] : []
  const isMeant = ({ version }: Named): boolean =>
    asked.version === undefined || asked.version === version || asked.version === purl.version
  return [...own, ...built].filter(isMeant)
}

/** An rpm's epoch is no part of the version in a purl; it counts where the range names one. */
function versionFor({ version }: Named, { purl }: Affected, range: string): string {
  const epoch = purl?.type === 'rpm' && !version.includes(':') ? purl.qualifiers?.['epoch'] : undefined
  return epoch !== undefined && range.replace(/^vers:/, '').includes(':') ? `${epoch}:${version}` : version
}

function isOfPackage({ package: wanted, range }: Exception, affected: Affected | undefined, inRange: InRange): boolean {
  if (wanted === undefined) return true
  if (!affected) return false
  const meant = namesMeant(wanted, affected)
  if (range === undefined) return meant.length > 0
  return meant.some((named) => named.version !== '' && inRange(affected.found.type, versionFor(named, affected, range), range))
}

/** Whether all that an exception says of a finding, its places left aside, holds. */
export function isAbout(exception: Exception, finding: Finding, affected: Affected | undefined, inRange: InRange): boolean {
  const { id, rule, kind } = exception
  if (kind !== undefined && kind !== finding.kind) return false
  if (id !== undefined && !isNamed(finding, id)) return false
  if (rule !== undefined && (finding.kind === 'vulnerability' || !isNamed(finding, rule))) return false
  return isOfPackage(exception, affected, inRange)
}

/** Places of a finding, a count: one without any has one that no path names; so have those that it does not list. */
export const placesOf = ({ location, morePlaces = 0 }: Finding): number =>
  location.length + (location.length === 0 || morePlaces > 0 ? 1 : 0)

/** Which places of a finding an exception covers, in the finding's order. */
export function placesCovered({ path, layer }: Exception, finding: Finding): boolean[] {
  const listed = finding.location.map(
    (place) =>
      (path === undefined || matchesPath(path, place.path)) &&
      (layer === undefined || (place.layer !== undefined && isLayer(place.layer, layer))),
  )
  return placesOf(finding) > listed.length ? [...listed, path === undefined && layer === undefined] : listed
}
