import type { Distribution, Purl, Subject } from '#model/index.ts'
import type { Component, Identifier } from './contract.ts'
import { namesDistribution } from './cpe.ts'
import { FITS, type Fit, NEAR, best, misfit } from './fit.ts'

/** An image's name in parts: `docker.io/library/debian`, `12`, `sha256:…`. */
type Name = { readonly repository: string; readonly tag?: string; readonly digest?: string }

/** Without a scheme and empty parts. */
const partsOf = (text: string): string[] =>
  text
    .replace(/^(?:https?|oci|docker):\/\//i, '')
    .split('/')
    .filter((part) => part !== '')

/** Docker's hub has three hosts and a folder for its own images. */
function wholeRepository(text: string): string {
  const parts = partsOf(text)
  const hosted = parts.length > 1 && /[.:]|^localhost$/.test(parts[0]!)
  const host = hosted ? parts[0]!.replace(/^(?:index|registry-1)\.docker\.io$/, 'docker.io') : 'docker.io'
  const rest = hosted ? parts.slice(1) : parts
  return [host, ...(host === 'docker.io' && rest.length === 1 ? ['library'] : []), ...rest].join('/')
}

function nameOf(text: string): Name {
  const [named = '', digest] = text.split('@', 2)
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const tag = colon < 0 ? undefined : named.slice(colon + 1)
  return {
    repository: wholeRepository(colon < 0 ? named : named.slice(0, colon)),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest: digest.toLowerCase() }),
  }
}

/** Its manifest, its configuration, the index that it was chosen from, and the one that the user named. */
function digestsOf({ name, digest, image }: Subject): string[] {
  const named = /@(sha256:[0-9a-f]{64})$/.exec(name)?.[1]
  return [digest, image?.config, image?.indexDigest, named].filter((one) => one !== undefined)
}

const fitDigest = (subject: Subject, digest: string): Fit =>
  digestsOf(subject).includes(digest.toLowerCase())
    ? FITS
    : misfit(NEAR.version, `the image is ${subject.digest ?? 'of no digest'}, not ${digest}`)

function fitTag({ image }: Subject, tag: string | undefined): Fit {
  if (tag === undefined || image?.tag === tag) return FITS
  return misfit(NEAR.version, image?.tag === undefined ? 'the tag of the image is not known' : `the tag is ${image.tag}, not ${tag}`)
}

function fitRepository({ image }: Subject, isMeant: (repository: string) => boolean, meant: string): Fit {
  if (image?.repository === undefined) return misfit(NEAR.kin, 'the repository of the image is not known')
  return isMeant(wholeRepository(image.repository)) ? FITS : misfit(NEAR.kin, `the image is of ${image.repository}, not of ${meant}`)
}

const isDigest = (text: string | undefined): text is string => text?.startsWith('sha256:') ?? false

/** A digest names the content: from whichever repository it came, it is that image. */
function fitName(subject: Subject, { repository, tag, digest }: Name, isMeant = (own: string) => own === repository): Fit {
  if (digest !== undefined) return fitDigest(subject, digest)
  const from = fitRepository(subject, isMeant, repository)
  return from.fits ? fitTag(subject, tag) : from
}

function fitPurl(subject: Subject, { type, namespace, name, version, qualifiers = {} }: Purl): Fit {
  const { arch, platform: named, repository_url: url, tag = isDigest(version) ? undefined : version } = qualifiers
  const platform = subject.image!.platform.split('/')
  if (arch !== undefined && arch !== platform[1] && arch !== platform.slice(1).join('/'))
    return misfit(NEAR.kin, `arch is ${platform[1]}, not ${arch}`)
  if (named !== undefined && !`${subject.image!.platform}/`.startsWith(`${named}/`))
    return misfit(NEAR.kin, `the platform is ${subject.image!.platform}, not ${named}`)
  const rest = { ...(tag === undefined ? {} : { tag }), ...(isDigest(version) ? { digest: version } : {}) }
  if (type === 'docker') {
    const path = namespace === undefined ? name : `${namespace}/${name}`
    const host = url === undefined ? undefined : partsOf(url).join('/')
    return fitName(subject, { repository: wholeRepository(host === undefined ? path : `${host}/${path}`), ...rest })
  }
  const last = (own: string): boolean => own.slice(own.lastIndexOf('/') + 1) === name
  if (url === undefined) return fitName(subject, { repository: name, ...rest }, last)
  const repository = wholeRepository(url)
  // Some write the repository's whole name, some only where it lies (purl types, oci).
  return fitName(subject, { repository, ...rest }, (own) => (last(own) && own === repository) || own === wholeRepository(`${url}/${name}`))
}

function fitIdentifier(identifier: Identifier, subject: Subject, distribution: Distribution | undefined): Fit {
  const foreign = misfit(NEAR.other, `"${identifier.text}" is not the subject`)
  switch (identifier.kind) {
    case 'purl':
      return subject.image && ['oci', 'docker'].includes(identifier.purl.type) ? fitPurl(subject, identifier.purl) : foreign
    case 'cpe':
      return distribution && namesDistribution(identifier.cpe, distribution) ? FITS : foreign
    case 'digest':
      return fitDigest(subject, identifier.text)
    case 'name':
      if (identifier.text === subject.name) return FITS
      return subject.image ? fitName(subject, nameOf(identifier.text)) : foreign
    case 'unreadable':
      return misfit(NEAR.kin, `"${identifier.text}" cannot be read: ${identifier.why}`)
    default:
      return identifier satisfies never
  }
}

/** Whether a component is the subject: an image by digest, repository or tag, or its distribution. Where there is a digest it decides. */
export function fitSubject({ label, identifiers }: Component, subject: Subject, distribution: Distribution | undefined): Fit {
  const digests = identifiers.filter(({ kind }) => kind === 'digest')
  const asked = digests.length > 0 && subject.digest !== undefined ? digests : identifiers
  return best(
    asked.map((one) => fitIdentifier(one, subject, distribution)),
    `${label} has no identifier that is understood`,
  )
}
