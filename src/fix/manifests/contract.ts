import type { Glob } from '#base/index.ts'
import type { Edit, TextFile } from '../text-file.ts'

/** A package that has to be at another version. */
export type Wanted = { readonly name: string; readonly from: string; readonly to: string }

/** Manifests of a tree by path, as they stand after the edits so far. */
export type Manifests = ReadonlyMap<string, TextFile>

export type FileEdits = { readonly path: string; readonly edits: readonly Edit[] }

/** What a manifest has to say of a wanted version. */
export type Change =
  | { readonly kind: 'edited'; readonly files: readonly FileEdits[] }
  /** It lets the version in already. */
  | { readonly kind: 'admits'; readonly range: string }
  /** It does not name the package. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'blocked'; readonly reason: string }

/** Who keeps a version out: a package of the lock whose range does not let it in. */
export type Parent = { readonly name: string; readonly version: string; readonly range: string }

/** One kind of manifest and how versions in it are changed. Pure; only the version's own characters change. */
export type ManifestEditor = {
  readonly id: string
  /** The purl type of what it names. */
  readonly type: string
  readonly paths: readonly Glob[]
  /** Changes what `path` says of the package. @throws ParseError */
  readonly change: (wanted: Wanted, path: string, manifests: Manifests) => Change
  /** The version that stands there now, where one text can be that of several packages (a property). @throws ParseError */
  readonly read?: (name: string, path: string, manifests: Manifests) => string | undefined
  /**
   * Makes the version hold whatever its parents ask for. `tool` is the package manager whose lock it is; `single`: the lock holds no other
   * version of it. @throws ParseError
   */
  readonly override?: (
    wanted: Wanted,
    path: string,
    manifests: Manifests,
    by: { readonly tool: string; readonly single: boolean; readonly parents: readonly Parent[] },
  ) => Change
}

export const absent: Change = { kind: 'absent' }
