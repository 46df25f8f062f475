import { getCACertificates } from 'node:tls'
import type { Dispatcher } from 'undici'
import { systemClock } from './clock.ts'
import { PlimsollError, messageOf } from './errors.ts'
import { proxyFor } from './proxy.ts'

/** `retryable`: nothing or only a part came, and the same request may succeed later. */
export class HttpError extends PlimsollError<'unreachable' | 'untrusted' | 'stalled' | 'too-large' | 'broken-off'> {
  get retryable(): boolean {
    return this.code !== 'untrusted' && this.code !== 'too-large'
  }
}

export type HttpResponse = {
  /** That was asked. */
  readonly url: URL
  readonly status: number
  /** By lower-case name; of several the first. */
  readonly header: (name: string) => string | undefined
  /** All of one name. */
  readonly headers: (name: string) => readonly string[]
  /** Pieces as they arrive. @throws HttpError when it stalls or breaks off */
  readonly body: AsyncIterable<Uint8Array>
  /** Ends the exchange without reading the rest. */
  readonly discard: () => Promise<void>
}

export type HttpRequest = {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

/** Opens HTTP connections; redirects are the caller's to follow, who knows which headers may travel. */
export type HttpClient = { readonly send: (request: HttpRequest) => Promise<HttpResponse>; readonly close: () => Promise<void> }

export type HttpOptions = {
  /** PEM certificates that are trusted besides the system's. */
  readonly authorities?: readonly string[]
  /** PEM certificate and key that the client shows, to this host (with its port) and to no other. */
  readonly certificate?: { readonly cert: string; readonly key: string; readonly host: string }
  /** A Unix socket that all requests go to. */
  readonly socketPath?: string
  /** Milliseconds without a byte after which an exchange is given up. */
  readonly stallAfter?: number
  /** Where HTTPS_PROXY and its kin stand; default the process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

const CONNECT = 15_000
const STALL = 60_000
const HEADERS = 64 * 1024
/** Bytes a second; a body that comes slower than this for as long as a stall may last is one. */
const SLOWEST = 1024

/** What the default export holds; its published type differs. */
type Undici = Pick<typeof import('undici'), 'Agent' | 'Pool' | 'ProxyAgent' | 'request'>

function dispatcherOf(undici: Undici, options: HttpOptions, proxy: URL | undefined, showsCertificate: boolean): Dispatcher {
  const { authorities, certificate, socketPath, stallAfter = STALL } = options
  const tls = {
    ...(authorities && authorities.length > 0 ? { ca: [...getCACertificates('default'), ...authorities] } : {}),
    ...(certificate && showsCertificate ? { cert: certificate.cert, key: certificate.key } : {}),
  }
  const common = { headersTimeout: stallAfter, bodyTimeout: stallAfter, maxHeaderSize: HEADERS }
  const timeout = Math.min(CONNECT, stallAfter)
  if (socketPath !== undefined)
    return new undici.Agent({ ...common, factory: (origin) => new undici.Pool(origin, { ...common, connect: { socketPath } }) })
  if (!proxy) return new undici.Agent({ ...common, connect: { ...tls, timeout } })
  return new undici.ProxyAgent({
    ...common,
    uri: proxy.href,
    // Plain HTTP is asked of the proxy by its whole address: many let CONNECT through to port 443 alone.
    proxyTunnel: false,
    requestTls: { ...tls, timeout },
    proxyTls: { ...('ca' in tls ? { ca: tls.ca } : {}), timeout },
    clientFactory: (origin, given) => new undici.Pool(origin, { ...common, ...given }),
  })
}

/** A dispatcher for each way that a request may go. */
function dispatchers(undici: Undici, options: HttpOptions) {
  const made = new Map<string, Dispatcher>()
  return {
    of: (url: URL): Dispatcher => {
      const proxy = options.socketPath === undefined ? proxyFor(url, options.env ?? process.env) : undefined
      const showsCertificate = url.host === options.certificate?.host
      const key = `${proxy?.href ?? ''} ${showsCertificate}`
      const dispatcher = made.get(key) ?? dispatcherOf(undici, options, proxy, showsCertificate)
      made.set(key, dispatcher)
      return dispatcher
    },
    close: async (): Promise<void> => {
      await Promise.all([...made.values()].map((dispatcher) => dispatcher.destroy()))
    },
  }
}

const TRUST = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|ERR_OSSL_)/
/** What an answer in plain HTTP looks like to TLS. */
const NO_TLS = /wrong version|packet length|EPROTO/i

function httpError(cause: unknown, url: URL, doing: string): HttpError {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? ''
  const what = `${doing} ${url.origin}`
  if (TRUST.test(code))
    return new HttpError('untrusted', `${what}: ${messageOf(cause)}`, {
      cause,
      hint: NO_TLS.test(`${code} ${messageOf(cause)}`)
        ? 'it speaks no TLS; --insecure allows plain HTTP'
        : 'name the authority of its certificate in SSL_CERT_FILE',
    })
  if (/HEADERS?_OVERFLOW/.test(code)) return new HttpError('too-large', `${what}: headers of more than ${HEADERS} bytes`, { cause })
  if (/TIMEOUT/.test(code)) return new HttpError('stalled', `${what}: no answer within the time allowed`, { cause })
  return new HttpError(doing === 'read from' ? 'broken-off' : 'unreachable', `${what}: ${messageOf(cause) || code}`, { cause })
}

/** Only the time that is waited for the other side counts, not what the reader takes for itself. */
async function* readBody(body: AsyncIterable<Uint8Array>, url: URL, patience: number): AsyncGenerator<Uint8Array> {
  let [waited, came] = [0, 0]
  const chunks = body[Symbol.asyncIterator]()
  try {
    for (;;) {
      const from = systemClock.now().getTime()
      const next = await chunks.next()
      if (next.done) return
      waited += Math.max(0, systemClock.now().getTime() - from)
      came += next.value.length
      if (waited > patience) {
        if (came < (SLOWEST * waited) / 1000)
          throw new HttpError('stalled', `read from ${url.origin}: ${came} bytes in ${Math.round(waited / 1000)} s are too few`)
        waited = came = 0
      }
      yield next.value
    }
  } catch (cause) {
    throw cause instanceof PlimsollError ? cause : httpError(cause, url, 'read from')
  } finally {
    await chunks.return?.()
  }
}

/** The library is loaded with the first client: most commands open no socket. */
export async function httpClient(options: HttpOptions = {}): Promise<HttpClient> {
  // The default export: bundled, a CommonJS module has no other.
  const { default: undici } = (await import('undici')) as unknown as { default: Undici }
  const ways = dispatchers(undici, options)
  return {
    send: async ({ method = 'GET', url, headers = {}, body }) => {
      // What is asked for is what its digest names: packed for the way it would be other bytes.
      const all = { 'user-agent': 'plimsoll', 'accept-encoding': 'identity', ...headers }
      const sent = { method, headers: all, dispatcher: ways.of(url), body: body ?? null }
      const response = await undici.request(url, sent).catch((cause: unknown) => {
        throw httpError(cause, url, 'connect to')
      })
      return {
        url,
        status: response.statusCode,
        header: (name) => [response.headers[name] ?? []].flat()[0],
        headers: (name) => [response.headers[name] ?? []].flat(),
        body: readBody(response.body as AsyncIterable<Uint8Array>, url, options.stallAfter ?? STALL),
        discard: async () => {
          response.body.on('error', () => {})
          response.body.destroy()
        },
      }
    },
    close: ways.close,
  }
}

/** The whole of a body of at most `limit` bytes. @throws HttpError */
export async function readWhole(response: HttpResponse, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body) {
    length += part.length
    if (length > limit) throw new HttpError('too-large', `read a response: more than ${limit} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
