import { type OpenFile, limits, openFile, readChunks, spool, statPath } from '#base/index.ts'
import { verified, verifyDocument } from '../digest.ts'
import type { Image, ImageOptions } from '../image.ts'
import { decompress, isPacked } from '../layers/decompress.ts'
import { INDEX_ITSELF, chooseEntry } from '../layout/layout.ts'
import { type BlobStore, imageOf } from '../layout/blob-image.ts'
import { readManifest } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import { type ArchiveFiles, openDockerArchive } from './docker-archive.ts'
import { type TarMember, indexTar } from './tar-index.ts'

/** The archive as a plain tar that can be read here and there; a compressed one is spooled first. */
async function plainArchive(path: string): Promise<OpenFile> {
  const kind = (await statPath(path))?.kind
  if (kind !== 'file' && kind !== undefined)
    throw new OciError('unsupported', `open archive "${path}": it is no regular file`, {
      hint: 'to read a stream, use - and standard input',
    })
  const file = await openFile(path)
  const head = await file.read(0, 10)
  try {
    if (!isPacked(head)) return file
  } catch (thrown) {
    await file.close()
    throw thrown
  }
  await file.close()
  return spool(decompress(readChunks(path)), limits.blob)
}

async function* nothing(): AsyncGenerator<Buffer> {}

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
    stream: ({ offset, size }) => (size === 0 ? nothing() : readChunks(file.path, { start: offset, end: offset + size - 1 })),
    close: file.close,
  }
}

function storeIn(files: ArchiveFiles): BlobStore {
  const at = (digest: string): string => `blobs/${digest.replace(':', '/')}`
  return {
    document: async (descriptor) => {
      const bytes = await files.document(at(descriptor.digest))
      verifyDocument(bytes, descriptor, 'blob')
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
  if (!files.find('index.json')) return openDockerArchive(files, reference, options)
  const bytes = await files.document('index.json')
  const read = readManifest(bytes)
  if (read.kind !== 'index') throw new OciError('malformed', `read index.json of "${files.path}": it is no index`)
  const name = reference === undefined ? files.path : `${files.path}:${reference}`
  const entry = chooseEntry(read.index, reference, name)
  const store = storeIn(files)
  return entry
    ? imageOf(store, entry, { name }, options)
    : imageOf({ ...store, document: async (one) => (one === INDEX_ITSELF ? bytes : store.document(one)) }, INDEX_ITSELF, { name }, options)
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

/** An archive that arrives as a stream, packed or not, from a socket or standard input: kept in a temporary file until the image is closed. */
export const openArchiveStream = async (source: AsyncIterable<Uint8Array>, name: string, options: ImageOptions): Promise<Image> =>
  openIn(await spool(decompress(source), limits.blob), name, undefined, options)
