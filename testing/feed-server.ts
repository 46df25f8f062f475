import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is served at a path. Without validators a client can neither ask whether it changed nor go on with it. */
export type Served = { bytes: Buffer; etag?: string; lastModified?: string }

/** What a request is answered with instead of the truth; undefined lets it pass. `count`: requests so far, this one with them. */
export type FeedFault = (request: IncomingMessage, response: ServerResponse, count: number) => boolean | undefined

export type FeedServer = {
  readonly url: string
  readonly files: Map<string, Served>
  /** `path range if-range if-none-match status` of each request, in order. */
  readonly log: string[]
  fault: FeedFault | undefined
  readonly close: () => Promise<void>
}

/** RFC 9110: conditional requests (13), ranges (14) with If-Range. */
function answer(files: ReadonlyMap<string, Served>, request: IncomingMessage, response: ServerResponse): void {
  const served = files.get(decodeURIComponent(request.url ?? ''))
  if (!served) return void response.writeHead(404).end('not here')
  const { bytes, etag, lastModified } = served
  const validators = { ...(etag ? { etag } : {}), ...(lastModified ? { 'last-modified': lastModified } : {}) }
  const { 'if-none-match': match, 'if-modified-since': since, 'if-range': ifRange, range } = request.headers
  if (match !== undefined ? match === etag : since !== undefined && since === lastModified)
    return void response.writeHead(304, validators).end()
  const from = /^bytes=(\d+)-$/.exec(range ?? '')?.[1]
  if (from === undefined || (ifRange !== undefined && ifRange !== etag && ifRange !== lastModified))
    return void response.writeHead(200, { 'content-length': bytes.length, ...validators }).end(bytes)
  const offset = Number(from)
  if (offset >= bytes.length) return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
  const part = bytes.subarray(offset)
  const place = { 'content-range': `bytes ${offset}-${bytes.length - 1}/${bytes.length}`, 'content-length': part.length }
  response.writeHead(206, { ...place, ...validators }).end(part)
}

/** A server of published feeds, really served, and whatever goes wrong when it is told to. */
export async function startFeedServer(): Promise<FeedServer> {
  const state = { files: new Map<string, Served>(), log: [] as string[], fault: undefined as FeedFault | undefined }
  const server = createServer((request, response) => {
    const { range = '-', 'if-range': ifRange = '-', 'if-none-match': match = '-' } = request.headers
    const index = state.log.push('') - 1
    if (!state.fault?.(request, response, state.log.length)) answer(state.files, request, response)
    state.log[index] = `${request.url} ${range} ${String(ifRange)} ${match} ${response.statusCode}`
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return Object.assign(state, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close })
}

/** Says that the whole comes, sends a part of it, leaves time to read that, and hangs up. */
export function breakOff(response: ServerResponse, { bytes, etag, lastModified }: Served, length: number, offset = 0): true {
  const validators = { ...(etag ? { etag } : {}), ...(lastModified ? { 'last-modified': lastModified } : {}) }
  const range = offset === 0 ? {} : { 'content-range': `bytes ${offset}-${bytes.length - 1}/${bytes.length}` }
  response.writeHead(offset === 0 ? 200 : 206, { 'content-length': bytes.length - offset, ...validators, ...range })
  response.write(bytes.subarray(offset, offset + length), () => setTimeout(() => response.destroy(), 150))
  return true
}
