import { CelFailure, CelObject, CelType } from '../../values/index.ts'
import { escape, isPlain, type Part, unescape } from './escape.ts'
import { type Parts, cut, isPort } from './parse.ts'

export const urlType = new CelType('struct', 'kubernetes.URL')

/** Bytes as a text; what is no UTF-8 becomes a replacement. */
const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString()

const RESERVED = /[!$&'()*+,;=:@[\]%]/

/** What was written where it is a valid way to write it, else the usual way. */
function written(text: string, part: Part): string {
  for (const byte of text) if (!RESERVED.test(byte) && !isPlain(byte, part)) return usual(text, part)
  return text
}

function usual(text: string, part: Part): string {
  const unescaped = unescape(text, part)
  return escape(unescaped instanceof CelFailure ? text : unescaped, part)
}

/** Parameters of a query; more are read as none at all. */
const MOST_PARAMETERS = 10_000

/** A URL of an expression, in parts. */
export class Url extends CelObject {
  readonly type = urlType
  readonly #parts: Parts

  constructor(parts: Parts) {
    super()
    this.#parts = parts
    Object.freeze(this)
  }

  get scheme(): string {
    return this.#parts.scheme
  }

  /** With the port. */
  get host(): string {
    return textOf(this.#parts.host)
  }

  get hostname(): string {
    return textOf(this.#hostAndPort()[0].replace(/^\[([^]*)\]$/, '$1'))
  }

  get port(): string {
    return this.#hostAndPort()[1]
  }

  #hostAndPort(): readonly [host: string, port: string] {
    const { host } = this.#parts
    const colon = host.lastIndexOf(':')
    return colon >= 0 && isPort(host.slice(colon)) ? [host.slice(0, colon), host.slice(colon + 1)] : [host, '']
  }

  get escapedPath(): string {
    return this.#parts.path === '*' ? '*' : written(this.#parts.path, 'path')
  }

  /** Values by parameter; what cannot be read is left out. */
  get query(): ReadonlyMap<string, readonly string[]> {
    const values = new Map<string, string[]>()
    const parameters = this.#parts.query.split('&')
    if (parameters.length > MOST_PARAMETERS) return values
    for (const parameter of parameters) {
      if (parameter === '' || parameter.includes(';')) continue
      const [key, value] = cut(parameter, '=')
        .slice(0, 2)
        .map((part) => unescape(part as string, 'query')) as [string | CelFailure, string | CelFailure]
      if (key instanceof CelFailure || value instanceof CelFailure) continue
      const name = textOf(key)
      const known = values.get(name)
      if (known) known.push(textOf(value))
      else values.set(name, [textOf(value)])
    }
    return values
  }

  equals(other: CelObject): boolean {
    return other instanceof Url && other.toString() === this.toString()
  }

  #authority(): string {
    const { scheme, user, password, host, path, omitHost } = this.#parts
    if ((omitHost && host === '' && user === undefined) || (scheme === '' && host === '' && user === undefined)) return ''
    const userinfo = user === undefined ? '' : `${escape(user, 'user')}${password === undefined ? '' : `:${escape(password, 'user')}`}@`
    return `${host !== '' || path !== '' || user !== undefined ? '//' : ''}${userinfo}${escape(host, 'host')}`
  }

  #hierarchy(): string {
    const { scheme } = this.#parts
    const authority = this.#authority()
    const path = this.escapedPath
    const dotted = scheme === '' && authority === '' && cut(path, '/')[0].includes(':')
    return `${authority}${dotted ? './' : ''}${path}`
  }

  override toString(): string {
    const { scheme, opaque, query, forceQuery, fragment } = this.#parts
    const start = scheme === '' ? '' : `${scheme}:`
    const end = fragment === '' ? '' : `#${written(fragment, 'fragment')}`
    return textOf(`${start}${opaque === '' ? this.#hierarchy() : opaque}${forceQuery || query !== '' ? `?${query}` : ''}${end}`)
  }
}
