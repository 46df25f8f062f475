import { PlimsollError, compareText } from '#base/index.ts'

/** A package URL in parts (purl specification, ECMA-427). `name` has no namespace in it. */
export type Purl = {
  readonly type: string
  readonly namespace?: string | undefined
  readonly name: string
  readonly version?: string | undefined
  readonly qualifiers?: Readonly<Record<string, string>> | undefined
  readonly subpath?: string | undefined
}

export class PurlError extends PlimsollError<'bad-purl'> {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super('bad-purl', message, options)
  }
}

/** Longer is no package. */
const LENGTH = 8192

type Rule = {
  readonly lowerNamespace?: boolean
  readonly lowerName?: boolean
  readonly lowerVersion?: boolean
  readonly namespace?: 'required' | 'prohibited'
  readonly name?: (name: string, qualifiers: Readonly<Record<string, string>>) => string
}

const bothLower: Rule = { lowerNamespace: true, lowerName: true }
const lowerAlone: Rule = { lowerName: true, namespace: 'prohibited' }
const alone: Rule = { namespace: 'prohibited' }

/** What the type definitions say beyond the common form. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['alpm', { ...bothLower, namespace: 'required' }],
  ['apk', bothLower],
  ['bitbucket', bothLower],
  ['bitnami', lowerAlone],
  ['brew', bothLower],
  ['cargo', alone],
  ['cocoapods', alone],
  ['composer', bothLower],
  ['conda', alone],
  ['cran', alone],
  ['deb', { ...bothLower, namespace: 'required' }],
  ['gem', alone],
  ['github', bothLower],
  ['golang', bothLower],
  ['hackage', alone],
  ['hex', bothLower],
  ['huggingface', { lowerVersion: true }],
  // Only Azure Databricks does not tell case apart.
  ['mlflow', { name: (name, { repository_url: url = '' }) => (url.includes('azuredatabricks.net') ? name.toLowerCase() : name) }],
  ['npm', { lowerNamespace: false }],
  ['nuget', alone],
  ['oci', lowerAlone],
  ['otp', lowerAlone],
  ['pub', { ...lowerAlone, name: (name) => name.toLowerCase().replace(/[^a-z0-9_]/g, '_') }],
  ['pypi', { ...lowerAlone, name: (name) => name.toLowerCase().replace(/[-_.]+/g, '-') }],
  ['rpm', { lowerNamespace: true }],
  ['swift', { namespace: 'required' }],
  ['vcpkg', alone],
])

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replace(/%3A/g, ':')
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

function decode(text: string, part: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new PurlError(`read purl: the ${part} "${text}" has a broken percent encoding`, { cause })
  }
}

const segments = (text: string | undefined): string[] => (text ?? '').split('/').filter((segment) => segment !== '')

function checkedType(type: string): string {
  const lower = (type ?? '').toLowerCase()
  if (!/^[a-z][a-z0-9.-]*$/.test(lower)) throw new PurlError(`the type "${type}" is not letters, digits, dots and dashes`)
  return lower
}

function checkedQualifiers(qualifiers: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const result: Record<string, string> = Object.create(null)
  for (const [key, value] of Object.entries(qualifiers ?? {})) {
    const lower = key.toLowerCase()
    if (!/^[a-z][a-z0-9._-]*$/.test(lower))
      throw new PurlError(`the qualifier "${key}" is not letters, digits, dots, dashes and underscores`)
    if (value !== '') result[lower] = value
  }
  return result
}

/** The canonical parts. @throws PurlError */
function normalise(purl: Purl): Purl & { readonly qualifiers: Readonly<Record<string, string>> } {
  const type = checkedType(purl.type)
  const rule = RULES.get(type) ?? {}
  const qualifiers = checkedQualifiers(purl.qualifiers)
  if (!purl.name) throw new PurlError('a purl without a name')
  const namespace = segments(purl.namespace).join('/')
  if (namespace === '' && rule.namespace === 'required') throw new PurlError(`a ${type} purl without a namespace`)
  if (namespace !== '' && rule.namespace === 'prohibited')
    throw new PurlError(`a ${type} purl with the namespace "${namespace}"; it has none`)
  const lowered = rule.lowerName ? purl.name.toLowerCase() : purl.name
  return {
    type,
    ...(namespace === '' ? {} : { namespace: rule.lowerNamespace ? namespace.toLowerCase() : namespace }),
    name: rule.name ? rule.name(lowered, qualifiers) : lowered,
    ...(purl.version ? { version: rule.lowerVersion ? purl.version.toLowerCase() : purl.version } : {}),
    qualifiers,
    ...(purl.subpath ? { subpath: purl.subpath } : {}),
  }
}

