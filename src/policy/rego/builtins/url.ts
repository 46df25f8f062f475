import { RegoObject, RegoSet, type Value, compareValues, isArray } from '../values/value.ts'
import type { Builtins } from './contract.ts'

/** Go's QueryEscape: letters, digits and `-_.~` are themselves, a space is a plus. */
const escape = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replaceAll('%20', '+')
    .replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** How Go would write a path; one that is written so has no raw form beside it. */
const escapePath = (path: string): string =>
  encodeURIComponent(path.toWellFormed())
    .replaceAll(/%(?:24|26|2B|2C|2F|3A|3B|3D|40)/g, decodeURIComponent)
    .replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** Bytes of `%41`; undefined where a percent stands for nothing. */
function unescape(text: string, plusIsSpace: boolean): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined
  const spaced = plusIsSpace ? text.replaceAll('+', ' ') : text
  return Buffer.concat(
    spaced.split(/(%[0-9a-fA-F]{2})/).map((part, i) => (i % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))),
  ).toString()
}

/** Texts of a value: one, or those of a list or set. */
function textsOf(value: Value): readonly string[] | undefined {
  if (typeof value === 'string') return [value]
  const items = isArray(value) ? value : value instanceof RegoSet ? value.items : undefined
  return items?.every((item) => typeof item === 'string') ? items : undefined
}

/** `a=1&b=2`, by name. */
function encodeObject([object]: readonly Value[]): Value | undefined {
  if (!(object instanceof RegoObject)) return undefined
  const parts: string[] = []
  for (const [key, value] of [...object.entries].sort(([a], [b]) => compareValues(a, b))) {
    const texts = textsOf(value)
    if (typeof key !== 'string' || !texts) return undefined
    parts.push(...texts.map((text) => `${escape(key)}=${escape(text)}`))
  }
  return parts.join('&')
}

function decodeObject([text]: readonly Value[]): Value | undefined {
  if (typeof text !== 'string') return undefined
  const found = new Map<string, string[]>()
  for (const part of text.split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    const [key, value] = [at < 0 ? part : part.slice(0, at), at < 0 ? '' : part.slice(at + 1)].map((one) => unescape(one, true))
    // Go takes no semicolons, which once parted pairs too.
    if (key === undefined || value === undefined || part.includes(';')) return undefined
    const values = found.get(key)
    if (values) values.push(value)
    else found.set(key, [value])
  }
  return new RegoObject([...found])
}

type Uri = { scheme?: string; hostname?: string; port?: string; path?: string; raw_path?: string; raw_query?: string; fragment?: string }

const HOST = /^(?:\[([^[\]]*)\]|([^:[\]]*))(?::(\d*))?$/

/** `user@host:port`; undefined where Go refuses it. */
function hostOf(authority: string): Pick<Uri, 'hostname' | 'port'> | undefined {
  const at = authority.lastIndexOf('@')
  if (at >= 0 && !/^[\w\-.~!$&'()*+,;=:%@]*$/.test(authority.slice(0, at))) return undefined
  const found = HOST.exec(authority.slice(at + 1))
  if (!found) return undefined
  const [, bracketed, name = '', port] = found
  const hostname = bracketed ?? unescape(name, false)
  if (hostname === undefined || /[ "\\^`{|}]/.test(name)) return undefined
  return { ...(hostname === '' ? {} : { hostname }), ...(port ? { port } : {}) }
}

/** Go's url.Parse (RFC 3986 with its leniency). */
function parseUri(text: string): Uri | undefined {
  if (/\p{Cc}/u.test(text.replaceAll(/[\u0080-\u009f]/g, ''))) return undefined
  const hash = text.indexOf('#')
  const fragment = hash < 0 ? '' : unescape(text.slice(hash + 1), false)
  let rest = hash < 0 ? text : text.slice(0, hash)
  if (fragment === undefined || rest.startsWith(':')) return undefined
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(rest)?.[1]
  if (scheme !== undefined) rest = rest.slice(scheme.length + 1)
  const mark = rest.indexOf('?')
  const query = mark < 0 ? '' : rest.slice(mark + 1)
  if (mark >= 0) rest = rest.slice(0, mark)
  const common = {
    ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }),
    ...(query === '' ? {} : { raw_query: query }),
    ...(fragment === '' ? {} : { fragment }),
  }
  if (!rest.startsWith('/')) {
    // What a scheme alone precedes is opaque; else a colon in the first part would look like one.
    if (scheme !== undefined) return common
    if (rest.split('/', 1)[0]!.includes(':')) return undefined
  }
  let host: Pick<Uri, 'hostname' | 'port'> | undefined = {}
  if (rest.startsWith('//') && (scheme !== undefined || !rest.startsWith('///'))) {
    const slash = rest.indexOf('/', 2)
    host = hostOf(rest.slice(2, slash < 0 ? undefined : slash))
    rest = slash < 0 ? '' : rest.slice(slash)
  }
  const path = unescape(rest, false)
  if (!host || path === undefined) return undefined
  return { ...common, ...host, ...(path === '' ? {} : { path, raw_path: escapePath(path) === rest ? path : rest }) }
}

export const urlFunctions: Builtins = {
  'uri.is_valid': ([text]) => typeof text === 'string' && text !== '' && parseUri(text) !== undefined,
  'uri.parse': ([text]) => {
    const uri = typeof text === 'string' ? parseUri(text) : undefined
    return uri && new RegoObject(Object.entries(uri))
  },
  'urlquery.encode': ([text]) => (typeof text === 'string' ? escape(text) : undefined),
  'urlquery.decode': ([text]) => (typeof text === 'string' ? unescape(text, true) : undefined),
  'urlquery.encode_object': encodeObject,
  'urlquery.decode_object': decodeObject,
}
