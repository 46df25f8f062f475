import type { Glob } from '#base/index.ts'
import type { Distribution, Evidence, SourcePackage } from '#model/index.ts'

/** A regular file whose path a cataloger asked for. `path` has no leading slash. */
export type FoundFile = { readonly path: string; readonly size: number; readonly mode: number; readonly bytes: Uint8Array }

/** A package as one file shows it: what the whole tree knows (distribution, layer, owner) is added by the inventory. */
export type FoundPackage = {
  readonly kind: 'package'
  /** The purl type. For deb, rpm, apk, alpm and opkg the inventory adds the namespace and the `distro` qualifier. */
  readonly type: string
  /** As the ecosystem writes it: `@scope/name`, `group:artifact`, `vendor/name`, a Go module path. */
  readonly name: string
  readonly version: string
  /** purl qualifiers beside `distro`: arch, epoch, upstream, classifier … */
  readonly qualifiers?: Readonly<Record<string, string>>
  readonly source?: SourcePackage
  /** As the file has it; the inventory makes an SPDX expression of it. Several stand for "and". */
  readonly licences?: readonly string[]
  /** What others call this package in `requires` and `of`: default the name. */
  readonly key?: string
  /** Further names under which others may require it (Provides). */
  readonly provides?: readonly string[]
  /** Names or keys that it needs; how they are looked up is the cataloger's `links`. Unresolved ones are dropped. */
  readonly requires?: readonly string[]
  /** Of what it requires, the versions that will do, as the ecosystem writes ranges: for the cataloger's `pick`. */
  readonly ranges?: ReadonlyMap<string, string>
  /**
   * With the links `folder`: the folders in which it is found and finds others, its own first (Python's sys.path). Default the folder
   * above its own.
   */
  readonly searches?: readonly string[]
  /** Another place in the tree or within an archive that is the package: `app.jar!/BOOT-INF/lib/x.jar`. Default the file's path. */
  readonly path?: string
}

/** What a cataloger says of a file. `of` is the key of a package that the same cataloger finds, in this file or another. */
export type Found =
  | FoundPackage
  /** The package owns these paths (no leading slash). Digests in hex stand in the order of the paths, empty where none is recorded. */
  | {
      readonly kind: 'files'
      readonly of: string
      readonly paths: readonly string[]
      readonly digests?: { readonly algorithm: 'md5' | 'sha1' | 'sha256'; readonly values: readonly string[] }
    }
  /** CVEs that a package's changelog names; `of` is its type with its name, and for rpm its version: `deb bash`, `rpm bash-5.1-2`. */
  | { readonly kind: 'changelog'; readonly of: string; readonly names: readonly string[] }
  | { readonly kind: 'licences'; readonly of: string; readonly licences: readonly string[] }
  /**
   * Of the package whose own file lies in `folder` (no leading slash), by default the same folder: direct_url.json beside METADATA. The
   * cataloger `of` finds it, by default the same one. What its own file tells counts before these purl qualifiers.
   */
  | {
      readonly kind: 'beside'
      readonly of?: string
      readonly folder?: string
      readonly qualifiers?: Readonly<Record<string, string>>
      readonly requires?: readonly string[]
    }
  /** A manifest: of what the cataloger `of` finds in files of this folder, only what these names lead to counts. Several add up. */
  | { readonly kind: 'roots'; readonly of: string; readonly names: readonly string[] }
  /** What lies in `folder` also finds what lies in these (a virtual environment that lets the system's packages in). */
  | { readonly kind: 'search'; readonly folder: string; readonly also: readonly string[] }
  /**
   * What a project of the tree needs by a lock: `requires` and `key` are among the keys of the same file's packages. The project itself
   * is shown by the manifest in its folder (no leading slash, `''` the root). A lock that does not list what the project asked for
   * `offers` keys by the names that a manifest would use.
   */
  | {
      readonly kind: 'project'
      readonly key: string
      readonly folder: string
      readonly requires: readonly string[]
      readonly offers?: readonly (readonly [name: string, key: string])[]
    }
  /** A better source wins by rank, lowest first: 0 etc/os-release, 1 usr/lib/os-release, 2 older files. */
  | { readonly kind: 'distribution'; readonly rank: number; readonly distribution: Distribution }
  /** What makes packages only together with other files of the tree: handed to `complete`. Serialisable. */
  | { readonly kind: 'part'; readonly part: object }
  /** Something in the file could not be read, the rest could. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly path?: string }

/** A part and the file that it was found in. */
export type Part = { readonly path: string; readonly part: object }

/** One way to find packages: the files it wants and a parser for their bytes. */
export type Cataloger = {
  /** Stable, shown in reports and part of the cache key. */
  readonly id: string
  /** Raised when the parser's output changes: part of the cache key. */
  readonly revision: number
  /** Tar paths without a leading slash; matched before a byte of the file is kept. */
  readonly paths: readonly Glob[]
  /** Also wants each program and shared library (ELF, PE, Mach-O), by its first bytes and whatever its name. */
  readonly magic?: 'executable'
  /** Bytes; a larger file becomes an unknown. */
  readonly limit: number
  readonly evidence: Evidence
  /**
   * How `requires` is looked up. `file`: among the packages of the same file. `system`: among all of this type in the tree, by name or
   * `provides`. `nested`: as Node resolves, from the package's folder through `node_modules` upwards, symbolic links followed. `folder`:
   * among packages of this type in the folders that the package searches, the first that has it (site-packages). `near`: among the
   * packages of the same file, else of the files beside it, else of the tree.
   */
  readonly links: 'file' | 'system' | 'nested' | 'folder' | 'near'
  /** Of the versions that are there, the one that a range means. Without it the last one found counts. */
  readonly pick?: (range: string, versions: readonly string[]) => string | undefined
  /** What it can and cannot know, for docs/reference. */
  readonly about: string
  /** Pure. @throws ParseError with a position; the caller turns it into an unknown and goes on. */
  readonly parse: (file: FoundFile) => Iterable<Found>
  /**
   * Once the tree is known: what the parts of this cataloger's files make together, each with the path of the file that shows it (a pom
   * whose parent lies in another folder). Pure, and bounded over all parts.
   */
  readonly complete?: (parts: readonly Part[]) => Iterable<{ readonly path: string; readonly found: Found }>
}
