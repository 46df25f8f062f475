import { createGunzip, createZstdDecompress } from 'node:zlib'
import { pipeline } from 'node:stream'
import { type OpenFile, limits, messageOf, openFile, readChunks, spool } from '#base/index.ts'
import { verified, verifyDigest } from '../digest.ts'
import type { Image, ImageOptions } from '../image.ts'
import { chooseEntry } from '../layout/layout.ts'
import { type BlobStore, imageOf } from '../layout/blob-image.ts'
import { readManifest } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import { type ArchiveFiles, openDockerArchive } from './docker-archive.ts'
import { type TarMember, indexTar } from './tar-index.ts'

const GZIP = 0x1f8b
const ZSTD = 0x28b52ffd

/** The archive as a plain tar that can be read here and there; a compressed one is spooled first. */
async function plainArchive(path: string): Promise<OpenFile> {
  const file = await openFile(path)
  const head = await file.read(0, 4)
  const kind = head.length < 4 ? '' : head.readUInt16BE(0) === GZIP ? 'gzip' : head.readUInt32BE(0) === ZSTD ? 'zstd' : ''
  if (kind === '') return file
  await file.close()
  const decoder = kind === 'gzip' ? createGunzip() : createZstdDecompress()
  pipeline(readChunks(path), decoder, () => {})
  return spool(guarded(decoder as AsyncIterable<Uint8Array>, path), limits.blob)
}

async function* guarded(source: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch (cause) {
    throw new OciError('malformed', `read archive "${path}": ${messageOf(cause)}`, { cause })
  }
}

function filesOf(file: OpenFile, path: string, find: (name: string) => TarMember | undefined): ArchiveFiles {
  return {
    path,
    find,
    document: async (name) => {
      const member = find(name)
      if (!member) throw new OciError('not-found', `open "${path}": "${name}" is not in the archive`)
      if (member.size > limits.manifest) throw new OciError('too-large', `read "${name}" in "${path}": ${member.size} bytes`)
      return file.read(member.offset, member.size)
    },
    stream: ({ offset, size }) => readChunks(file.path, size === 0 ? { start: 0, end: -1 } : { start: offset, end: offset + size - 1 }),
    close: file.close,
  }
}

function storeIn(files: ArchiveFiles): BlobStore {
  const at = (digest: string): string => `blobs/${digest.replace(':', '/')}`
  return {
    document: async ({ digest }) => {
      const bytes = await files.document(at(digest))
      verifyDigest(bytes, digest, 'blob')
      return bytes
    },
    open: async (descriptor) => {
      const member = files.find(at(descriptor.digest))
      if (!member) throw new OciError('not-found', `open blob "${descriptor.digest}": it is not in the archive "${files.path}"`)
      return verified(files.stream(member), descriptor)
    },
    close: files.close,
  }
}

/** The image of an opened archive: an OCI layout in a tar, or what docker save writes (which since Docker 25 is both). */
async function imageIn(files: ArchiveFiles, reference: string | undefined, options: ImageOptions): Promise<Image> {
  if (!files.find('index.json')) return openDockerArchive(files, reference)
  const read = readManifest(await files.document('index.json'))
  if (read.kind !== 'index') throw new OciError('malformed', `read index.json of "${files.path}": it is no index`)
  const name = reference === undefined ? files.path : `${files.path}:${reference}`
  const entry = chooseEntry(read.index, reference, name)
  const store = storeIn(files)
  return imageOf(
    entry.digest === ''
      ? { ...store, document: async (one) => (one.digest === '' ? files.document('index.json') : store.document(one)) }
      : store,
    entry,
    { name },
    options,
  )
}

async function openIn(file: OpenFile, path: string, reference: string | undefined, options: ImageOptions): Promise<Image> {
  try {
    return await imageIn(filesOf(file, path, (await indexTar(file)).find), reference, options)
  } catch (thrown) {
    await file.close()
    throw thrown
  }
}

/** A tar of an OCI layout or of docker save; `reference` is a name in it. @throws OciError, FileError */
export const openArchive = async (path: string, reference: string | undefined, options: ImageOptions): Promise<Image> =>
  openIn(await plainArchive(path), path, reference, options)

/** An archive that arrives as a stream, from a socket or standard input: kept in a temporary file until the image is closed. */
export const openArchiveStream = async (source: AsyncIterable<Uint8Array>, name: string, options: ImageOptions): Promise<Image> =>
  openIn(await spool(source, limits.blob), name, undefined, options)
