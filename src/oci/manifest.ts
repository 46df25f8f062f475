import * as z from 'zod'
import { ParseError, limits, parseJson, sortedBy } from '#base/index.ts'
import { isDigest } from './digest.ts'
import { ImageSettings } from './image-config.ts'
import { OciError } from './oci-error.ts'

const Digest = z.string().refine(isDigest, 'not a digest')
const Size = z.number().int().nonnegative().max(limits.blob)

const Platform = z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
export type Platform = z.output<typeof Platform>

const Annotations = z.record(z.string(), z.string())

const Descriptor = z.object({
  mediaType: z.string().default(''),
  digest: Digest,
  size: Size,
  platform: Platform.optional(),
  annotations: Annotations.optional(),
  urls: z.array(z.string()).max(32).optional(),
})
export type Descriptor = z.output<typeof Descriptor>

/** A list that programs in Go write as null when it is empty. */
const listOf = <S extends z.ZodType>(item: S, most: number) =>
  z
    .array(item)
    .max(most)
    .nullish()
    .transform((list) => list ?? [])

/** An image manifest of OCI 1.1 or Docker's schema 2. */
const Manifest = z.object({
  artifactType: z.string().optional(),
  config: Descriptor,
  layers: listOf(Descriptor, limits.layers),
  annotations: Annotations.nullish(),
})
export type Manifest = z.output<typeof Manifest>

/** An OCI index or a Docker manifest list. */
const Index = z.object({ manifests: listOf(Descriptor, 10_000) })
export type Index = z.output<typeof Index>

const Config = ImageSettings.extend({
  os: z.string().default('linux'),
  architecture: z.string().default('unknown'),
  variant: z.string().optional(),
  rootfs: z.object({ diff_ids: listOf(Digest, limits.layers) }),
})
export type Config = z.output<typeof Config>

const Kind = z.object({
  schemaVersion: z.number(),
  mediaType: z.string().optional(),
  manifests: z.unknown().optional(),
  layers: z.unknown().optional(),
  config: z.unknown().optional(),
  fsLayers: z.unknown().optional(),
})

function read<S extends z.ZodType>(schema: S, bytes: Uint8Array, what: string): z.output<S> {
  if (bytes.length > limits.manifest) throw new OciError('too-large', `read ${what}: ${bytes.length} bytes, more than ${limits.manifest}`)
  try {
    return parseJson(schema, bytes)
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new OciError('malformed', `read ${what}: ${cause.message}`, { cause })
  }
}

type Read = { readonly kind: 'manifest'; readonly manifest: Manifest } | { readonly kind: 'index'; readonly index: Index }

/** Which of the two a media type names, if it names one. */
const kindOf = (mediaType: string): Read['kind'] | undefined =>
  /\.(?:image\.index\.v1|distribution\.manifest\.list\.v2)\+json$/.test(mediaType)
    ? 'index'
    : /\.(?:image\.manifest\.v1|distribution\.manifest\.v2)\+json$/.test(mediaType)
      ? 'manifest'
      : undefined

/**
 * What is an index to one program and a manifest to another would show each another image: a document is one of the two, and is what it
 * and the registry call it (CVE-2021-41190).
 * @throws OciError malformed; unsupported for Docker's schema 1, whose layers nobody can verify
 */
export function readManifest(bytes: Uint8Array, served = ''): Read {
  const { manifests, fsLayers, layers, config, mediaType = '' } = read(Kind, bytes, 'manifest')
  if (fsLayers !== undefined)
    throw new OciError('unsupported', 'read manifest: it is of Docker schema 1', { hint: 'push the image again with a current tool' })
  const kind = manifests === undefined ? 'manifest' : 'index'
  if (kind === 'index' && (layers !== undefined || config !== undefined))
    throw new OciError('malformed', 'read manifest: it is an index and a manifest at once')
  for (const named of [mediaType, served])
    if (kind !== (kindOf(named) ?? kind))
      throw new OciError(
        'malformed',
        `read manifest: it is of type "${named.slice(0, 100)}" but has the form of an ${kind === 'index' ? 'index' : 'image'}`,
      )
  return kind === 'manifest' ? { kind, manifest: read(Manifest, bytes, 'manifest') } : { kind, index: read(Index, bytes, 'index') }
}

