import type { VersionScheme } from './contract.ts'
import { dpkg } from './dpkg/dpkg.ts'

/** All version schemes, by id. */
export const versionSchemes: readonly VersionScheme[] = [dpkg]

export const versionScheme = (id: string): VersionScheme | undefined => versionSchemes.find((scheme) => scheme.id === id)
