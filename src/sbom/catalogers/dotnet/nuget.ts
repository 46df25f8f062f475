import type { FoundPackage } from '../contract.ts'

/**
 * The version that a stable build was published under: Microsoft's builds keep the name of the branch in the files
 * (`3.1.23-servicing.22122.4` is 3.1.23), and to take it for a pre-release would turn comparisons round.
 */
export const publishedVersion = (version: string): string => version.replace(/-(?:servicing|rtm)(?:[.-].*)?$/, '')

/** `key` is what others of the same file call it; names are the same whatever their case. */
export const nuget = (name: string, version: string, requires: readonly string[] = [], scope = ''): FoundPackage => ({
  kind: 'package',
  type: 'nuget',
  name,
  version: publishedVersion(version),
  key: scope + name.toLowerCase(),
  requires: requires.map((one) => scope + one.toLowerCase()),
})
