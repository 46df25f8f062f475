import type { Affected, Package } from '#model/index.ts'
import type { VersionScheme } from '../versions/contract.ts'
import { isSureOfStream } from './modules.ts'

/** Whether an entry says in so many words that this build of the package is not affected, and why. */
export function isCleared(pkg: Package, entry: Affected, installed: string, scheme: VersionScheme): boolean {
  const { justification, impact, version } = entry.notAffected ?? {}
  if (!justification?.trim() && !impact?.trim()) return false
  return isSureOfStream(pkg, entry) && (version === undefined || scheme.compare(version, installed) === 0)
}
