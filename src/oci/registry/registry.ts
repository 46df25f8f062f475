import { type HttpClient, HttpError, type HttpOptions, type HttpResponse, httpClient, limits, pause, readWhole } from '#base/index.ts'
import { type Environment, findCredentials } from '../credentials/credentials.ts'
import { readTrust } from '../credentials/trust.ts'
import { digestOf, isDigest, verified, verifyDigest } from '../digest.ts'
import type { Image, ImageOptions } from '../image.ts'
import { type BlobStore, imageOf } from '../layout/blob-image.ts'
import type { Descriptor } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import { formatReference, parseReference, registryHost } from '../reference.ts'
import { RegistrySession } from './session.ts'

export type RegistryOptions = ImageOptions & {
  /** Plain HTTP to hosts other than this machine. */
  readonly insecure?: boolean
  readonly env?: Environment
  readonly http?: Pick<HttpOptions, 'stallAfter'>
}

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

/** Times that a blob which breaks off is gone on with from where it broke. */
const RESUMES = 5

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host)

async function bodyOf(response: HttpResponse, what: string): Promise<Uint8Array> {
  try {
    return await readWhole(response, limits.manifest)
  } catch (cause) {
    if (!(cause instanceof HttpError)) throw cause
    throw new OciError(cause.code === 'too-large' ? 'too-large' : 'unavailable', `read ${what}: ${cause.message}`, { cause })
  }
}

/** `bytes 100-199/200` must begin where it was asked to. */
const startsAt = (response: HttpResponse, offset: number): boolean =>
  Number(/^bytes (\d{1,15})-/.exec(response.header('content-range') ?? '')?.[1] ?? Number.NaN) === offset

/** A blob from its beginning to its end, over as many responses as it takes. */
async function* blobOf(session: RegistrySession, path: string, { digest, size }: Descriptor): AsyncGenerator<Uint8Array> {
  let offset = 0
  for (let broken = 0; ; broken++) {
    const response = await session.get(path, offset === 0 ? {} : { range: `bytes=${offset}-` })
    // A registry without ranges sends the whole again: what was read is stepped over.
    let skip = response.status === 206 ? 0 : offset
    if (response.status === 206 && !startsAt(response, offset))
      throw new OciError('malformed', `read blob "${digest}": the registry sent another part than was asked for`)
    try {
      for await (const chunk of response.body) {
        const rest = skip >= chunk.length ? undefined : chunk.subarray(skip)
        skip = Math.max(0, skip - chunk.length)
        if (!rest) continue
        offset += rest.length
        yield rest
      }
      if (offset >= size) return
    } catch (cause) {
      if (!(cause instanceof HttpError) || !cause.retryable || broken >= RESUMES)
        throw cause instanceof HttpError ? new OciError('unavailable', `read blob "${digest}": ${cause.message}`, { cause }) : cause
      await pause(100 * 2 ** broken)
      continue
    } finally {
      await response.discard()
    }
    throw new OciError('size-mismatch', `read blob "${digest}": ${offset} bytes, it should have ${size}`)
  }
}

function storeOf(session: RegistrySession, repository: string, close: () => Promise<void>): BlobStore {
  const at = (kind: 'manifests' | 'blobs', digest: string): string => `/v2/${repository}/${kind}/${digest}`
  return {
    document: async ({ digest, mediaType }) => {
      const isManifest = /manifest|index/.test(mediaType)
      const response = await session.get(at(isManifest ? 'manifests' : 'blobs', digest), isManifest ? { accept: ACCEPT } : {})
      const bytes = await bodyOf(response, `blob "${digest}"`)
      verifyDigest(bytes, digest, isManifest ? 'manifest' : 'blob')
      return bytes
    },
    open: async (descriptor) => verified(blobOf(session, at('blobs', descriptor.digest), descriptor), descriptor),
    close,
  }
}

/** An image in a registry, named as Docker names it. Nothing is read of a layer until it is opened. @throws OciError */
export async function openRegistryImage(name: string, options: RegistryOptions = {}): Promise<Image> {
  const reference = parseReference(name)
  const host = registryHost(reference.domain)
  const env = options.env ?? process.env
  const plainHttp = options.insecure === true || isLoopback(host)
  const client = await httpClient({ ...(await readTrust(host, env)), ...options.http })
  const base = new URL(`${await schemeOf(client, host, plainHttp)}://${host}`)
  const { repository, domain } = reference
  const session = new RegistrySession({
    client,
    base,
    repository,
    credentials: () => findCredentials(domain, repository, env),
    plainHttp,
    wait: pause,
  })
  try {
    const wanted = reference.digest ?? reference.tag!
    const response = await session.get(`/v2/${repository}/manifests/${wanted}`, { accept: ACCEPT })
    const bytes = await bodyOf(response, `manifest "${wanted}"`)
    const digest = isDigest(wanted) ? wanted : digestOf(bytes)
    verifyDigest(bytes, digest, 'manifest')
    const stored = storeOf(session, repository, client.close)
    const root: Descriptor = { mediaType: response.header('content-type') ?? '', digest, size: bytes.length }
    // What was read for the tag is not asked for again.
    const store: BlobStore = { ...stored, document: async (one) => (one.digest === digest ? bytes : stored.document(one)) }
    const tag = reference.tag === undefined ? {} : { tag: reference.tag }
    return await imageOf(store, root, { name: formatReference(reference), repository: `${domain}/${repository}`, ...tag }, options)
  } catch (thrown) {
    await client.close()
    throw thrown
  }
}

/** https, unless plain HTTP may be spoken and nothing answers https. */
async function schemeOf(client: HttpClient, host: string, plainHttp: boolean): Promise<'https' | 'http'> {
  if (!plainHttp) return 'https'
  try {
    await (await client.send({ url: new URL(`https://${host}/v2/`) })).discard()
    return 'https'
  } catch (thrown) {
    // A certificate that is not trusted is an error of the request to come, not a reason to go without one.
    return thrown instanceof HttpError && thrown.code === 'untrusted' && !/wrong version|EPROTO|packet length/i.test(thrown.message)
      ? 'https'
      : 'http'
  }
}
