import { join } from 'node:path'
import { FileError, limits, readChunks, readFileBounded, statPath } from '#base/index.ts'
import { verified, verifyDigest } from '../digest.ts'
import type { Image, ImageOptions } from '../image.ts'
import { type Descriptor, type Index, readManifest } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import { type BlobStore, imageOf } from './blob-image.ts'

const REF_NAME = 'org.opencontainers.image.ref.name'

const blobPath = (folder: string, digest: string): string => join(folder, 'blobs', ...digest.split(':'))

async function found<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof FileError) throw new OciError('not-found', `open ${what}: ${cause.message}`, { cause })
    throw cause
  }
}

function storeIn(folder: string): BlobStore {
  return {
    document: async ({ digest }) => {
      const bytes = await found(`blob "${digest}"`, () => readFileBounded(blobPath(folder, digest), limits.manifest))
      verifyDigest(bytes, digest, 'blob')
      return bytes
    },
    open: async ({ digest, size }) => {
      const path = blobPath(folder, digest)
      if (!(await statPath(path))) throw new OciError('not-found', `open blob "${digest}": "${path}" is not there`)
      return verified(readChunks(path), { digest, size })
    },
    close: async () => {},
  }
}

/** The entry of index.json that is meant: by name, by digest, or the only one. */
export function chooseEntry(index: Index, reference: string | undefined, name: string): Descriptor {
  const named = (entry: Descriptor): string | undefined => entry.annotations?.[REF_NAME] ?? entry.annotations?.['io.containerd.image.name']
  if (reference !== undefined) {
    const entry = index.manifests.find((candidate) => named(candidate) === reference || candidate.digest === reference)
    if (entry) return entry
    const there = index.manifests.map((candidate) => named(candidate) ?? candidate.digest).join(', ')
    throw new OciError('not-found', `open "${name}": no image "${reference}"; there are ${there}`)
  }
  if (index.manifests.length === 1) return index.manifests[0]!
  if (index.manifests.length === 0) throw new OciError('not-found', `open "${name}": the layout holds no image`)
  return { mediaType: '', digest: '', size: 0 }
}

/** An OCI image layout folder (image-spec image-layout.md). `reference` is a name or digest in its index. @throws OciError */
export async function openLayout(folder: string, reference: string | undefined, options: ImageOptions): Promise<Image> {
  const name = reference === undefined ? folder : `${folder}:${reference}`
  const bytes = await found(`layout "${folder}"`, () => readFileBounded(join(folder, 'index.json'), limits.manifest))
  const read = readManifest(bytes)
  if (read.kind !== 'index') throw new OciError('malformed', `open layout "${folder}": index.json is no index`)
  const entry = chooseEntry(read.index, reference, name)
  const store = storeIn(folder)
  // Several images without a choice: the index itself is asked for the platform.
  if (entry.digest === '')
    return imageOf({ ...store, document: async (wanted) => (wanted === entry ? bytes : store.document(wanted)) }, entry, { name }, options)
  const tag = entry.annotations?.[REF_NAME]
  return imageOf(store, entry, { name, ...(tag ? { tag } : {}) }, options)
}
