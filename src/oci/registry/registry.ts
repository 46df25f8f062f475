import {
  type HttpClient,
  HttpError,
  type HttpOptions,
  type HttpResponse,
  MiB,
  httpClient,
  isLoopbackHost,
  limits,
  pause,
} from '#base/index.ts'
import { type Environment, findCredentials } from '../credentials/credentials.ts'
import { readTrust } from '../credentials/trust.ts'
import { digestOf, isDigest, verified, verifyDigest, verifyDocument } from '../digest.ts'
import type { Image, ImageOptions } from '../image.ts'
import { type BlobStore, imageOf } from '../layout/blob-image.ts'
import { type Descriptor, readManifest } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import { type Reference, formatReference, parseReference, registryHost } from '../reference.ts'
import { RegistrySession } from './session.ts'

export type RegistryOptions = ImageOptions & {
  /** Plain HTTP to hosts other than this machine. */
  readonly insecure?: boolean
  readonly env?: Environment
  readonly http?: Pick<HttpOptions, 'stallAfter'>
  /** How it is waited between attempts; default for so many milliseconds. */
  readonly wait?: Wait
}

type Wait = (milliseconds: number) => Promise<void>

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

/** Times that a blob which breaks off is gone on with from where it broke, unless this many bytes came since. */
const RESUMES = 5
const PROGRESS = 16 * MiB

/** `bytes 100-199/200` must begin where it was asked to. */
const startsAt = (response: HttpResponse, offset: number): boolean =>
  Number(/^bytes (\d{1,15})-/.exec(response.header('content-range') ?? '')?.[1] ?? Number.NaN) === offset

/** The rest of a response from where the last one broke off; a registry without ranges sends the whole again. */
async function* restOf(response: HttpResponse, digest: string, offset: number): AsyncGenerator<Uint8Array> {
  if (response.status === 206 && !startsAt(response, offset))
    throw new OciError('malformed', `read blob "${digest}": the registry sent another part than was asked for`)
  let skip = response.status === 206 ? 0 : offset
  for await (const chunk of response.body) {
    const rest = skip >= chunk.length ? undefined : chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.length)
    if (rest) yield rest
  }
}

/** A blob from its beginning to its end, over as many responses as it takes. */
async function* blobOf(
  get: (headers: Readonly<Record<string, string>>) => Promise<HttpResponse>,
  digest: string,
  wait: Wait,
): AsyncGenerator<Uint8Array> {
  let [offset, mark] = [0, 0]
  for (let broken = 0; ; broken++) {
    const response = await get(offset === 0 ? {} : { range: `bytes=${offset}-` })
    try {
      for await (const chunk of restOf(response, digest, offset)) {
        offset += chunk.length
        yield chunk
      }
      return
    } catch (cause) {
      if (offset - mark >= PROGRESS) [broken, mark] = [0, offset]
      if (!(cause instanceof HttpError)) throw cause
      if (!cause.retryable || broken >= RESUMES) throw new OciError('unavailable', `read blob "${digest}": ${cause.message}`, { cause })
    } finally {
      await response.discard()
    }
    await wait(100 * 2 ** broken)
  }
}

/** Layers that may not be given out lie elsewhere, unless the registry has them all the same (image-spec descriptor.md, "urls"). */
async function foreignBlob(session: RegistrySession, { digest, urls = [] }: Descriptor, missing: OciError): Promise<HttpResponse> {
  let reason: OciError = missing
  for (const url of urls) {
    try {
      return await session.getForeign(url)
    } catch (thrown) {
      if (!(thrown instanceof OciError)) throw thrown
      reason = thrown
    }
  }
  throw urls.length === 0 ? reason : new OciError(reason.code, `read blob "${digest}" from elsewhere: ${reason.message}`, { cause: reason })
}

