import {
  HttpError,
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
  KiB,
  ParseError,
  isLoopbackHost,
  isMachineLocal,
  parseJson,
  readWhole,
} from '#base/index.ts'
import * as z from 'zod'
import type { Credentials } from '../credentials/credentials.ts'
import { OciError } from '../oci-error.ts'
import { type Challenge, parseChallenge } from './challenge.ts'
import { askedWait, failureOf, isTransient, noCredentials, redacted } from './failure.ts'

const Token = z.object({ token: z.string().optional(), access_token: z.string().optional() })

/** Redirects of one request; a loop ends here. */
const REDIRECTS = 5
const ATTEMPTS = 5
/** Milliseconds: the first wait, doubled each time, and the longest that a registry may ask for. */
const FIRST_WAIT = 250
const LONGEST_WAIT = 30_000

export type SessionOptions = {
  readonly client: HttpClient
  readonly base: URL
  readonly repository: string
  readonly credentials: () => Promise<Credentials | undefined>
  /** Plain HTTP to hosts other than this machine. */
  readonly insecure: boolean
  readonly wait: (milliseconds: number) => Promise<void>
}

type Headers = Readonly<Record<string, string>>

const basic = ({ username, password }: { username: string; password: string }): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** What must not be quoted: a header's value with and without its scheme, a password. */
function secretsOf(authorization: string | undefined, credentials?: Credentials): string[] {
  const own = !credentials
    ? []
    : 'password' in credentials
      ? [basic(credentials).slice(6), credentials.password]
      : Object.values(credentials)
  return [...(authorization === undefined ? [] : [authorization.slice(authorization.indexOf(' ') + 1)]), ...own]
}

/** Requests to one repository: signs in as asked, follows redirects without taking credentials along, tries again what may pass. */
export class RegistrySession {
  readonly #options: SessionOptions
  #authorization: string | undefined
  #renewal: Promise<void> | undefined
  #credentials: Promise<Credentials | undefined> | undefined

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** A response of status 2xx, of which nothing is read yet. @throws OciError */
  async get(path: string, headers: Headers = {}): Promise<HttpResponse> {
    const url = new URL(path, this.#options.base)
    return this.#tried(
      url,
      () => this.#signed(url, headers),
      async (response) => response,
    )
  }

  /** A body of at most `limit` bytes, whole; one that breaks off is asked for again. @throws OciError */
  async getWhole(path: string, headers: Headers, limit: number): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> {
    const url = new URL(path, this.#options.base)
    return this.#tried(
      url,
      () => this.#signed(url, headers),
      async (response) => {
        const packed = response.header('content-encoding') ?? 'identity'
        if (packed !== 'identity') {
          await response.discard()
          throw new OciError('malformed', `get "${redacted(url)}": it comes packed as "${packed.slice(0, 40)}", which was not asked for`)
        }
        return { bytes: await readWhole(response, limit), mediaType: response.header('content-type')?.split(';', 1)[0]!.trim() ?? '' }
      },
    )
  }

