import type { Package } from '#model/index.ts'

type Known = Pick<Package, 'type' | 'name' | 'version'>

const majorOf = (version: string): number => Number(/^v?(\d{1,6})\./.exec(version)?.[1] ?? 0)

/**
 * The major version that a Go module's path is of: `/v3` or gopkg.in's `.v3`; below 2 there is none (Go modules reference, "Major version
 * suffixes").
 */
const majorOfPath = (path: string): number => Number(/(?:\/|^gopkg\.in\/.*\.)v(\d{1,6})$/.exec(path)?.[1] ?? 0)

/** `1.6` as `1.6.0`, where so many numbers are written; with a suffix it stays what it is. */
function padded(version: string, numbers: number): string {
  const parts = /^v?\d{1,15}(?:\.\d{1,15}){0,8}$/.test(version) ? version.split('.') : []
  return parts.length === 0 || parts.length >= numbers ? version : [...parts, ...Array<string>(numbers - parts.length).fill('0')].join('.')
}

const countOf = (version: string): number => (/^v?\d{1,15}(?:\.\d{1,15}){0,8}/.exec(version)?.[0] ?? '').split('.').length

/**
 * Advisories write Maven's versions shorter than the repository does: 1.6 of commons-fileupload is 1.6.0 there, 4.1.44 of Netty 4.1.44.Final,
 * and they name one of Guava's two lines for both. Equal ones by Maven's order; `-jre` sorts behind `-android`.
 */
function mavenLike(installed: string, version: string): string {
  const [, line] = /-(jre|android)$/.exec(installed) ?? []
  if (line !== undefined) return version.replace(/(?:-(?:jre|android))?$/, `-${line}`)
  const full = padded(version, countOf(installed))
  return installed.endsWith('.Final') && /^[\d.]+$/.test(full) ? `${full}.Final` : full
}

function goLike(installed: string, version: string): string {
  const plain = padded(version.startsWith('v') ? version : `v${version}`, 3)
  return installed.endsWith('+incompatible') && majorOf(plain) > 1 && !plain.includes('+') ? `${plain}+incompatible` : plain
}

/** A version as an advisory names it, written as the package's ecosystem has it in files. */
export function versionLike({ type, version: installed }: Known, version: string): string {
  switch (type) {
    case 'golang':
      return goLike(installed, version)
    case 'maven':
      return mavenLike(installed, version)
    // Three numbers, always (Semantic Versioning 2.0.0, 2).
    case 'npm':
    case 'cargo':
      return padded(version, 3)
    default:
      return version
  }
}

/** Another major version of a Go module is another module, with another import path: no version text makes one of the other. */
export function isOtherModule({ type, name }: Known, version: string): boolean {
  if (type !== 'golang' || version.endsWith('+incompatible')) return false
  const major = majorOf(version)
  const path = majorOfPath(name)
  return path > 1 ? major !== path : major > 1
}
