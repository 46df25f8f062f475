import type { Selection } from './selection.ts'

/** A link with a name that catalogers want; `system` when it stands where a package manager keeps its own. */
export type StrayLink = { readonly path: string; readonly target: string; readonly system: boolean }

/**
 * Whose links are not followed, which costs a second pass over the layer: copyright files are found by the folder's link, a changelog is
 * evidence and no more, and what is named like a known program and leads to another name (`apt/methods/ssh` to `rsh`, manual pages) is
 * hardly ever one.
 */
const NOT_FOLLOWED: ReadonlySet<string> = new Set(['dpkg-changelog', 'dpkg-copyright', 'programs'])

/**
 * Symbolic links that have a wanted name and lead to one that nobody wants. Where a package manager's file or folder is such a link and what
 * it leads to is not read, that is said: all packages that there are may be there.
 */
export function* strayLinks(selection: Selection, symlinks: ReadonlyMap<string, string>): Generator<StrayLink> {
  for (const [path, target] of symlinks) {
    const named = selection.named(path).filter(({ id }) => !NOT_FOLLOWED.has(id))
    if (named.length > 0 && selection.named(target).length === 0)
      yield { path, target, system: named.some(({ links }) => links === 'system') }
  }
}
