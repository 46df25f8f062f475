import type { FileDigests } from './records.ts'

/** A file that a package brought, with what the package's manager recorded of its content. */
export type OwnedFile = {
  /** Purl. */
  readonly package: string
  /** In hex; empty where the manager records none. */
  readonly digests: Partial<FileDigests>
}

/** Who brought the file at a path of the final tree. */
export type OwnerLookup = (path: string, layer: string | undefined) => OwnedFile | undefined

/** Whether everybody who has the package has the secret: with a sentence of evidence. */
export type Published = { readonly isPublished: boolean; readonly evidence: string }

const ALGORITHMS = ['sha256', 'sha1', 'md5'] as const

/**
 * A file that is what its package brought was published with it. One that was changed was not; of one that is too large to be compared
 * nobody knows. Where the manager records no digests, that the file is the package's counts.
 */
export function publishedWith(owner: OwnedFile, actual: FileDigests | undefined): Published {
  const known = ALGORITHMS.find((algorithm) => owner.digests[algorithm] !== undefined)
  if (known === undefined) return { isPublished: true, evidence: `published with ${owner.package}, of whose files no digests are recorded` }
  if (!actual) return { isPublished: false, evidence: `a file of ${owner.package} that is too large to be compared with the package` }
  return actual[known] === owner.digests[known]!.toLowerCase()
    ? { isPublished: true, evidence: `published with ${owner.package}, unchanged (${known})` }
    : { isPublished: false, evidence: `a file of ${owner.package} that is not as the package brought it` }
}
