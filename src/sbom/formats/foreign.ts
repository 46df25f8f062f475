import { type Distribution, type Package, type Purl, PurlError, parsePurl } from '#model/index.ts'

import { distributionId } from '../distribution-id.ts'
import { isOsType } from '../os-purl.ts'

/** As the ecosystem writes a name that a purl has in two parts. */
function nameOf({ type, namespace, name }: Purl): string {
  if (!namespace || (isOsType(type) && type !== 'ebuild')) return name
  return `${namespace}${type === 'maven' ? ':' : '/'}${name}`
}

export type ForeignPackage = {
  readonly purl: string
  readonly licence?: string | undefined
  readonly path?: string | undefined
  readonly layer?: string | undefined
  readonly source?: { readonly name: string; readonly version: string } | undefined
}

/** `upstream=name@version` as Syft writes it; a source without a version has the package's. */
function sourceOf(purl: Purl): { name: string; version: string } | undefined {
  const upstream = purl.qualifiers?.['upstream']
  if (!upstream) return undefined
  const at = upstream.lastIndexOf('@')
  if (purl.type === 'rpm') {
    const parts = upstream.replace(/(\.src|\.nosrc)?\.rpm$/, '').split('-')
    if (parts.length < 3) return undefined
    const release = parts.slice(-2).join('-')
    return { name: parts.slice(0, -2).join('-'), version: release }
  }
  return at > 0 ? { name: upstream.slice(0, at), version: upstream.slice(at + 1) } : { name: upstream, version: purl.version ?? '' }
}

/** A package from what another tool says of it; undefined when its purl is none. */
export function foreignPackage(given: ForeignPackage, foundBy: string): Package | undefined {
  let purl: Purl
  try {
    purl = parsePurl(given.purl)
  } catch (error) {
    if (error instanceof PurlError) return undefined
    throw error
  }
  const source = given.source ?? sourceOf(purl)
  return {
    purl: given.purl,
    type: purl.type,
    name: nameOf(purl),
    version: purl.version ?? '',
    ...(source ? { source } : {}),
    ...(given.licence ? { licence: given.licence } : {}),
    locations: given.path ? [{ path: given.path, ...(given.layer ? { layer: given.layer } : {}) }] : [],
    foundBy: [foundBy],
    evidence: 'installed',
    dependsOn: [],
  }
}

/** The distribution from the first `distro=debian-12` among the packages of an operating system. */
export function distributionOf(packages: readonly Package[]): Distribution | undefined {
  for (const { type, purl } of packages) {
    if (!isOsType(type)) continue
    const distro = parsePurl(purl).qualifiers?.['distro']
    if (!distro) continue
    const dash = distro.search(/-\d/)
    if (dash < 0) return { id: distributionId(distro), version: '', like: [] }
    return { id: distributionId(distro.slice(0, dash)), version: distro.slice(dash + 1), like: [] }
  }
  return undefined
}

/** One package for each purl, sorted. */
export function uniquePackages(packages: Iterable<Package>): Package[] {
  const found = new Map<string, Package>()
  for (const one of packages) {
    const known = found.get(one.purl)
    found.set(one.purl, known ? { ...known, locations: [...known.locations, ...one.locations] } : one)
  }
  return [...found.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1))
}