/** The canonical text. A package that lacks a namespace its type requires is written without. @throws PurlError */
export function formatPurl(purl: Purl): string {
  const { type, namespace, name, version, qualifiers, subpath } = normalise(purl)
  const query = Object.entries(qualifiers)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([key, value]) => `${key}=${encode(value)}`)
  const path = segments(subpath).filter((segment) => segment !== '.' && segment !== '..')
  return [
    `pkg:${type}/`,
    namespace ? `${segments(namespace).map(encode).join('/')}/` : '',
    encode(name),
    version ? `@${encode(version)}` : '',
    query.length > 0 ? `?${query.join('&')}` : '',
    path.length > 0 ? `#${path.map(encode).join('/')}` : '',
  ].join('')
}

function readQualifiers(text: string): Record<string, string> {
  const qualifiers: Record<string, string> = Object.create(null)
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    if (equals <= 0) throw new PurlError(`read purl: the qualifier "${pair}" has no key and value`)
    const key = pair.slice(0, equals).toLowerCase()
    if (key in qualifiers) throw new PurlError(`read purl: the qualifier "${key}" stands twice`)
    qualifiers[key] = decode(pair.slice(equals + 1), 'qualifier')
  }
  return qualifiers
}

/** Splits at the last `mark`; the second part is undefined when there is none. */
function splitLast(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.lastIndexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

/** By a loop: a pattern would look for the end behind each slash of many. */
function withoutEndSlashes(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '/') end--
  return text.slice(0, end)
}

/** Reads a purl into its canonical parts (purl specification, "How to parse"). @throws PurlError */
export function parsePurl(text: string): Purl {
  if (text.length > LENGTH) throw new PurlError(`read purl: ${text.length} characters, more than ${LENGTH}`)
  const [beforeFragment, subpath] = splitLast(text, '#')
  const [beforeQuery, query] = splitLast(beforeFragment, '?')
  const scheme = /^pkg:\/*/i.exec(beforeQuery)
  if (!scheme) throw new PurlError(`read purl "${text}": it does not start with "pkg:"`)
  const rest = withoutEndSlashes(beforeQuery.slice(scheme[0].length))
  const slash = rest.indexOf('/')
  if (slash <= 0) throw new PurlError(`read purl "${text}": no type, or no name after it`)
  const path = rest.slice(slash + 1)
  // An @ in front of a slash is a scope that nobody encoded, not a version.
  const at = versionMark(path)
  const named = at < 0 ? path : path.slice(0, at)
  const parts = named.endsWith('/') && at >= 0 ? [] : segments(named)
  const name = parts.pop()
  if (name === undefined) throw new PurlError(`read purl "${text}": no name`)
  const qualifiers = query === undefined ? {} : readQualifiers(query)
  return normalise({
    type: rest.slice(0, slash),
    namespace: parts.map((part) => decode(part, 'namespace')).join('/'),
    name: decode(name, 'name'),
    ...(at < 0 ? {} : { version: decode(path.slice(at + 1), 'version') }),
    qualifiers,
    ...(subpath === undefined ? {} : { subpath: readSubpath(subpath) }),
  })
}

/** A version may hold slashes (`@feature/x`), a scope is followed by its one: `@scope/name`. */
function versionMark(path: string): number {
  const at = path.lastIndexOf('@')
  return at >= 0 && !(path.indexOf('/', at) > 0 && (at === 0 || path[at - 1] === '/')) ? at : -1
}

const readSubpath = (text: string): string =>
  segments(text)
    .map((segment) => decode(segment, 'subpath'))
    .filter((segment) => segment !== '.' && segment !== '..' && segment !== '')
    .join('/')
