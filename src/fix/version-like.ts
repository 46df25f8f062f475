import type { Package } from '#model/index.ts'

const majorOf = (version: string): number => Number(/^v?(\d{1,6})\./.exec(version)?.[1] ?? 0)

/** The major version that a Go module's path is of: `/v3` or gopkg.in's `.v3`; below 2 there is none (Go modules reference, "Major version suffixes"). */
const majorOfPath = (path: string): number => Number(/(?:\/|^gopkg\.in\/.*\.)v(\d{1,6})$/.exec(path)?.[1] ?? 0)

/** A version as an advisory names it, written as the package's ecosystem has it in files. */
export function versionLike(pkg: Pick<Package, 'type' | 'name' | 'version'>, version: string): string {
  if (pkg.type !== 'golang') return version
  const plain = version.startsWith('v') ? version : `v${version}`
  return pkg.version.endsWith('+incompatible') && majorOf(plain) > 1 && !plain.includes('+') ? `${plain}+incompatible` : plain
}

/** Another major version of a Go module is another module, with another import path: no version text makes one of the other. */
export function isOtherModule(pkg: Pick<Package, 'type' | 'name' | 'version'>, version: string): boolean {
  if (pkg.type !== 'golang' || version.endsWith('+incompatible')) return false
  const major = majorOf(version)
  const path = majorOfPath(pkg.name)
  return path > 1 ? major !== path : major > 1
}
