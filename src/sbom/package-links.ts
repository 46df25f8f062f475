import type { Unknown } from '#model/index.ts'

/** Symbolic links that are remembered of a tree; pnpm makes one for each edge, some ten thousand for a large application. */
export const PACKAGE_LINKS = 500_000

/** Said of a tree that has more. */
export const tooManyLinks: Unknown = {
  path: 'node_modules',
  reason: `more than ${PACKAGE_LINKS} symbolic links: which package needs which is not told for all`,
}

/** Where pnpm, bun and workspaces link a package to the one place that it lies in; `.bin` and its like are no packages. */
export const isPackageLink = (path: string): boolean => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*$/.test(path)
