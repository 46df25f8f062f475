import { type IncomingMessage, type RequestListener, type ServerResponse, createServer } from 'node:http'
import { type ServerOptions, createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** What a request may be answered with instead of the truth; undefined lets it pass. */
export type Fault = (request: IncomingMessage, response: ServerResponse, count: number) => boolean | undefined

export type TestRegistry = {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  readonly port: number
  readonly blobs: Map<string, Buffer>
  readonly manifests: Map<string, Buffer>
  /** `METHOD path authorization` of each request, in order. */
  readonly log: string[]
  fault: Fault | undefined
  readonly close: () => Promise<void>
}

export const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** A registry in memory, really served: pull only, ranges, and whatever goes wrong when it is told to. */
export async function startRegistry(tls?: ServerOptions): Promise<TestRegistry> {
  const registry = {
    blobs: new Map<string, Buffer>(),
    manifests: new Map<string, Buffer>(),
    log: [] as string[],
    fault: undefined as Fault | undefined,
  }
  const listener: RequestListener = (request, response) => {
    registry.log.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`)
    if (registry.fault?.(request, response, registry.log.length)) return
    answer(registry, request, response)
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const { port } = server.address() as AddressInfo
  return Object.assign(registry, { host: `127.0.0.1:${port}`, port, close })
}

function answer(registry: Pick<TestRegistry, 'blobs' | 'manifests'>, request: IncomingMessage, response: ServerResponse): void {
  const [, kind, reference = ''] = /\/(blobs|manifests)\/([^/?]+)$/.exec(request.url ?? '') ?? []
  const content = kind === 'blobs' ? registry.blobs.get(reference) : kind === 'manifests' ? registry.manifests.get(reference) : undefined
  if (request.url === '/v2/') response.writeHead(200).end()
  else if (!content) response.writeHead(404).end('{"errors":[{"code":"NAME_UNKNOWN","message":"not here"}]}')
  else {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const mediaType =
      kind === 'manifests' ? (/"mediaType":"([^"]+)"/.exec(content.toString())?.[1] ?? 'application/json') : 'application/octet-stream'
    const range = from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}
    response.writeHead(from > 0 ? 206 : 200, { 'content-type': mediaType, ...range }).end(content.subarray(from))
  }
}

export type TestDescriptor = { readonly mediaType: string; readonly digest: string; readonly size: number }

export const IMAGE = 'application/vnd.oci.image.manifest.v1+json'
export const INDEX = 'application/vnd.oci.image.index.v1+json'
export const CONFIG = 'application/vnd.oci.image.config.v1+json'
export const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'

const bytesOf = (content: Buffer | object): Buffer => (Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content)))

/** A blob, or any document as one. */
export function putBlob({ blobs }: Pick<TestRegistry, 'blobs'>, content: Buffer | object, mediaType: string): TestDescriptor {
  const bytes = bytesOf(content)
  blobs.set(sha256(bytes), bytes)
  return { mediaType, digest: sha256(bytes), size: bytes.length }
}

/** A manifest or index, by its digest and by a tag. */
export function putManifest({ manifests }: Pick<TestRegistry, 'manifests'>, content: Buffer | object, tag?: string): TestDescriptor {
  const bytes = bytesOf(content)
  for (const name of [sha256(bytes), ...(tag === undefined ? [] : [tag])]) manifests.set(name, bytes)
  return { mediaType: 'mediaType' in content ? String(content.mediaType) : '', digest: sha256(bytes), size: bytes.length }
}

/** A configuration for layers by their diff ids. */
export const configOf = (diffIds: readonly string[], platform: object = {}): object => ({
  os: 'linux',
  architecture: 'amd64',
  ...platform,
  rootfs: { type: 'layers', diff_ids: diffIds },
})

/** An image of one gzip layer. @returns the manifest's descriptor */
export function putImage(
  registry: Pick<TestRegistry, 'blobs' | 'manifests'>,
  tag: string | undefined,
  layer: Buffer,
  platform: object = {},
): TestDescriptor {
  const config = putBlob(registry, configOf([sha256(layer)], platform), CONFIG)
  return putManifest(registry, { schemaVersion: 2, mediaType: IMAGE, config, layers: [putBlob(registry, gzipSync(layer), LAYER)] }, tag)
}

/** Puts an image of one gzip layer into the registry. @returns the manifest's digest */
export const addImage = (registry: TestRegistry, tag: string, layer: Buffer): string => putImage(registry, tag, layer).digest
