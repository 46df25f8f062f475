import { bareHost, isInSubnet, isLoopbackHost } from './address.ts'
import { FileError } from './files.ts'

type Environment = Readonly<Record<string, string | undefined>>

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80')

/** An entry of NO_PROXY: an address, a network, a name with all below it, `.name` or `*.name` for what is below alone, each with a port or not. */
function excludes(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  if (entry.includes('/')) return isInSubnet(entry, host)
  const [, name = '', only] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d{1,5}))?$/.exec(entry) ?? []
  if (only !== undefined && only !== port) return false
  const pattern = bareHost(name).replace(/^\*\./, '.')
  if (pattern === '' || pattern === '.') return false
  return pattern.startsWith('.') ? host.endsWith(pattern) : host === pattern || host.endsWith(`.${pattern}`)
}

/**
 * The proxy for an address by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in either case, read as Docker, podman and Go's other programs read
 * them; ALL_PROXY is none of theirs. @throws FileError when the variable holds no address of a proxy
 */
export function proxyFor(url: URL, env: Environment): URL | undefined {
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'
  const text = (env[name] || env[name.toLowerCase()])?.trim()
  const host = bareHost(url.hostname)
  if (!text || isLoopbackHost(host)) return undefined
  const exceptions = (env['NO_PROXY'] || env['no_proxy'] || '').split(/[\s,]+/).filter(Boolean)
  if (exceptions.some((entry) => excludes(entry.toLowerCase(), host, portOf(url)))) return undefined
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const proxy = URL.canParse(full) ? new URL(full) : undefined
  // Its text may hold a password.
  if (!proxy || !['http:', 'https:'].includes(proxy.protocol) || proxy.hostname === '')
    throw new FileError('unreadable', `read ${name}: it is no address of an HTTP proxy`)
  return proxy
}
