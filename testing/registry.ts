import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** What a request may be answered with instead of the truth; undefined lets it pass. */
export type Fault = (request: IncomingMessage, response: ServerResponse, count: number) => boolean | undefined

export type TestRegistry = {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  readonly blobs: Map<string, Buffer>
  readonly manifests: Map<string, Buffer>
  /** `METHOD path authorization` of each request, in order. */
  readonly log: string[]
  fault: Fault | undefined
  readonly close: () => Promise<void>
}

export const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** A registry in memory, really served: pull only, ranges, and whatever goes wrong when it is told to. */
export async function startRegistry(): Promise<TestRegistry> {
  const registry = {
    blobs: new Map<string, Buffer>(),
    manifests: new Map<string, Buffer>(),
    log: [] as string[],
    fault: undefined as Fault | undefined,
  }
  const server: Server = createServer((request, response) => {
    registry.log.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`)
    if (registry.fault?.(request, response, registry.log.length)) return
    answer(registry, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return Object.assign(registry, { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close })
}

function answer(registry: Pick<TestRegistry, 'blobs' | 'manifests'>, request: IncomingMessage, response: ServerResponse): void {
  const [, kind, reference = ''] = /\/(blobs|manifests)\/([^/?]+)$/.exec(request.url ?? '') ?? []
  const content = kind === 'blobs' ? registry.blobs.get(reference) : kind === 'manifests' ? registry.manifests.get(reference) : undefined
  if (request.url === '/v2/') response.writeHead(200).end()
  else if (!content) response.writeHead(404).end('{"errors":[{"code":"NAME_UNKNOWN","message":"not here"}]}')
  else {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const mediaType =
      kind === 'manifests' ? (JSON.parse(content.toString()) as { mediaType: string }).mediaType : 'application/octet-stream'
    const range = from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}
    response.writeHead(from > 0 ? 206 : 200, { 'content-type': mediaType, ...range }).end(content.subarray(from))
  }
}

/** Puts an image of one gzip layer into the registry. @returns the manifest's digest */
export function addImage(registry: TestRegistry, tag: string, layer: Buffer): string {
  const put = (bytes: Buffer, mediaType: string) => {
    registry.blobs.set(sha256(bytes), bytes)
    return { mediaType, digest: sha256(bytes), size: bytes.length }
  }
  const config = { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [sha256(layer)] } }
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: put(Buffer.from(JSON.stringify(config)), 'application/vnd.oci.image.config.v1+json'),
    layers: [put(gzipSync(layer), 'application/vnd.oci.image.layer.v1.tar+gzip')],
  }
  const bytes = Buffer.from(JSON.stringify(manifest))
  registry.manifests.set(tag, bytes)
  registry.manifests.set(sha256(bytes), bytes)
  return sha256(bytes)
}
