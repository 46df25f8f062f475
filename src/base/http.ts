import { getCACertificates } from 'node:tls'
import type { Dispatcher } from 'undici'
import { PlimsollError, messageOf } from './errors.ts'

/** `retryable`: nothing or only a part came, and the same request may succeed later. */
export class HttpError extends PlimsollError<'unreachable' | 'untrusted' | 'stalled' | 'too-large' | 'broken-off'> {
  get retryable(): boolean {
    return this.code !== 'untrusted' && this.code !== 'too-large'
  }
}

export type HttpResponse = {
  readonly status: number
  /** By lower-case name; of several the first. */
  readonly header: (name: string) => string | undefined
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
  /** PEM certificate and key that the client shows. */
  readonly certificate?: { readonly cert: string; readonly key: string }
  /** A Unix socket that all requests go to. */
  readonly socketPath?: string
  /** Milliseconds without a byte after which an exchange is given up. */
  readonly stallAfter?: number
}

const CONNECT = 15_000
const STALL = 60_000
const HEADERS = 64 * 1024

/** What the default export holds; its published type lacks EnvHttpProxyAgent. */
type Undici = Pick<typeof import('undici'), 'Agent' | 'EnvHttpProxyAgent' | 'Pool' | 'request'>

function dispatcherOf(undici: Undici, { authorities, certificate, socketPath, stallAfter = STALL }: HttpOptions): Dispatcher {
  const tls = {
    ...(authorities && authorities.length > 0 ? { ca: [...getCACertificates('default'), ...authorities] } : {}),
    ...certificate,
  }
  const common = { headersTimeout: stallAfter, bodyTimeout: stallAfter, maxHeaderSize: HEADERS }
  const connect = { ...tls, timeout: Math.min(CONNECT, stallAfter) }
  if (socketPath !== undefined)
    return new undici.Agent({ ...common, factory: (origin) => new undici.Pool(origin, { ...common, connect: { socketPath } }) })
  // HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in either case.
  return new undici.EnvHttpProxyAgent({ ...common, connect, requestTls: tls, proxyTls: tls })
}

const TRUST = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_)/

function httpError(cause: unknown, url: URL, doing: string): HttpError {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? ''
  const what = `${doing} ${url.origin}`
  if (TRUST.test(code))
    return new HttpError('untrusted', `${what}: ${messageOf(cause)}`, {
      cause,
      hint: 'name the authority of its certificate in SSL_CERT_FILE',
    })
  if (/TIMEOUT/.test(code)) return new HttpError('stalled', `${what}: no answer within the time allowed`, { cause })
  return new HttpError(doing === 'read from' ? 'broken-off' : 'unreachable', `${what}: ${messageOf(cause) || code}`, { cause })
}

async function* readBody(body: AsyncIterable<Uint8Array>, url: URL): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    throw cause instanceof PlimsollError ? cause : httpError(cause, url, 'read from')
  }
}

/** The library is loaded with the first client: most commands open no socket. */
export async function httpClient(options: HttpOptions = {}): Promise<HttpClient> {
  // The default export: bundled, a CommonJS module has no other.
  const { default: undici } = (await import('undici')) as unknown as { default: Undici }
  const dispatcher = dispatcherOf(undici, options)
  return {
    send: async ({ method = 'GET', url, headers = {}, body }) => {
      const sent = { method, headers: { 'user-agent': 'plimsoll', ...headers }, dispatcher, body: body ?? null }
      const response = await undici.request(url, sent).catch((cause: unknown) => {
        throw httpError(cause, url, 'connect to')
      })
      return {
        status: response.statusCode,
        header: (name) => [response.headers[name] ?? []].flat()[0],
        body: readBody(response.body as AsyncIterable<Uint8Array>, url),
        discard: async () => {
          response.body.on('error', () => {})
          response.body.destroy()
        },
      }
    },
    close: () => dispatcher.destroy(),
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
