import { z } from 'zod'
import { HttpError, type HttpClient, type HttpResponse, KiB, ParseError, limits, parseJson, readWhole } from '#base/index.ts'
import type { Credentials } from '../credentials/credentials.ts'
import { OciError } from '../oci-error.ts'
import { type Challenge, parseChallenge } from './challenge.ts'

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
  /** Whether plain HTTP may be spoken to this host. */
  readonly plainHttp: boolean
  readonly wait: (milliseconds: number) => Promise<void>
}

const basic = ({ username, password }: { username: string; password: string }): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** Without credentials and query, which may hold a signature. */
export const redacted = (url: URL): string => `${url.origin}${url.pathname}`

/** What a registry says of an error (distribution-spec, "Error Codes"), else the beginning of its body. */
async function quoteOf(response: HttpResponse): Promise<string> {
  try {
    const text = Buffer.from(await readWhole(response, limits.errorBody)).toString('utf8')
    const message = /"message"\s{0,4}:\s{0,4}"([^"]{1,200})/.exec(text)?.[1] ?? ''
    return message === '' ? '' : `: ${message.replace(/[\p{Cc}\p{Cf}]/gu, ' ')}`
  } catch {
    await response.discard()
    return ''
  }
}

async function failureOf(response: HttpResponse, url: URL, signedIn: boolean): Promise<OciError> {
  const { status } = response
  const details = { status, url: redacted(url) }
  const text = `get "${redacted(url)}": status ${status}${await quoteOf(response)}`
  if (status === 401 || status === 403) {
    const hint = signedIn ? 'the credentials do not allow it' : 'log in with docker login or podman login'
    return new OciError('unauthorized', text, { ...details, hint })
  }
  if (status === 404) return new OciError('not-found', text, details)
  if (status === 429) return new OciError('rate-limited', text, { ...details, retryable: true })
  return new OciError('unavailable', text, { ...details, retryable: status >= 500 || status === 408 })
}

/** Milliseconds of `Retry-After`: seconds or a date (RFC 9110, 10.2.3). */
function askedWait(response: HttpResponse, now: number): number | undefined {
  const text = response.header('retry-after')
  if (text === undefined) return undefined
  const value = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(value) ? Math.max(0, value) : undefined
}

const isTransient = (status: number): boolean => status === 429 || status === 408 || (status >= 500 && status !== 501)

/** Requests to one repository: signs in as asked, follows redirects without taking credentials along, tries again what may pass. */
export class RegistrySession {
  readonly #options: SessionOptions
  #authorization: string | undefined

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** A response of status 2xx. @throws OciError */
  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpResponse> {
    const url = new URL(path, this.#options.base)
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#signed(url, headers).catch((thrown: unknown) => {
        if (thrown instanceof HttpError) return thrown
        throw thrown
      })
      if (!(outcome instanceof HttpError) && outcome.status < 300) return outcome
      const last = attempt === ATTEMPTS
      if (outcome instanceof HttpError) {
        if (last || !outcome.retryable)
          throw new OciError('unavailable', `get "${redacted(url)}": ${outcome.message}`, {
            cause: outcome,
            ...(outcome.hint ? { hint: outcome.hint } : {}),
          })
      } else if (last || !isTransient(outcome.status)) throw await failureOf(outcome, url, this.#authorization !== undefined)
      await this.#pause(outcome, attempt)
    }
  }

  async #pause(outcome: HttpResponse | HttpError, attempt: number): Promise<void> {
    let wait = FIRST_WAIT * 2 ** (attempt - 1)
    if (!(outcome instanceof HttpError)) {
      const asked = askedWait(outcome, Date.parse(outcome.header('date') ?? '') || 0)
      await outcome.discard()
      if (asked !== undefined && asked > LONGEST_WAIT)
        throw new OciError('rate-limited', `get from "${this.#options.base.host}": it asks to wait ${Math.ceil(asked / 1000)} s`, {
          retryable: true,
        })
      wait = asked ?? wait
    }
    await this.#options.wait(wait)
  }

  async #signed(url: URL, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const response = await this.#follow(url, headers)
    if (response.status !== 401) return response
    const challenge = parseChallenge(response.header('www-authenticate'))
    if (!challenge) return response
    await response.discard()
    this.#authorization = await this.#authorize(challenge)
    return this.#follow(url, headers)
  }

  /** Credentials go to the registry's own origin alone; a redirect never leads from https to http. */
  async #follow(url: URL, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
    let at = url
    for (let count = 0; count <= REDIRECTS; count++) {
      const own = at.origin === this.#options.base.origin && this.#authorization !== undefined
      const sent = { ...headers, ...(own ? { authorization: this.#authorization! } : {}) }
      const response = await this.#options.client.send({ url: at, headers: sent })
      const location = response.header('location')
      if (response.status < 300 || response.status > 399 || response.status === 304 || location === undefined) return response
      await response.discard()
      if (!URL.canParse(location, at.href)) throw new OciError('malformed', `get "${redacted(at)}": it redirects to no address`)
      at = this.#checked(new URL(location, at), at)
    }
    throw new OciError('unavailable', `get "${redacted(url)}": more than ${REDIRECTS} redirects`, { url: redacted(url) })
  }

  #checked(to: URL, from: URL): URL {
    const secure = to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:' && this.#options.plainHttp)
    if (!secure) throw new OciError('insecure', `get "${redacted(from)}": it redirects to "${to.protocol}//${to.host}", which is not https`)
    to.username = ''
    to.password = ''
    return to
  }

  async #authorize(challenge: Challenge): Promise<string | undefined> {
    const credentials = await this.#options.credentials()
    if (challenge.scheme === 'bearer') return `Bearer ${await this.#token(challenge, credentials)}`
    if (!credentials || !('username' in credentials))
      throw new OciError('unauthorized', `sign in to "${this.#options.base.host}": it asks for a user and password`, {
        hint: 'log in with docker login or podman login',
      })
    return basic(credentials)
  }

  async #token(challenge: Challenge & { scheme: 'bearer' }, credentials: Credentials | undefined): Promise<string> {
    const realm = this.#checked(new URL(challenge.realm), this.#options.base)
    const scope = challenge.scope ?? `repository:${this.#options.repository}:pull`
    const service = challenge.service ?? ''
    const oauth = credentials && 'identityToken' in credentials
    const form = new URLSearchParams(
      oauth ? { grant_type: 'refresh_token', service, scope, client_id: 'plimsoll', refresh_token: credentials.identityToken } : {},
    )
    if (!oauth) {
      if (service !== '') realm.searchParams.set('service', service)
      realm.searchParams.set('scope', scope)
    }
    const response = await this.#options.client.send(
      oauth
        ? { method: 'POST', url: realm, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() }
        : { url: realm, headers: credentials ? { authorization: basic(credentials) } : {} },
    )
    if (response.status !== 200) throw await failureOf(response, realm, credentials !== undefined)
    try {
      const { token, access_token: access } = parseJson(Token, await readWhole(response, 256 * KiB))
      if (token ?? access) return (token ?? access)!
    } catch (cause) {
      if (!(cause instanceof ParseError)) throw cause
    }
    throw new OciError('malformed', `sign in at "${redacted(realm)}": no token in the answer`)
  }
}
