import { imageConfigOf } from '../image-config.ts'
import type { Image, ImageOptions } from '../image.ts'
import {
  type Config,
  type Descriptor,
  type Manifest,
  choosePlatform,
  hostPlatform,
  imagesIn,
  parsePlatform,
  platformText,
  readConfig,
  readManifest,
  runsOn,
} from '../manifest.ts'
import { OciError } from '../oci-error.ts'

/** Where blobs are had by digest: a layout, an archive, a registry. Both check what they give. */
export type BlobStore = {
  /** A manifest, index or configuration, whole. */
  readonly document: (descriptor: Descriptor) => Promise<Uint8Array>
  readonly open: (descriptor: Descriptor) => Promise<AsyncIterable<Uint8Array>>
  readonly close: () => Promise<void>
}

const isTarLayer = (mediaType: string): boolean => mediaType === '' || /\btar\b|rootfs\.diff/.test(mediaType)

/** Configurations of images; Docker once wrote no type of its own. */
const IMAGE_CONFIGS: ReadonlySet<string> = new Set([
  '',
  'application/octet-stream',
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
])

/** What is no image, or none that can be read, is named by its type. @throws OciError unsupported */
function checkKind({ artifactType, config, layers }: Manifest, name: string): void {
  const refuse = (what: string): OciError => new OciError('unsupported', `open image "${name.slice(0, 300)}": ${what}`)
  if (!IMAGE_CONFIGS.has(config.mediaType)) throw refuse(`it is an artifact of type "${artifactType ?? config.mediaType}" and no image`)
  for (const { mediaType } of layers) {
    if (mediaType.endsWith('+encrypted')) throw refuse('its layers are encrypted')
    if (!isTarLayer(mediaType)) throw refuse(`a layer of type "${mediaType}" is no file system`)
  }
}

/** Docker refuses an image of another platform than was asked for; one that nobody asked for is taken as it is. */
export function checkPlatform(config: Config, asked: string | undefined, name: string): void {
  if (asked === undefined || config.architecture === 'unknown' || runsOn(config, parsePlatform(asked))) return
  throw new OciError('no-platform', `open image "${name}": it is for ${platformText(config)} alone, not for "${asked}"`)
}

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
  if (options.platform !== undefined) parsePlatform(options.platform)
  let platforms: readonly string[] = []
  let indexDigest = ''
  for (let level = 0; level < NESTING; level++) {
    const read = readManifest(await store.document(descriptor), descriptor.mediaType)
    if (read.kind === 'index') {
      const images = imagesIn(read.index)
      // index.json of a layout has none.
      indexDigest ||= descriptor.digest
      platforms = [...platforms, ...images.flatMap(({ platform }) => (platform ? [platformText(platform)] : []))]
      const [first] = options.anyPlatform ? images : []
      descriptor = first ?? choosePlatform(read.index, options.platform ?? hostPlatform())
      continue
    }
    const { manifest } = read
    checkKind(manifest, named.name)
    const config = readConfig(await store.document(manifest.config), manifest.layers.length)
    checkPlatform(config, options.platform, named.name)
    return {
      ...named,
      digest: descriptor.digest,
      ...(indexDigest === '' ? {} : { indexDigest }),
      platform: platformText(config),
      ...(platforms.length > 0 ? { platforms } : {}),
      config: {
        digest: manifest.config.digest,
        os: config.os,
        architecture: config.architecture,
        ...(config.created ? { created: config.created } : {}),
      },
      settings: imageConfigOf(config, manifest.annotations ?? {}),
      layers: manifest.layers.map((layer, i) => ({ ...layer, diffId: config.rootfs.diff_ids[i]!, open: () => store.open(layer) })),
      close: store.close,
    }
  }
  throw new OciError('malformed', `open image "${named.name}": indexes nest deeper than ${NESTING}`)
}
