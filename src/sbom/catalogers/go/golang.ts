import type { FoundPackage } from '../contract.ts'

/** A module at a version; the version is empty for code that nobody published. */
export const golang = (name: string, version: string, requires?: readonly string[]): FoundPackage => ({
  kind: 'package',
  type: 'golang',
  name,
  version,
  ...(requires ? { requires } : {}),
})
