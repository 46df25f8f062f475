import { createGunzip, createZstdDecompress, gunzipSync } from 'node:zlib'
import { pipeline } from 'node:stream'
import {
  GiB,
  MiB,
  PlimsollError,
  filesOfZip,
  limits,
  messageOf,
  openFile,
  readChunks,
  readFileBounded,
  statPath,
  walkFolder,
} from '#base/index.ts'
import { TarParser } from '#oci/index.ts'
import type { FeedFile } from './contract.ts'

export class FeedError extends PlimsollError<'unreadable' | 'not-found'> {}

/** One published record or list; the largest there are (EPSS, Debian's tracker) have some 100 MB. */
const FILE = 512 * MiB
/** Files of one feed. */
const FILES = 2_000_000
/** Bytes of an archive's files, unpacked; OSV's largest has some 5 GiB. */
const TOTAL = 64 * GiB

type Packing = 'gzip' | 'zstd' | 'none'

async function* filesOfTar(path: string, wants: (path: string) => boolean, packing: Packing): AsyncGenerator<FeedFile> {
  const found: FeedFile[] = []
  let length = 0
  const parser = new TarParser({
    entry: ({ type, size, path: name }) => {
      if (type !== 'file' || !wants(name)) return 'skip'
      if (size > FILE) throw new FeedError('unreadable', `read feed "${path}": "${name}" has ${size} bytes, more than ${FILE}`)
      return 'keep'
    },
    content: (entry, bytes) => void found.push({ path: entry.path, bytes }),
  })
  const unpack = packing === 'zstd' ? createZstdDecompress({ chunkSize: MiB }) : createGunzip({ chunkSize: MiB })
  if (packing !== 'none') pipeline(readChunks(path), unpack, () => {})
  for await (const chunk of packing === 'none' ? readChunks(path) : (unpack as AsyncIterable<Uint8Array>)) {
    length += chunk.length
    if (length > TOTAL) throw new FeedError('unreadable', `read feed "${path}": more than ${TOTAL} bytes unpacked`)
    parser.push(chunk)
    yield* found.splice(0)
  }
  parser.end()
  yield* found.splice(0)
}

async function* filesOfFolder(path: string, wants: (path: string) => boolean): AsyncGenerator<FeedFile> {
  const failed = (file: string, reason: string): void => {
    throw new FeedError('unreadable', `read "${file}" in "${path}": ${reason}`)
  }
  for await (const { path: file, kind } of walkFolder(path, { maxEntries: FILES, failed }))
    if (kind === 'file' && wants(file)) yield { path: file, bytes: await readFileBounded(`${path}/${file}`, FILE) }
}

async function* filesOfArchive(path: string, wants: (path: string) => boolean): AsyncGenerator<FeedFile> {
  const file = await openFile(path)
  try {
    for await (const { name, bytes } of filesOfZip(file, { wants, limit: limits.document, count: FILES, total: TOTAL }))
      yield { path: name, bytes }
  } finally {
    await file.close()
  }
}

/** A server may pack what it sends although it was asked not to. EPSS publishes its list packed. */
async function fileOf(path: string, name: string): Promise<FeedFile> {
  const bytes = await readFileBounded(path, FILE)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { path: name, bytes }
  try {
    return { path: name.replace(/\.gz$/, ''), bytes: gunzipSync(bytes, { maxOutputLength: FILE }) }
  } catch (cause) {
    throw new FeedError('unreadable', `read feed "${path}": ${messageOf(cause)}`, { cause })
  }
}

/**
 * The files of a feed as it was published: a folder, a tar, a ZIP, or the one file that it is. `name` is what it is called by its publisher.
 * @throws FeedError, FileError
 */
export async function* feedFiles(
  path: string,
  wants: (path: string) => boolean,
  name = path.slice(path.lastIndexOf('/') + 1),
): AsyncGenerator<FeedFile> {
  const kind = (await statPath(path))?.kind
  if (kind === undefined) throw new FeedError('not-found', `read feed "${path}": no such file or folder`)
  try {
    if (kind === 'folder') yield* filesOfFolder(path, wants)
    else if (/\.(?:tar|tar\.gz|tgz|tar\.zst)$/.test(name))
      yield* filesOfTar(path, wants, name.endsWith('.tar') ? 'none' : name.endsWith('.zst') ? 'zstd' : 'gzip')
    else if (name.endsWith('.zip')) yield* filesOfArchive(path, wants)
    else yield fileOf(path, name)
  } catch (cause) {
    if (cause instanceof PlimsollError && cause.code !== 'malformed') throw cause
    throw new FeedError('unreadable', `read feed "${path}": ${messageOf(cause)}`, { cause })
  }
}
