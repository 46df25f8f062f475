import { createHash } from 'node:crypto'
import {
  type Clock,
  FileError,
  type HttpClient,
  HttpError,
  type HttpResponse,
  MiB,
  messageOf,
  moveFile,
  openPart,
  pause,
  readChunks,
  removeFile,
  toInstant,
} from '#base/index.ts'
import { looksLike } from './content.ts'
import { FetchError } from './fetch-error.ts'
import {
  type Begun,
  type Kept,
  type Place,
  type Validators,
  dropBegun,
  placeOf,
  readBegun,
  readKept,
  writeBegun,
  writeKept,
} from './keep.ts'
import { Passing, get, isPassing, shown } from './request.ts'

export type Downloader = {
  readonly client: HttpClient
  /** Where bodies are kept; another process must not work in it at the same time. */
  readonly folder: string
  readonly clock: Clock
  /** Bytes of one body. */
  readonly limit?: number
  /** Milliseconds for one address altogether: a server that sends a byte a minute never ends. */
  readonly within?: number
  /** Before a request is made again, in milliseconds; doubled each time. */
  readonly patience?: number
}

/** A body in a file. `changed` is false when the address said that it has nothing newer. */
export type Downloaded = Kept & { readonly path: string; readonly changed: boolean }

/** OSV's largest archive has some 1.3 GB. */
const LIMIT = 4096 * MiB
const WITHIN = 3_600_000
const PATIENCE = 500
/** Times that one address is asked again after it broke off or was busy. */
const RETRIES = 6
/** Times that one is asked again which nobody answers at: without a network, all of them would take minutes. */
const CALLS = 2
/** The longest that a server's Retry-After is followed, in milliseconds. */
const LONGEST_PAUSE = 60_000

const validatorsOf = (response: HttpResponse): Validators => {
  const etag = response.header('etag')
  const lastModified = response.header('last-modified')
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) }
}

/** If-Range takes a strong validator alone (RFC 9110, 13.1.5); a date counts as one here, a day's feed does not change twice a second. */
const strongOf = ({ etag, lastModified }: Validators): string | undefined => (etag && !etag.startsWith('W/') ? etag : lastModified)

const conditionsFor = ({ etag, lastModified }: Validators): Record<string, string> => ({
  ...(etag ? { 'if-none-match': etag } : {}),
  ...(lastModified ? { 'if-modified-since': lastModified } : {}),
})

/** One address's state while it is fetched. */
type Work = { readonly by: Downloader; readonly url: URL; readonly place: Place; readonly deadline: number }

/** What is there of a body that the server can be asked to go on with. */
async function beginningOf({ place }: Work): Promise<{ offset: number; validator?: string; begun?: Begun }> {
  const found = await readBegun(place)
  const validator = found && strongOf(found.begun)
  if (found && validator !== undefined) return { offset: found.length, validator, begun: found.begun }
  await dropBegun(place)
  return { offset: 0 }
}

/**
 * Whether an answer goes on exactly where the beginning ends and is of the same state: `bytes 100-199/200`, the validators unchanged.
 * A server that sends another part, or does not heed If-Range, is not believed.
 */
function continues(response: HttpResponse, offset: number, begun: Begun): boolean {
  const now = validatorsOf(response)
  const same =
    (now.etag === undefined || now.etag === begun.etag) && (now.lastModified === undefined || now.lastModified === begun.lastModified)
  const range = /^bytes (\d{1,15})-\d{1,15}\/(?:\d{1,15}|\*)$/.exec(response.header('content-range') ?? '')
  return same && range !== null && Number(range[1]) === offset
}

