import { z } from 'zod'
import { ParseError, limits, parseJson, type readChunks } from '#base/index.ts'
import { digestOf } from '../digest.ts'
import type { Image } from '../image.ts'
import { platformText, readConfig } from '../manifest.ts'
import { OciError } from '../oci-error.ts'
import type { TarMember } from './tar-index.ts'

/** manifest.json of `docker save`. */
const Images = z
  .array(
    z.object({
      Config: z.string().max(limits.path),
      RepoTags: z.array(z.string()).nullish(),
      Layers: z.array(z.string().max(limits.path)).max(limits.layers),
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

function choose(entries: readonly Entry[], reference: string | undefined, name: string): Entry {
  if (reference === undefined) {
    if (entries.length === 1) return entries[0]!
  } else {
    const entry = entries.find(
      ({ RepoTags, Config }) => (RepoTags ?? []).includes(reference) || Config.startsWith(reference.replace(/^sha256:/, '')),
    )
    if (entry) return entry
  }
  const there = entries.flatMap(({ RepoTags, Config }) => RepoTags ?? [Config]).join(', ')
  throw new OciError(
    'not-found',
    `open "${name}": ${reference === undefined ? 'it holds several images' : `no image "${reference}"`}; there are ${there || 'none'}`,
    {
      hint: `name one as ${name}:NAME`,
    },
  )
}

/** The image of an archive that docker save, podman save or skopeo wrote. Its layers are checked against their diff ids. @throws OciError */
export async function openDockerArchive(files: ArchiveFiles, reference: string | undefined): Promise<Image> {
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
    layers,
    close: files.close,
  }
}
