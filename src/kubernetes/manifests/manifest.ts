import type { Unknown } from '#model/index.ts'
import type { ResourceObject } from '#resources/index.ts'
import type { Position } from '#source-text/index.ts'

/** Steps from an object to a field of it. */
export type Field = readonly (string | number)[]

/** An object of the Kubernetes API and where it was written. */
export type Manifest = {
  /** As it is shown: a file, or what rendered it. */
  readonly path: string
  /** As written, without defaults; integers that a number does not hold exactly are bigints. */
  readonly object: ResourceObject
  /** Where a field stands: its key or item; the nearest parent that is there where it is not. Line and column from 1. */
  readonly place: (field: Field) => Position
}

/** What was found to judge, and what was found but could not be read: path and reason, with `LINE:COLUMN` where it has one. */
export type Manifests = { readonly manifests: readonly Manifest[]; readonly unknowns: readonly Unknown[] }
