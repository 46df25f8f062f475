import { posix } from 'node:path'
import type { Location, Result } from '#model/index.ts'

/**
 * The file that a code host can show, as seen from where plimsoll ran: of a source folder, of a Dockerfile, a manifest. What lies in an image or stands in
 * its configuration is no file of the repository.
 */
export function sourcePath({ path, place }: Location, { subject, inputs }: Result): string | undefined {
  if (place !== undefined) return undefined
  switch (subject.kind) {
    case 'dockerfile':
      return posix.normalize(inputs.target.replace(/^dockerfile:/, ''))
    case 'manifests':
      return posix.normalize(path)
    case 'directory':
      return posix.join(inputs.target.replace(/^dir:/, ''), path)
    case 'image':
    case 'root':
    case 'sbom':
    case 'unknown':
      return path === inputs.dockerfile?.name ? posix.normalize(path) : undefined
  }
}

/** The first place that is such a file. */
export function sourcePlace(location: readonly Location[], result: Result): { readonly path: string; readonly at: Location } | undefined {
  for (const at of location) {
    const path = sourcePath(at, result)
    if (path !== undefined) return { path, at }
  }
  return undefined
}
