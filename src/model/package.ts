/** Where in a subject something was found. */
export type Location = {
  /** Below the root, or within what `place` names: `Env.TOKEN`, `Labels.maintainer`, the number of a history entry. */
  readonly path: string
  /** The diff id of the image layer that holds the file; folders have none. */
  readonly layer?: string
  /** From 1; a column counts characters. */
  readonly line?: number
  readonly column?: number
  /** Of what is no file: the image's configuration or its history. */
  readonly place?: 'config' | 'history'
}

/** What a binary package was built from, as the distribution names it. */
export type SourcePackage = { readonly name: string; readonly version: string }

/** `installed`: its files are there. `declared`: a lock or manifest names it. */
export type Evidence = 'installed' | 'declared'

/** A component found in a subject. `id` is the purl; two packages with one purl are one package with several locations. */
export type Package = {
  readonly purl: string
  /** The purl type: deb, rpm, apk, npm, pypi, maven, golang, cargo, gem, composer, nuget … */
  readonly type: string
  /** As the ecosystem writes it: `@scope/name`, `group:artifact`, `vendor/name`, a Go module path. */
  readonly name: string
  /** Empty when the evidence does not say. */
  readonly version: string
  readonly source?: SourcePackage
  /** An SPDX expression; `LicenseRef-…` for what SPDX does not list. */
  readonly licence?: string
  readonly locations: readonly Location[]
  /** Ids of the catalogers that found it. */
  readonly foundBy: readonly string[]
  readonly evidence: Evidence
  /** Purls of the packages that it needs, as far as they were found. */
  readonly dependsOn: readonly string[]
  /** Purl of the operating system's package that owns its files. */
  readonly owner?: string
}
