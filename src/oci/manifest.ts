import { z } from 'zod'
import { ParseError, limits, parseJson } from '#base/index.ts'
import { isDigest } from './digest.ts'
import { OciError } from './oci-error.ts'

const Digest = z.string().refine(isDigest, 'not a digest')
const Size = z.number().int().nonnegative().max(limits.blob)

const Platform = z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
export type Platform = z.output<typeof Platform>

const Descriptor = z.object({
  mediaType: z.string().default(''),
  digest: Digest,
  size: Size,
  platform: Platform.optional(),
  annotations: z.record(z.string(), z.string()).optional(),
})
export type Descriptor = z.output<typeof Descriptor>

/** An image manifest of OCI 1.1 or Docker's schema 2. */
const Manifest = z.object({ mediaType: z.string().optional(), config: Descriptor, layers: z.array(Descriptor).max(limits.layers) })
export type Manifest = z.output<typeof Manifest>

/** An OCI index or a Docker manifest list. */
const Index = z.object({ mediaType: z.string().optional(), manifests: z.array(Descriptor).max(10_000) })
export type Index = z.output<typeof Index>

const Config = z.object({
  os: z.string().default('linux'),
  architecture: z.string().default('unknown'),
  variant: z.string().optional(),
  created: z.string().nullish(),
  rootfs: z.object({ diff_ids: z.array(Digest).max(limits.layers) }),
})
export type Config = z.output<typeof Config>

const Kind = z.object({ schemaVersion: z.number(), manifests: z.unknown().optional(), fsLayers: z.unknown().optional() })

function read<S extends z.ZodType>(schema: S, bytes: Uint8Array, what: string): z.output<S> {
  if (bytes.length > limits.manifest) throw new OciError('too-large', `read ${what}: ${bytes.length} bytes, more than ${limits.manifest}`)
  try {
    return parseJson(schema, bytes)
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new OciError('malformed', `read ${what}: ${cause.message}`, { cause })
  }
}

/** @throws OciError malformed; unsupported for Docker's schema 1, whose layers nobody can verify */
export function readManifest(
  bytes: Uint8Array,
): { readonly kind: 'manifest'; readonly manifest: Manifest } | { readonly kind: 'index'; readonly index: Index } {
  const { manifests, fsLayers } = read(Kind, bytes, 'manifest')
  if (fsLayers !== undefined)
    throw new OciError('unsupported', 'read manifest: it is of Docker schema 1', { hint: 'push the image again with a current tool' })
  return manifests === undefined
    ? { kind: 'manifest', manifest: read(Manifest, bytes, 'manifest') }
    : { kind: 'index', index: read(Index, bytes, 'index') }
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

export function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...rest] = text.split('/')
  if (!os || !architecture || rest.length > 0)
    throw new OciError('bad-reference', `read platform "${text}": not os/architecture or os/architecture/variant`, {
      hint: 'for example linux/arm64',
    })
  return { os, architecture, ...(variant ? { variant } : {}) }
}

/** The variant that a plain `arm64` or `arm` means (containerd's normalisation). */
const variantOf = ({ architecture, variant }: Platform): string =>
  variant ?? (architecture === 'arm64' ? 'v8' : architecture === 'arm' ? 'v7' : '')

/** The manifest for a platform: the same variant, else the first of the architecture when none was asked for. @throws OciError no-platform */
export function choosePlatform(index: Index, wanted: string): Descriptor {
  const asked = parsePlatform(wanted)
  const images = index.manifests.filter((entry) => entry.platform?.os !== 'unknown' && !entry.annotations?.['vnd.docker.reference.type'])
  const same = images.filter(({ platform }) => platform?.os === asked.os && platform.architecture === asked.architecture)
  const exact = same.find(({ platform }) => variantOf(platform!) === variantOf(asked))
  const chosen =
    exact ?? (asked.variant === undefined ? same[0] : undefined) ?? (images.length === 1 && !images[0]!.platform ? images[0] : undefined)
  if (chosen) return chosen
  const there = images.map(({ platform }) => (platform ? platformText(platform) : 'one without a platform')).join(', ')
  throw new OciError('no-platform', `choose image for "${wanted}": the index has ${there || 'no images'}`, {
    hint: 'name one with --platform',
  })
}
