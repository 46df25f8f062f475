import { join } from 'node:path'
import * as z from 'zod'
import { FileError, KiB, ParseError, limits, parseJson, readChunks, readFileBounded, statPath } from '#base/index.ts'
import { verified, verifyDocument } from '../digest.ts'
import type { Image, ImageOptions } from '../image.ts'
import { type Descriptor, type Index, readManifest } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import { isSameName } from '../reference.ts'
import { type BlobStore, imageOf } from './blob-image.ts'

const REF_NAME = 'org.opencontainers.image.ref.name'
const CONTAINERD_NAME = 'io.containerd.image.name'

const blobPath = (folder: string, digest: string): string => join(folder, 'blobs', ...digest.split(':'))

const LayoutFile = z.object({ imageLayoutVersion: z.string() })

async function found<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof FileError)
      throw new OciError(cause.code === 'too-large' ? 'too-large' : 'not-found', `open ${what}: ${cause.message}`, { cause })
    throw cause
  }
}

/** A blob may be a link, as build tools make them to share one; what it leads to is a regular file and has the digest, or is none. */
async function checkRegular(path: string, digest: string): Promise<void> {
  const kind = (await statPath(path))?.kind
  if (kind !== 'file')
    throw new OciError('not-found', `open blob "${digest}": "${path}" is ${kind === undefined ? 'not there' : 'no regular file'}`)
}

function storeIn(folder: string): BlobStore {
  return {
    document: async (descriptor) => {
      const path = blobPath(folder, descriptor.digest)
      await checkRegular(path, descriptor.digest)
      const bytes = await found(`blob "${descriptor.digest}"`, () => readFileBounded(path, limits.manifest))
      verifyDocument(bytes, descriptor, 'blob')
      return bytes
    },
    open: async ({ digest, size }) => {
      const path = blobPath(folder, digest)
      await checkRegular(path, digest)
      return verified(readChunks(path), { digest, size })
    },
    close: async () => {},
  }
}

const namesOf = ({ annotations, digest }: Descriptor): string[] =>
  [annotations?.[REF_NAME], annotations?.[CONTAINERD_NAME], digest].filter((name): name is string => name !== undefined)

/** What is there to choose from, by the names that say most. */
const choices = (entries: readonly Descriptor[]): string =>
  entries
    .slice(0, 50)
    .map((entry) => entry.annotations?.[CONTAINERD_NAME] ?? namesOf(entry)[0])
    .join(', ')

/** The entry of index.json that is meant: by name, by digest, or the only one; `undefined` when the platform must tell. @throws OciError not-found */
export function chooseEntry(index: Index, reference: string | undefined, name: string): Descriptor | undefined {
  const images = index.manifests.filter((entry) => !entry.annotations?.['vnd.docker.reference.type'])
  const exact = images.filter((entry) => reference === undefined || namesOf(entry).includes(reference))
  const meant =
    exact.length > 0 || reference === undefined
      ? exact
      : images.filter((entry) => isSameName(entry.annotations?.[CONTAINERD_NAME] ?? '', reference))
  const [entry, ...more] = meant
  if (!entry)
    throw new OciError(
      'not-found',
      reference === undefined
        ? `open "${name}": the layout holds no image`
        : `open "${name}": no image "${reference}"; there are ${choices(images) || 'none'}`,
    )
  // One image may have several names.
  if (more.every(({ digest }) => digest === entry.digest)) return entry
  if (meant.every(({ platform }) => platform)) return undefined
  throw new OciError('not-found', `open "${name}": it holds several images; there are ${choices(meant)}`, {
    hint: `name one as ${name}:NAME or ${name}@DIGEST`,
  })
}

/** Stands for index.json itself where the platform tells which of its entries is meant. */
export const INDEX_ITSELF: Descriptor = { mediaType: '', digest: '', size: 0 }

/** An OCI image layout folder (image-spec image-layout.md). `reference` is a name or digest in its index. @throws OciError */
export async function openLayout(folder: string, reference: string | undefined, options: ImageOptions): Promise<Image> {
  const name = reference === undefined ? folder : `${folder}:${reference}`
  await checkVersion(folder)
  const bytes = await found(`layout "${folder}"`, () => readFileBounded(join(folder, 'index.json'), limits.manifest))
  const read = readManifest(bytes)
  if (read.kind !== 'index') throw new OciError('malformed', `open layout "${folder}": index.json is no index`)
  const entry = chooseEntry(read.index, reference, name)
  const store = storeIn(folder)
  if (!entry)
    return imageOf(
      { ...store, document: async (one) => (one === INDEX_ITSELF ? bytes : store.document(one)) },
      INDEX_ITSELF,
      { name },
      options,
    )
  const tag = entry.annotations?.[REF_NAME]
  return imageOf(store, entry, { name, ...(tag ? { tag } : {}) }, options)
}

/** image-layout.md asks for the file `oci-layout`; some writers forget it. @throws OciError unsupported for a version to come */
async function checkVersion(folder: string): Promise<void> {
  const path = join(folder, 'oci-layout')
  if ((await statPath(path))?.kind !== 'file') return
  try {
    const { imageLayoutVersion } = parseJson(LayoutFile, await readFileBounded(path, 64 * KiB))
    if (!imageLayoutVersion.startsWith('1.'))
      throw new OciError('unsupported', `open layout "${folder}": it is of version "${imageLayoutVersion.slice(0, 40)}", not 1`)
  } catch (cause) {
    if (cause instanceof ParseError || cause instanceof FileError)
      throw new OciError('malformed', `read "${path}": ${cause.message}`, { cause })
    throw cause
  }
}
