import { posix } from 'node:path'
import { isCompiled, isRequirements } from '../manifests/requirements.ts'
import { composerLock } from './composer-lock.ts'
import type { Lock } from './contract.ts'
import { npmLock } from './npm-lock.ts'
import { bunLock, cargoLock, pnpmLock } from './other-locks.ts'
import { compiledRequirements, pdmLock, pipfileLock, poetryLock, uvLock } from './python-lock.ts'
import { gemfileLock } from './ruby-lock.ts'
import { yarnLock } from './yarn-lock.ts'

/** All locks by a name of their own; requirements are a lock only by what stands in them. */
const byName: readonly Lock[] = [
  bunLock,
  cargoLock,
  composerLock,
  gemfileLock,
  npmLock,
  pdmLock,
  pipfileLock,
  pnpmLock,
  poetryLock,
  uvLock,
  yarnLock,
]

export const locks: readonly Lock[] = [...byName, compiledRequirements]

/** The lock that the file at a path is; undefined for what is none. */
export function lockAt(path: string, text: string | undefined): Lock | undefined {
  const name = posix.basename(path)
  const found = byName.find((lock) => lock.name.test(name))
  if (found) return found
  return text !== undefined && isRequirements(path) && isCompiled(text) ? compiledRequirements : undefined
}
