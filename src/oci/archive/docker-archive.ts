import * as z from 'zod'
import { ParseError, limits, parseJson, type readChunks } from '#base/index.ts'
import { digestOf } from '../digest.ts'
import { imageConfigOf } from '../image-config.ts'
import type { Image, ImageOptions } from '../image.ts'
import { checkPlatform } from '../layout/blob-image.ts'
import { platformText, readConfig } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import { isSameName } from '../reference.ts'
import type { TarMember } from './tar-index.ts'

/** manifest.json of `docker save`. */
const Images = z
  .array(
    z.object({
      Config: z.string().max(limits.path),
      RepoTags: z.array(z.string()).nullish(),
      // An image of no layers has null there.
      Layers: z
        .array(z.string().max(limits.path))
        .max(limits.layers)
        .nullish()
        .transform((layers) => layers ?? []),
    }),
  )
  .max(10_000)
type Entry = z.output<typeof Images>[number]

export type ArchiveFiles = {
  readonly path: string
  readonly find: (name: string) => TarMember | undefined
  /** @throws OciError when it is not there or larger than a manifest may be */
  readonly document: (name: string) => Promise<Uint8Array>
  readonly stream: (member: TarMember) => ReturnType<typeof readChunks>
  readonly close: () => Promise<void>
}

/** `sha256:` and the id, or as much of its beginning as Docker shows. */
const isId = (reference: string, config: string): boolean =>
  /^(?:sha256:)?[0-9a-f]{12,64}$/.test(reference) &&
  (/[0-9a-f]{64}/.exec(config)?.[0].startsWith(reference.replace('sha256:', '')) ?? false)

function choose(entries: readonly Entry[], reference: string | undefined, name: string): Entry {
  const isMeant = ({ RepoTags, Config }: Entry): boolean =>
    reference === undefined || (RepoTags ?? []).some((tag) => isSameName(tag, reference)) || isId(reference, Config)
  const [entry, ...more] = entries.filter(isMeant)
  if (entry && more.every(({ Config }) => Config === entry.Config)) return entry
  const there = entries
    .slice(0, 50)
    .flatMap(({ RepoTags, Config }) => (RepoTags?.length ? RepoTags : [Config]))
    .join(', ')
  const lacks = entry ? 'it holds several images' : `no image "${reference ?? ''}"`
  throw new OciError('not-found', `open "${name}": ${lacks}; there are ${there || 'none'}`, { hint: `name one as ${name}:NAME` })
}

/** The image of an archive that docker save, podman save or skopeo wrote. Its layers are checked against their diff ids. @throws OciError */
export async function openDockerArchive(files: ArchiveFiles, reference: string | undefined, options: ImageOptions): Promise<Image> {
  if (!files.find('manifest.json'))
    throw new OciError('malformed', `open "${files.path}": neither index.json nor manifest.json is in it: it is no archive of images`)
  const bytes = await files.document('manifest.json')
  let entries: readonly Entry[]
  try {
    entries = parseJson(Images, bytes)
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new OciError('malformed', `read manifest.json of "${files.path}": ${cause.message}`, { cause })
  }
  const entry = choose(entries, reference, files.path)
  const configBytes = await files.document(entry.Config)
  const config = readConfig(configBytes, entry.Layers.length)
  checkPlatform(config, options.platform, files.path)
  const id = digestOf(configBytes)
  const layers = entry.Layers.map((layer, i) => {
    const member = files.find(layer)
    if (!member) throw new OciError('not-found', `open "${files.path}": layer "${layer}" is not in the archive`)
    const diffId = config.rootfs.diff_ids[i]!
    return { digest: diffId, diffId, size: member.size, mediaType: '', open: async () => files.stream(member) }
  })
  return {
    name: reference === undefined ? files.path : `${files.path}:${reference}`,
    ...(entry.RepoTags?.[0] ? { repository: entry.RepoTags[0].replace(/:[^:/]*$/, '') } : {}),
    // docker save keeps no manifest: the image's id is what names it.
    digest: id,
    platform: platformText(config),
    config: { digest: id, os: config.os, architecture: config.architecture, ...(config.created ? { created: config.created } : {}) },
    settings: imageConfigOf(config),
    layers,
    close: files.close,
  }
}