function storeOf(session: RegistrySession, repository: string, wait: Wait, close: () => Promise<void>): BlobStore {
  const at = (kind: 'manifests' | 'blobs', digest: string): string => `/v2/${repository}/${kind}/${digest}`
  return {
    document: async (descriptor) => {
      const isManifest = /manifest|index/.test(descriptor.mediaType)
      const path = at(isManifest ? 'manifests' : 'blobs', descriptor.digest)
      const { bytes } = await session.getWhole(path, isManifest ? { accept: ACCEPT } : {}, limits.manifest)
      verifyDocument(bytes, descriptor, isManifest ? 'manifest' : 'blob')
      return bytes
    },
    open: async (descriptor) => {
      const get = async (headers: Readonly<Record<string, string>>): Promise<HttpResponse> => {
        try {
          return await session.get(at('blobs', descriptor.digest), headers)
        } catch (thrown) {
          if (!(thrown instanceof OciError) || thrown.code !== 'not-found') throw thrown
          return foreignBlob(session, descriptor, thrown)
        }
      }
      return verified(blobOf(get, descriptor.digest, wait), descriptor)
    },
    close,
  }
}

type Connection = { readonly reference: Reference; readonly root: Descriptor; readonly store: BlobStore }

/** What a name leads to, read and checked; the store is the caller's to close. */
async function connect(name: string, options: RegistryOptions): Promise<Connection> {
  const reference = parseReference(name)
  const host = registryHost(reference.domain)
  const env = options.env ?? process.env
  const insecure = options.insecure === true
  const wait = options.wait ?? pause
  const client = await httpClient({ ...(await readTrust(host, env)), env, ...options.http })
  try {
    const base = new URL(`${await schemeOf(client, host, insecure)}://${host}`)
    const { repository, domain } = reference
    const credentials = (): ReturnType<typeof findCredentials> => findCredentials(domain, repository, env)
    const session = new RegistrySession({ client, base, repository, credentials, insecure, wait })
    const wanted = reference.digest ?? reference.tag!
    const { bytes, mediaType } = await session.getWhole(`/v2/${repository}/manifests/${wanted}`, { accept: ACCEPT }, limits.manifest)
    const digest = isDigest(wanted) ? wanted : digestOf(bytes)
    verifyDigest(bytes, digest, 'manifest')
    const stored = storeOf(session, repository, wait, client.close)
    // What was read for the tag is not asked for again.
    const store: BlobStore = { ...stored, document: async (one) => (one.digest === digest ? bytes : stored.document(one)) }
    return { reference, store, root: { mediaType, digest, size: bytes.length } }
  } catch (thrown) {
    await client.close()
    throw thrown
  }
}

/** An image in a registry, named as Docker names it. Nothing is read of a layer until it is opened. @throws OciError */
export async function openRegistryImage(name: string, options: RegistryOptions = {}): Promise<Image> {
  const { reference, root, store } = await connect(name, options)
  const { domain, repository, tag } = reference
  const named = { name: formatReference(reference), repository: `${domain}/${repository}`, ...(tag === undefined ? {} : { tag }) }
  try {
    return await imageOf(store, root, named, options)
  } catch (thrown) {
    await store.close()
    throw thrown
  }
}

/** An artifact of one blob that is no image (image-spec manifest.md, "Guidelines for Artifact Usage"). */
export type Artifact = {
  /** Of the manifest. */
  readonly digest: string
  readonly mediaType: string
  readonly size: number
  /** Its size and digest are checked while it streams. */
  readonly open: () => Promise<AsyncIterable<Uint8Array>>
  readonly close: () => Promise<void>
}

/** @throws OciError */
export async function openRegistryArtifact(name: string, options: RegistryOptions = {}): Promise<Artifact> {
  const { root, store } = await connect(name, options)
  try {
    const read = readManifest(await store.document(root), root.mediaType)
    const [layer, ...more] = read.kind === 'manifest' ? read.manifest.layers : []
    if (!layer || more.length > 0) throw new OciError('unsupported', `open artifact "${name}": it is not of one blob`)
    return { digest: root.digest, mediaType: layer.mediaType, size: layer.size, open: () => store.open(layer), close: store.close }
  } catch (thrown) {
    await store.close()
    throw thrown
  }
}

/** https, unless plain HTTP may be spoken and nothing answers https. */
async function schemeOf(client: HttpClient, host: string, insecure: boolean): Promise<'https' | 'http'> {
  if (!insecure && !isLoopbackHost(new URL(`http://${host}`).hostname)) return 'https'
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
