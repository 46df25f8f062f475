import type { Glob } from '#base/index.ts'

/** Where a version stands in a file. */
export type Mark =
  /**
   * `near` is found by a search over bytes (Latin-1; empty: the file's start). `version` then reads the text around it, from `BEFORE`
   * to `AFTER` bytes away; its first group is the version.
   */
  | { readonly near: string; readonly version: RegExp }
  /** The file's own name tells it; the first group is the version. */
  | { readonly named: RegExp }

/** A program that package managers do not know when it was built from source, and how its files say which version it is. */
export type Program = {
  /** The name in its purl. */
  readonly name: string
  /** The purl type; default generic. */
  readonly type?: string
  /** Last segments have no `*` before their first dot, or none but in front of a plain extension: the path matcher is quick for those alone. */
  readonly paths: readonly Glob[]
  /** Tried in order; the first that finds a version counts. A function where the file's name is part of the text. */
  readonly marks: readonly Mark[] | ((path: string) => readonly Mark[])
  /** Texts of other programs that are built from the same source: a file with one of them is not this one. */
  readonly never?: readonly string[]
}