/** @throws OciError malformed */
export function readConfig(bytes: Uint8Array, layers: number): Config {
  const config = read(Config, bytes, 'image configuration')
  const count = config.rootfs.diff_ids.length
  if (count !== layers)
    throw new OciError('malformed', `read image configuration: it has ${count} diff ids and the manifest ${layers} layers`)
  return config
}

export const platformText = ({ os, architecture, variant }: Platform): string => [os, architecture, variant].filter(Boolean).join('/')

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  arm64: 'arm64',
  arm: 'arm',
  s390x: 's390x',
  ppc64: 'ppc64le',
  riscv64: 'riscv64',
}

/** Images for this machine; containers on other systems run in a Linux of the same architecture. */
export const hostPlatform = (): string => `linux/${ARCHITECTURES[process.arch] ?? process.arch}`

/** Other names of architectures, as containerd takes them. */
const OTHER_NAMES: ReadonlyMap<string, readonly [architecture: string, variant?: string]> = new Map([
  ['x86_64', ['amd64']],
  ['x86-64', ['amd64']],
  ['aarch64', ['arm64']],
  ['i386', ['386']],
  ['armhf', ['arm', 'v7']],
  ['armel', ['arm', 'v6']],
])

/** `linux/arm64/v8`, or the architecture alone. @throws OciError bad-reference */
export function parsePlatform(text: string): Platform {
  const parts = text.toLowerCase().split('/')
  const [os = '', given = '', variant, ...rest] = parts.length === 1 ? ['linux', ...parts] : parts
  if (
    !/^[a-z0-9]+$/.test(os) ||
    !/^[a-z0-9_-]+$/.test(given) ||
    !/^(?:[a-z0-9.]+)?$/.test(variant ?? '') ||
    variant === '' ||
    rest.length > 0
  )
    throw new OciError('bad-reference', `read platform "${text.slice(0, 100)}": not os/architecture or os/architecture/variant`, {
      hint: 'for example linux/arm64',
    })
  const [architecture, implied] = OTHER_NAMES.get(given) ?? [given]
  const chosen = variant ?? implied
  return { os, architecture, ...(chosen === undefined ? {} : { variant: chosen }) }
}

/** The number of a variant; what a plain `arm64`, `arm` or `amd64` means is containerd's normalisation. */
function levelOf({ architecture, variant }: Platform): number {
  const text = variant ?? { arm64: 'v8', arm: 'v7', amd64: 'v1' }[architecture] ?? 'v0'
  return /^v?\d{1,3}(?:\.\d)?$/.test(text) ? Number(text.replace('v', '')) : -1
}

/** Whether an image of one platform runs on the other: the same, or of a lower variant. */
export const runsOn = (image: Platform, asked: Platform): boolean =>
  image.os === asked.os &&
  image.architecture === asked.architecture &&
  (image.variant === asked.variant || levelOf(image) <= levelOf(asked))

/** The images of an index: attestations stand among them, for a platform that is none. */
export const imagesIn = (index: Index): Descriptor[] =>
  index.manifests.filter((entry) => entry.platform?.os !== 'unknown' && !entry.annotations?.['vnd.docker.reference.type'])

/** The manifest for a platform: of several the highest variant that runs on it. @throws OciError no-platform */
export function choosePlatform(index: Index, wanted: string): Descriptor {
  const asked = parsePlatform(wanted)
  const images = imagesIn(index)
  const same = images.filter(({ platform }) => platform?.os === asked.os && platform.architecture === asked.architecture)
  const [best] = sortedBy(
    same.filter(({ platform }) => runsOn(platform!, asked)),
    ({ platform }) => [platform!.variant === asked.variant ? 0 : 1, -levelOf(platform!)],
  )
  const only = images.length === 1 && !images[0]!.platform ? images[0] : undefined
  const chosen = best ?? (asked.variant === undefined ? same[0] : undefined) ?? only
  if (chosen) return chosen
  const there = images
    .slice(0, 50)
    .map(({ platform }) => (platform ? platformText(platform) : 'one without a platform'))
    .join(', ')
  throw new OciError('no-platform', `choose image for "${wanted}": the index has ${there || 'no images'}`, {
    hint: 'name one with --platform',
  })
}
