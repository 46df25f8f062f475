import type { Distribution, Package, Purl } from '#model/index.ts'
import { purlScheme } from '../versions/purl-scheme.ts'
import { inVersionRange } from '../versions/version-range.ts'
import type { Identifier } from './contract.ts'
import { isSameLine, namesPackage } from './cpe.ts'
import { FITS, type Fit, NEAR, misfit } from './fit.ts'

/** A package of the subject with its purl in parts. */
export type Found = { readonly pkg: Package; readonly purl: Purl }

type Named = Extract<Identifier, { kind: 'purl' }>

/** Without these a package is another one; the others only describe it, and count where both have them. */
const TELLING: ReadonlySet<string> = new Set(['arch', 'classifier', 'distro', 'os', 'platform', 'repository_url'])

/** deb and rpm name the source package by its architecture (purl types deb and rpm). */
const isSource = ({ type, qualifiers = {} }: Purl): boolean =>
  (type === 'deb' && qualifiers['arch'] === 'source') || (type === 'rpm' && qualifiers['arch'] === 'src')

const withoutEpoch = (version: string): string => version.replace(/^\d+:/, '')

/** An rpm's epoch stands as a qualifier, or in front of the version. */
function withEpoch(version: string, qualifiers: Readonly<Record<string, string>> = {}): string {
  const epoch = qualifiers['epoch']
  return epoch === undefined || epoch === '0' || version.includes(':') ? version : `${epoch}:${version}`
}

/** Equal in the order of the type: 1.0 and 1.0.0 are one version of a Python package. */
function isSameVersion(type: string, a: string, b: string): boolean {
  if (a === b) return true
  const scheme = purlScheme(type)
  return scheme !== undefined && scheme.valid(a) && scheme.valid(b) && scheme.compare(a, b) === 0
}

function fitVersion({ purl, range }: Named, own: string, qualifiers: Purl['qualifiers']): Fit {
  const { type } = purl
  const whole = type === 'rpm' ? withEpoch(own, qualifiers) : own
  if (range) {
    if (own === '') return misfit(NEAR.version, `the version of ${purl.name} is not known`)
    return inVersionRange(type, whole, { form: 'vers', vers: range })
      ? FITS
      : misfit(NEAR.version, `version ${own} is outside of the range`)
  }
  if (purl.version === undefined) return FITS
  const wanted = type === 'rpm' ? withEpoch(purl.version, purl.qualifiers) : purl.version
  // An rpm that is named without an epoch may have one.
  const compared = type === 'rpm' && !wanted.includes(':') ? withoutEpoch(whole) : whole
  return isSameVersion(type, wanted, compared) ? FITS : misfit(NEAR.version, `version ${own || 'unknown'} is not ${purl.version}`)
}

/** `opensuse-leap-15.5` in two, `bookworm` and `3.19.1` alone. */
function splitDistro(text: string): readonly [name: string, version: string] {
  const at = /(?:^|-)(?=\d)/.exec(text)
  return at ? [text.slice(0, at.index), text.slice(at.index + at[0].length)] : [text, '']
}

/**
 * `debian-12` is `debian-12.5`, `debian` and `bookworm` as well. Some tools write the namespace of the purl (`redhat-8.6`), and of Alpine
 * the release alone.
 */
function isSameDistro(wanted: string, { namespace, qualifiers }: Purl, distribution: Distribution | undefined): boolean {
  const text = wanted.toLowerCase()
  const { id, codename } = distribution ?? {}
  if (codename !== undefined && [codename, `${id}-${codename}`].includes(text)) return true
  const known = qualifiers?.['distro'] ?? (distribution && `${id}-${distribution.version}`)
  if (known === undefined) return false
  const [name, version] = splitDistro(text)
  const [ownName, ownVersion] = splitDistro(known.toLowerCase())
  return ['', ownName, namespace].includes(name) && (version === '' || isSameLine(version, ownVersion))
}

function fitQualifiers(wanted: Purl, own: Purl, distribution: Distribution | undefined): Fit {
  for (const [key, value] of Object.entries(wanted.qualifiers ?? {})) {
    if (key === 'epoch' || (key === 'arch' && isSource(wanted))) continue
    const ours = own.qualifiers?.[key]
    if (key === 'distro' ? isSameDistro(value, own, distribution) : value === ours || (ours === undefined && !TELLING.has(key))) continue
    return misfit(NEAR.kin, `${key} is ${ours ?? 'not known'}, not ${value}`)
  }
  if (wanted.subpath !== undefined && wanted.subpath !== own.subpath)
    return misfit(NEAR.kin, `only a part of it is meant, ${wanted.subpath}`)
  return FITS
}

const unlike = (name: string): Fit => misfit(NEAR.other, `${name} is another package`)

function fitPurl(named: Named, { pkg, purl: own }: Found, distribution: Distribution | undefined): Fit {
  const { purl } = named
  const source = isSource(purl)
  const name = source ? (pkg.source?.name ?? own.name) : own.name
  if (purl.type !== own.type || purl.namespace !== own.namespace || purl.name !== name) return unlike(own.name)
  const qualified = fitQualifiers(purl, own, distribution)
  if (!qualified.fits) return qualified
  const version = source ? pkg.source?.version || pkg.version : pkg.version
  return fitVersion(named, version, own.qualifiers)
}

/** Whether an identifier names the package. */
export function fitPackage(identifier: Identifier, found: Found, distribution: Distribution | undefined): Fit {
  switch (identifier.kind) {
    case 'purl':
      return fitPurl(identifier, found, distribution)
    case 'cpe': {
      const { cpe } = identifier
      if (!namesPackage(cpe, found.purl)) return unlike(found.purl.name)
      const { type } = found.purl
      const own = type === 'deb' || type === 'rpm' || type === 'apk' ? withoutEpoch(found.pkg.version) : found.pkg.version
      if (cpe.version === undefined || isSameVersion(type, cpe.version, own)) return FITS
      return misfit(NEAR.version, `version ${found.pkg.version} is not ${cpe.version}`)
    }
    case 'digest':
    case 'name':
      return misfit(NEAR.other, `"${identifier.text}" names no package`)
    case 'unreadable':
      return misfit(NEAR.kin, `"${identifier.text}" cannot be read: ${identifier.why}`)
    default:
      return identifier satisfies never
  }
}
