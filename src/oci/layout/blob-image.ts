import type { Image, ImageOptions } from '../image.ts'
import { type Descriptor, choosePlatform, hostPlatform, platformText, readConfig, readManifest } from '../manifest.ts'
import { OciError } from '../oci-error.ts'

/** Where blobs are had by digest: a layout, an archive, a registry. Both check what they give. */
export type BlobStore = {
  /** A manifest, index or configuration, whole. */
  readonly document: (descriptor: Descriptor) => Promise<Uint8Array>
  readonly open: (descriptor: Descriptor) => Promise<AsyncIterable<Uint8Array>>
  readonly close: () => Promise<void>
}

/** Layers that are no part of the file system or are not given out (image-spec layer.md, "Non-Distributable Layers"). */
const isTarLayer = (mediaType: string): boolean => mediaType === '' || /\btar\b|rootfs\.diff/.test(mediaType)

/** An index within an index is read; more levels than this are a loop. */
const NESTING = 4

/** The image that a descriptor leads to, through indexes, for the platform that was asked for. @throws OciError */
export async function imageOf(
  store: BlobStore,
  root: Descriptor,
  named: { readonly name: string; readonly repository?: string; readonly tag?: string },
  options: ImageOptions,
): Promise<Image> {
  let descriptor = root
  for (let level = 0; level < NESTING; level++) {
    const read = readManifest(await store.document(descriptor))
    if (read.kind === 'index') {
      descriptor = choosePlatform(read.index, options.platform ?? hostPlatform())
      continue
    }
    const { manifest } = read
    const foreign = manifest.layers.find((layer) => !isTarLayer(layer.mediaType))
    if (foreign) throw new OciError('unsupported', `open image "${named.name}": a layer of type "${foreign.mediaType}" is no file system`)
    const config = readConfig(await store.document(manifest.config), manifest.layers.length)
    return {
      ...named,
      digest: descriptor.digest,
      platform: platformText(config),
      config: {
        digest: manifest.config.digest,
        os: config.os,
        architecture: config.architecture,
        ...(config.created ? { created: config.created } : {}),
      },
      layers: manifest.layers.map((layer, i) => ({ ...layer, diffId: config.rootfs.diff_ids[i]!, open: () => store.open(layer) })),
      close: store.close,
    }
  }
  throw new OciError('malformed', `open image "${named.name}": indexes nest deeper than ${NESTING}`)
}
