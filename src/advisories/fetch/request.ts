import { type HttpClient, HttpError, type HttpResponse } from '#base/index.ts'
import { FetchError } from './fetch-error.ts'

/** Redirects of one request. */
const REDIRECTS = 5

/** Without what a server may know its user by. */
export const shown = (url: URL): string => `${url.origin}${url.pathname}`

/** A user and password in an address are for its own host alone. */
function headersFor(url: URL, first: URL, headers: Readonly<Record<string, string>>): Record<string, string> {
  const user = url.origin === first.origin ? first : url
  if (user.username === '') return { ...headers }
  const plain = `${decodeURIComponent(user.username)}:${decodeURIComponent(user.password)}`
  return { ...headers, authorization: `Basic ${Buffer.from(plain).toString('base64')}` }
}

/** Where the answer leads. @throws FetchError for an address that is none or that would go on without TLS */
function targetOf(response: HttpResponse, from: URL): URL {
  const location = response.header('location') ?? ''
  const to = location !== '' && URL.canParse(location, from.href) ? new URL(location, from) : undefined
  if (!to || !['http:', 'https:'].includes(to.protocol))
    throw new FetchError('redirect', `fetch ${shown(from)}: it leads to "${location.slice(0, 200)}"`)
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw new FetchError('redirect', `fetch ${shown(from)}: it leads to ${to.origin} without TLS`)
  to.username = ''
  to.password = ''
  return to
}

const bare = (url: URL): URL => {
  const plain = new URL(url)
  plain.username = ''
  plain.password = ''
  return plain
}

/** Gets an address, redirects followed. @throws FetchError, HttpError */
export async function get(client: HttpClient, first: URL, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
  let url = first
  for (let redirects = 0; ; redirects++) {
    const response = await client.send({ url: bare(url), headers: headersFor(url, first, headers) })
    if (![301, 302, 303, 307, 308].includes(response.status)) return response
    await response.discard()
    if (redirects >= REDIRECTS) throw new FetchError('redirect', `fetch ${shown(first)}: more than ${REDIRECTS} redirects`)
    url = targetOf(response, url)
  }
}

/** Whether the same request may succeed later. */
export const isPassing = (thrown: unknown): boolean => (thrown instanceof HttpError && thrown.retryable) || thrown instanceof Passing

/** An answer that the server itself says is for now. `after`: milliseconds that it asks for. */
export class Passing extends FetchError {
  readonly after: number | undefined

  constructor(message: string, after: number | undefined) {
    super('status', message)
    this.after = after
  }
}
