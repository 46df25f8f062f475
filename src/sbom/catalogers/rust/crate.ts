import type { FoundPackage } from '../contract.ts'

/** A crate; others require it by name and version, as several versions of one may be linked together. */
export const crate = (name: string, version: string, more: Partial<FoundPackage>): FoundPackage => ({
  kind: 'package',
  type: 'cargo',
  name,
  version,
  key: `${name} ${version}`,
  ...more,
})
