import { isDigest } from './digest.ts'
import { OciError } from './oci-error.ts'

/** An image in a registry. `registry` is the host that is asked: Docker's hub has another than its name. */
export type Reference = {
  /** `docker.io`, `localhost:5000`. */
  readonly domain: string
  /** `library/debian`. */
  readonly repository: string
  readonly tag?: string
  readonly digest?: string
}

const LONGEST = 1024
const DOMAIN = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d{1,5})?$/
/** distribution-spec, "Pulling manifests": `<name>` and `<reference>` as a tag. */
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/
const TAG = /^\w[\w.-]{0,127}$/

const bad = (text: string, why: string): OciError => new OciError('bad-reference', `read image name "${text.slice(0, 200)}": ${why}`)

/** A first part is a host when it could be none of Docker's own names: it has a dot, a port, or is localhost. */
const isDomain = (part: string): boolean => /[.:]/.test(part) || part === 'localhost' || part.toLowerCase() !== part

/** As Docker resolves names: `debian` is `docker.io/library/debian:latest`. @throws OciError bad-reference */
export function parseReference(text: string): Reference {
  if (text.length === 0 || text.length > LONGEST) throw bad(text, `a name has 1 to ${LONGEST} characters`)
  const [named = '', digest, ...more] = text.split('@')
  if (more.length > 0 || (digest !== undefined && !isDigest(digest))) throw bad(text, 'what follows "@" is no digest')
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const tag = colon < 0 ? undefined : named.slice(colon + 1)
  if (tag !== undefined && !TAG.test(tag)) throw bad(text, `"${tag.slice(0, 140)}" is no tag`)
  const path = (colon < 0 ? named : named.slice(0, colon)).split('/')
  const first = path[0]!
  const hosted = path.length > 1 && isDomain(first)
  const domain = hosted ? first.replace(/^(?:index|registry-1)\.docker\.io$/, 'docker.io') : 'docker.io'
  if (!DOMAIN.test(domain)) throw bad(text, `"${domain}" is no host`)
  const rest = hosted ? path.slice(1) : path
  if (domain === 'docker.io' && rest.length === 1) rest.unshift('library')
  const wrong = rest.find((part) => !COMPONENT.test(part))
  if (wrong !== undefined)
    throw bad(
      text,
      wrong === '' ? 'a part of its path is empty' : `"${wrong}" is no part of a repository's name (lower case, digits, . _ -)`,
    )
  return {
    domain,
    repository: rest.join('/'),
    ...(tag === undefined ? (digest === undefined ? { tag: 'latest' } : {}) : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

export const formatReference = ({ domain, repository, tag, digest }: Reference): string =>
  `${domain}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`

/** The host that serves a domain's images. */
export const registryHost = (domain: string): string => (domain === 'docker.io' ? 'registry-1.docker.io' : domain)

/** Whether two names are one, as Docker resolves them. */
export function isSameName(a: string, b: string): boolean {
  if (a === b) return true
  try {
    return formatReference(parseReference(a)) === formatReference(parseReference(b))
  } catch {
    return false
  }
}