const retryAfter = (response: HttpResponse): number | undefined => {
  const seconds = /^\d{1,6}$/.exec(response.header('retry-after') ?? '')?.[0]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

/** The length that a body must have in the end; undefined when the server does not say. */
function totalOf(response: HttpResponse, offset: number): number | undefined {
  const total = /\/(\d{1,15})$/.exec(response.header('content-range') ?? '')?.[1]
  if (response.status === 206 && total !== undefined) return Number(total)
  const length = /^\d{1,15}$/.exec(response.header('content-length') ?? '')?.[0]
  return length === undefined ? undefined : offset + Number(length)
}

/** Writes what arrives behind the beginning. @throws HttpError when it breaks off: what came stays for the next time */
async function receive({ by, url, place, deadline }: Work, response: HttpResponse, offset: number): Promise<void> {
  const limit = by.limit ?? LIMIT
  const total = totalOf(response, offset)
  if (total !== undefined && total > limit) throw new FetchError('too-large', `fetch ${shown(url)}: ${total} bytes, more than ${limit}`)
  const part = await openPart(place.part, offset)
  let length = offset
  try {
    for await (const chunk of response.body) {
      length += chunk.length
      if (length > limit) throw new FetchError('too-large', `fetch ${shown(url)}: more than ${limit} bytes`)
      await part.write(chunk)
      if (by.clock.now().getTime() > deadline)
        throw new FetchError('unavailable', `fetch ${shown(url)}: too slow, ${length} bytes came in the time allowed`)
    }
  } finally {
    await part.close()
  }
  if (total !== undefined && length !== total) throw new Passing(`fetch ${shown(url)}: ${length} bytes came of ${total}`, undefined)
}

/** The whole body becomes the one that is kept, at once; the one before it goes. */
async function keep({ by, url, place }: Work, validators: Validators, before: Kept | undefined): Promise<Downloaded> {
  const hash = createHash('sha256')
  let size = 0
  let head = Buffer.alloc(0)
  for await (const chunk of readChunks(place.part)) {
    if (size === 0) head = Buffer.from(chunk.subarray(0, 512))
    size += chunk.length
    hash.update(chunk)
  }
  if (!looksLike(url.pathname, head)) {
    await dropBegun(place)
    throw new FetchError('wrong-content', `fetch ${shown(url)}: what came is not what its name says`, {
      hint: 'a proxy or a page that asks to log in may have answered',
    })
  }
  const digest = `sha256:${hash.digest('hex')}`
  const path = place.body(digest)
  await moveFile(place.part, path)
  const kept: Kept = { url: shown(url), ...validators, digest, size, confirmed: toInstant(by.clock.now()) }
  await writeKept(place, kept)
  await removeFile(place.partNote)
  if (before && before.digest !== digest) await removeFile(place.body(before.digest))
  return { ...kept, path, changed: before?.digest !== digest }
}

/** One request and what follows from its answer; undefined when the next is to begin anew. */
async function attempt(work: Work, before: Kept | undefined): Promise<Downloaded | undefined> {
  const { by, url, place } = work
  const { offset, validator, begun } = await beginningOf(work)
  const conditions = offset > 0 && validator ? { range: `bytes=${offset}-`, 'if-range': validator } : before ? conditionsFor(before) : {}
  const response = await get(by.client, url, { 'accept-encoding': 'identity', ...conditions })
  try {
    if (response.status === 304 && before && offset === 0) {
      const kept = { ...before, confirmed: toInstant(by.clock.now()) }
      await writeKept(place, kept)
      return { ...kept, path: place.body(kept.digest), changed: false }
    }
    if (response.status === 206 && begun && continues(response, offset, begun)) {
      await receive(work, response, offset)
      return await keep(work, begun, before)
    }
    if (response.status === 206 || response.status === 416) {
      // Another part, or none: what is there cannot be gone on with.
      await dropBegun(place)
      if (offset === 0) throw new FetchError('status', `fetch ${shown(url)}: status ${response.status} to a request for the whole`)
      return undefined
    }
    if (response.status === 200) {
      const validators = validatorsOf(response)
      await dropBegun(place)
      await writeBegun(place, { url: shown(url), ...validators })
      await receive(work, response, 0)
      return await keep(work, validators, before)
    }
    const message = `fetch ${shown(url)}: status ${response.status}`
    if ([408, 425, 429, 500, 502, 503, 504].includes(response.status)) throw new Passing(message, retryAfter(response))
    throw new FetchError('status', message)
  } finally {
    await response.discard()
  }
}

/**
 * The content of an address, kept from before where it has not changed, and gone on with where it broke off.
 * @throws FetchError, HttpError, FileError; what was kept before is still there then
 */
export async function download(by: Downloader, url: URL): Promise<Downloaded> {
  const place = placeOf(by.folder, url)
  const work = { by, url, place, deadline: by.clock.now().getTime() + (by.within ?? WITHIN) }
  const before = await readKept(place)
  for (let retries = 0; ; retries++) {
    try {
      const downloaded = await attempt(work, before)
      if (downloaded) return downloaded
      if (retries >= RETRIES) throw new FetchError('unavailable', `fetch ${shown(url)}: the server sends parts that do not fit together`)
    } catch (thrown) {
      // A body that is too large, or that the disk has no room for, is not to lie about.
      if (thrown instanceof FileError || (thrown instanceof FetchError && thrown.code === 'too-large')) await dropBegun(place)
      const isLate = by.clock.now().getTime() > work.deadline
      const most = thrown instanceof HttpError && thrown.code === 'unreachable' ? CALLS : RETRIES
      if (!isPassing(thrown) || retries >= most || isLate) throw thrown instanceof FetchError ? thrown : failure(url, thrown)
      const asked = thrown instanceof Passing ? (thrown.after ?? 0) : 0
      await pause(Math.min(LONGEST_PAUSE, Math.max(asked, (by.patience ?? PATIENCE) * 2 ** retries)))
    }
  }
}

const failure = (url: URL, cause: unknown): unknown =>
  isPassing(cause) ? new FetchError('unavailable', `fetch ${shown(url)}: ${messageOf(cause)}`, { cause }) : cause

/** What was kept of an address the last time that it could be fetched. */
export async function earlier(folder: string, url: URL): Promise<Downloaded | undefined> {
  const place = placeOf(folder, url)
  const kept = await readKept(place)
  return kept && { ...kept, path: place.body(kept.digest), changed: false }
}
