import { type HttpResponse, limits, readWhole, systemClock } from '#base/index.ts'
import { OciError } from '../oci-error.ts'

/** Without credentials and query, which may hold a signature; as much as is read. */
export const redacted = (url: URL): string => `${url.origin}${url.pathname}`.slice(0, 300)

/** What a registry says of an error (distribution-spec, "Error Codes"). A server may say what it was told: secrets are left out. */
async function quoteOf(response: HttpResponse, secrets: readonly string[]): Promise<string> {
  try {
    const text = Buffer.from(await readWhole(response, limits.errorBody)).toString('utf8')
    const message = /"message"\s{0,4}:\s{0,4}"([^"]{1,200})/.exec(text)?.[1] ?? ''
    const shown = secrets.filter((secret) => secret.length > 3).reduce((rest, secret) => rest.replaceAll(secret, '…'), message)
    return shown === '' ? '' : `: ${shown.replace(/[\p{Cc}\p{Cf}]/gu, ' ')}`
  } catch {
    await response.discard()
    return ''
  }
}

const LOG_IN = 'log in with docker login or podman login'

/** The error for a response that is none of success. `secrets` are what the request bore. */
export async function failureOf(response: HttpResponse, url: URL, secrets: readonly string[]): Promise<OciError> {
  const { status } = response
  const details = { status, url: redacted(url) }
  const text = `get "${redacted(url)}": status ${status}${await quoteOf(response, secrets)}`
  if (status === 401 || status === 403)
    return new OciError('unauthorized', text, { ...details, hint: secrets.length > 0 ? 'the credentials do not allow it' : LOG_IN })
  if (status === 404) return new OciError('not-found', text, details)
  if (status === 429) return new OciError('rate-limited', text, { ...details, retryable: true })
  return new OciError('unavailable', text, { ...details, retryable: isTransient(status) })
}

export const noCredentials = (host: string, asked: string): OciError =>
  new OciError('unauthorized', `sign in to "${host}": it asks for ${asked}`, { hint: LOG_IN })

export const isTransient = (status: number): boolean => status === 429 || status === 408 || (status >= 500 && status !== 501)

/** Milliseconds of `Retry-After`: seconds or a date (RFC 9110, 10.2.3), which counts from the server's own. */
export function askedWait(response: HttpResponse): number | undefined {
  const text = response.header('retry-after')
  if (text === undefined) return undefined
  const now = Date.parse(response.header('date') ?? '') || systemClock.now().getTime()
  const value = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(value) ? Math.max(0, value) : undefined
}