  /** What an address elsewhere gives, without credentials. @throws OciError */
  async getForeign(address: string): Promise<HttpResponse> {
    if (!URL.canParse(address)) throw new OciError('malformed', `get "${address.slice(0, 200)}": it is no address`)
    const url = this.#checked(new URL(address), this.#options.base)
    return this.#tried(
      url,
      () => this.#follow({ url }),
      async (response) => response,
    )
  }

  async #tried<T>(url: URL, send: () => Promise<HttpResponse>, take: (response: HttpResponse) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const last = attempt === ATTEMPTS
      let asked: number | undefined
      try {
        const response = await send()
        if (response.status < 300) return await take(response)
        if (last || !isTransient(response.status)) throw await failureOf(response, url, secretsOf(this.#authorization))
        asked = askedWait(response)
        await response.discard()
      } catch (cause) {
        if (!(cause instanceof HttpError)) throw cause
        if (last || !cause.retryable)
          throw new OciError(cause.code === 'too-large' ? 'too-large' : 'unavailable', `get "${redacted(url)}": ${cause.message}`, {
            cause,
            ...(cause.hint ? { hint: cause.hint } : {}),
          })
      }
      await this.#pause(url, asked, attempt)
    }
  }

  async #pause(url: URL, asked: number | undefined, attempt: number): Promise<void> {
    if (asked !== undefined && asked > LONGEST_WAIT)
      throw new OciError('rate-limited', `get from "${url.host}": it asks to wait ${Math.ceil(asked / 1000)} s`, { retryable: true })
    await this.#options.wait(asked ?? FIRST_WAIT * 2 ** (attempt - 1))
  }

  async #signed(url: URL, headers: Headers): Promise<HttpResponse> {
    const used = this.#authorization
    const send = (): Promise<HttpResponse> => this.#follow({ url, headers }, this.#authorization)
    const response = await send()
    // Only the registry itself is answered: a host that it redirects to has no claim to the user's credentials.
    if (response.status !== 401 || response.url.origin !== this.#options.base.origin) return response
    const challenge = parseChallenge(response.headers('www-authenticate'))
    if (!challenge) return response
    await response.discard()
    // Several layers come at a time: one of them signs in again for all.
    if (this.#authorization === used) await (this.#renewal ??= this.#renew(challenge))
    return send()
  }

  async #renew(challenge: Challenge): Promise<void> {
    try {
      this.#authorization = await this.#authorize(challenge)
    } finally {
      this.#renewal = undefined
    }
  }

  /** Credentials go to the origin that was asked alone; a redirect never leads from https to http. */
  async #follow(request: HttpRequest, authorization?: string): Promise<HttpResponse> {
    let at = request.url
    for (let count = 0; count <= REDIRECTS; count++) {
      const own = at.origin === request.url.origin && authorization !== undefined
      const headers = { ...request.headers, ...(own ? { authorization } : {}) }
      const response = await this.#options.client.send({ ...request, url: at, headers })
      const location = response.header('location')
      if (response.status < 300 || response.status > 399 || response.status === 304 || location === undefined) return response
      await response.discard()
      if (request.method === 'POST') throw new OciError('malformed', `sign in at "${redacted(at)}": it redirects`)
      if (!URL.canParse(location, at.href)) throw new OciError('malformed', `get "${redacted(at)}": it redirects to no address`)
      at = this.#checked(new URL(location, at), at)
    }
    throw new OciError('unavailable', `get "${redacted(request.url)}": more than ${REDIRECTS} redirects`, { url: redacted(request.url) })
  }

  /** Where a registry may lead: to https; to plain HTTP as far as it was allowed; to places within a machine from there alone. */
  #checked(to: URL, from: URL): URL {
    const { insecure, base } = this.#options
    const plain = to.protocol === 'http:' && from.protocol === 'http:' && (insecure || isLoopbackHost(to.hostname))
    const inside = isMachineLocal(to.hostname) && to.hostname !== base.hostname && !isMachineLocal(base.hostname) && !insecure
    const name = `${to.protocol}//${to.host}`.slice(0, 200)
    if (to.protocol !== 'https:' && !plain)
      throw new OciError('insecure', `get "${redacted(from)}": it leads to "${name}", which is not https`)
    if (inside) throw new OciError('insecure', `get "${redacted(from)}": it leads to "${name}", a place within this machine`)
    to.username = ''
    to.password = ''
    return to
  }

  async #authorize(challenge: Challenge): Promise<string> {
    const credentials = await (this.#credentials ??= this.#options.credentials())
    if (credentials && 'registryToken' in credentials) return `Bearer ${credentials.registryToken}`
    if (challenge.scheme === 'bearer') return `Bearer ${await this.#token(challenge, credentials)}`
    if (!credentials || !('username' in credentials)) throw noCredentials(this.#options.base.host, 'a user and password')
    return basic(credentials)
  }

  async #token(challenge: Challenge & { scheme: 'bearer' }, credentials: Credentials | undefined): Promise<string> {
    const realm = this.#checked(new URL(challenge.realm), this.#options.base)
    const scope = challenge.scope ?? `repository:${this.#options.repository}:pull`
    const service = challenge.service ?? ''
    const oauth = credentials && 'identityToken' in credentials ? credentials.identityToken : undefined
    const form = { grant_type: 'refresh_token', service, scope, client_id: 'plimsoll', refresh_token: oauth ?? '' }
    if (oauth === undefined) {
      if (service !== '') realm.searchParams.set('service', service)
      realm.searchParams.set('scope', scope)
    }
    const request: HttpRequest =
      oauth === undefined
        ? { url: realm }
        : {
            method: 'POST',
            url: realm,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(form).toString(),
          }
    const authorization = credentials && 'username' in credentials ? basic(credentials) : undefined
    const send = async (): Promise<HttpResponse> => {
      const response = await this.#follow(request, authorization)
      if (response.status >= 300 && !isTransient(response.status))
        throw await failureOf(response, realm, secretsOf(authorization, credentials))
      return response
    }
    return this.#tried(realm, send, async (response) => tokenIn(await readWhole(response, 256 * KiB), realm))
  }
}

/** @throws OciError malformed */
function tokenIn(bytes: Uint8Array, realm: URL): string {
  try {
    const { token, access_token: access } = parseJson(Token, bytes)
    const found = token || access
    // It becomes a header: what could end one is no token.
    if (found && /^[\x21-\x7e]+$/.test(found)) return found
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
  }
  throw new OciError('malformed', `sign in at "${redacted(realm)}": no token in the answer`)
}
