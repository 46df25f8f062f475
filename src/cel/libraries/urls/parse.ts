import { CelFailure } from '../../values/index.ts'
import { parseAddress } from '../ip/index.ts'
import { quoteBytes } from '../quote.ts'
import { unescape } from './escape.ts'

/** The parts of a URL, as bytes: a code unit each. */
export type Parts = {
  readonly scheme: string
  /** What follows a scheme without a slash: `mailto:x@y`. */
  readonly opaque: string
  readonly user: string | undefined
  readonly password: string | undefined
  /** With the port. */
  readonly host: string
  /** As it was written. */
  readonly path: string
  readonly query: string
  /** Whether there is a question mark without a query. */
  readonly forceQuery: boolean
  /** Whether a path follows the scheme without an authority. */
  readonly omitHost: boolean
  readonly fragment: string
}

const NOTHING: Parts = {
  scheme: '',
  opaque: '',
  user: undefined,
  password: undefined,
  host: '',
  path: '',
  query: '',
  forceQuery: false,
  omitHost: false,
  fragment: '',
}

/** The text before and after the first of a separator. */
export function cut(text: string, separator: string): readonly [before: string, after: string, found: boolean] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, '', false] : [text.slice(0, at), text.slice(at + separator.length), true]
}

export const isPort = (text: string): boolean => text === '' || /^:[0-9]*$/.test(text)

const badPort = (port: string): CelFailure => new CelFailure(`invalid port ${quoteBytes(port)} after host`)

/** `[::1]:80`, with a zone after `%25`. */
function parseLiteral(host: string): string | CelFailure {
  const end = host.lastIndexOf(']')
  if (end < 0) return new CelFailure("missing ']' in host")
  const port = host.slice(end + 1)
  if (!isPort(port)) return badPort(port)
  const name = host.slice(1, end)
  const zoneAt = name.indexOf('%25')
  const address = unescape(zoneAt < 0 ? name : name.slice(0, zoneAt), 'host')
  if (address instanceof CelFailure) return address
  const zone = zoneAt < 0 ? '' : unescape(name.slice(zoneAt), 'zone')
  if (zone instanceof CelFailure) return zone
  const parsed = parseAddress(Buffer.from(address + zone, 'latin1').toString())
  if (typeof parsed === 'string') return new CelFailure(`invalid host: ${parsed}`)
  return parsed.address.family === 4 ? new CelFailure('invalid IP-literal') : `[${address}${zone}]${port}`
}

function parseHost(scheme: string, host: string): string | CelFailure {
  const bracket = host.lastIndexOf('[')
  if (bracket > 0) return new CelFailure('invalid IP-literal')
  if (bracket === 0) return parseLiteral(host)
  const isWeb = scheme === 'http' || scheme === 'https'
  const colon = isWeb ? host.indexOf(':') : host.lastIndexOf(':')
  if (colon >= 0 && !isPort(host.slice(colon))) return badPort(host.slice(colon))
  return unescape(host, 'host')
}

const USERINFO = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/

function parseAuthority(scheme: string, authority: string): Pick<Parts, 'host' | 'user' | 'password'> | CelFailure {
  const at = authority.lastIndexOf('@')
  const host = parseHost(scheme, authority.slice(at + 1))
  if (host instanceof CelFailure) return host
  if (at < 0) return { host, user: undefined, password: undefined }
  const userinfo = authority.slice(0, at)
  if (!USERINFO.test(userinfo)) return new CelFailure('net/url: invalid userinfo')
  const [name, secret, hasPassword] = cut(userinfo, ':')
  const user = unescape(name, 'user')
  if (user instanceof CelFailure) return user
  const password = hasPassword ? unescape(secret, 'user') : undefined
  return password instanceof CelFailure ? password : { host, user, password }
}

/** `scheme:` and the rest; no scheme where a letter is none of it. */
function parseScheme(text: string): readonly [scheme: string, rest: string] | CelFailure {
  if (text.startsWith(':')) return new CelFailure('missing protocol scheme')
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)
  return match ? [match[1]!.toLowerCase(), text.slice(match[0].length)] : ['', text]
}

/** @param asRequest A whole URL or an absolute path, in which `#` has no meaning. */
function parse(text: string, asRequest: boolean): Parts | CelFailure {
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f]/.test(text)) return new CelFailure('net/url: invalid control character in URL')
  if (text === '' && asRequest) return new CelFailure('empty url')
  if (text === '*') return { ...NOTHING, path: '*' }
  const split = parseScheme(text)
  if (split instanceof CelFailure) return split
  const [scheme, all] = split
  const forceQuery = all.indexOf('?') === all.length - 1 && all !== ''
  const [rest, query] = cut(all, '?')
  const parts: Parts = { ...NOTHING, scheme, query, forceQuery }
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...parts, opaque: rest }
    if (asRequest) return new CelFailure('invalid URI for request')
    if (cut(rest, '/')[0].includes(':')) return new CelFailure('first path segment in URL cannot contain colon')
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (!asRequest && !rest.startsWith('///')))
  const slash = hasAuthority ? rest.indexOf('/', 2) : 0
  const path = slash < 0 ? '' : rest.slice(slash)
  const authority = hasAuthority ? parseAuthority(scheme, rest.slice(2, slash < 0 ? undefined : slash)) : undefined
  if (authority instanceof CelFailure) return authority
  const unescaped = unescape(path, 'path')
  if (unescaped instanceof CelFailure) return unescaped
  return { ...parts, ...authority, path, omitHost: !hasAuthority && scheme !== '' && rest.startsWith('/') }
}

const failed = (text: string, { message }: CelFailure): CelFailure => new CelFailure(`parse ${quoteBytes(text)}: ${message}`)

/** As Go's url.ParseRequestURI. @param text Bytes. */
export function parseRequest(text: string): Parts | CelFailure {
  const parts = parse(text, true)
  return parts instanceof CelFailure ? failed(text, parts) : parts
}

/** As Go's url.Parse. @param text Bytes. */
export function parseReference(text: string): Parts | CelFailure {
  const [before, fragment] = cut(text, '#')
  const parts = parse(before, false)
  if (parts instanceof CelFailure) return failed(before, parts)
  const unescaped = unescape(fragment, 'fragment')
  return unescaped instanceof CelFailure ? failed(text, unescaped) : { ...parts, fragment }
}
