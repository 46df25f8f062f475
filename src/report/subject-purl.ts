import { type Subject, formatPurl } from '#model/index.ts'

/** The last part of a path or name, without a tag or digest, in the characters of a repository's name. */
function shortName(name: string): string {
  const path = name.replace(/@.*$/s, '').replace(/:[^/:]*$/, '')
  const last = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return last.replace(/[^a-z0-9._-]+/g, '-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '') || 'image'
}

/** `pkg:oci/shop@sha256:…?repository_url=…&tag=…&arch=…` of an image (purl types, oci); undefined for what is none. */
export function subjectPurl({ name, digest, image }: Subject): string | undefined {
  if (!image || digest === undefined) return undefined
  const { repository, tag, platform } = image
  return formatPurl({
    type: 'oci',
    name: shortName(repository ?? name),
    version: digest,
    qualifiers: {
      arch: platform.split('/')[1] ?? '',
      ...(repository === undefined ? {} : { repository_url: repository, ...(tag === undefined ? {} : { tag }) }),
    },
  })
}
