import { nameOf } from '#base/index.ts'
import type { FileNote } from '#model/index.ts'
import type { TarEntry } from '#oci/index.ts'
import { cacheOf } from './caches.ts'
import { capabilitiesOf } from './capability.ts'
import { leftOverNotes } from './left-overs.ts'
import { programNote } from './programs.ts'
import { isSecretName } from './secret-names.ts'

/** An entry that is worth a word. Serialisable: the cache keeps it. */
export type Note = {
  readonly path: string
  readonly type: 'file' | 'directory'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  readonly why: readonly FileNote[]
  readonly of?: string
  readonly capabilities?: readonly string[]
}

/** Where an executable belongs to a package, or to whoever built the image. */
const PROGRAM_FOLDER = /^(?:usr\/(?:local\/)?)?s?bin\/[^/]+$/
const TEMPORARY = /^(?:tmp|var\/tmp|dev\/shm|run|var\/run)\//
const ACCOUNT_FILES: ReadonlySet<string> = new Set(['etc/shadow', 'etc/gshadow', 'etc/shadow-', 'etc/gshadow-', 'etc/sudoers'])

function modeNotes({ path, mode }: TarEntry, notes: FileNote[]): void {
  if (mode & 0o4000) notes.push('setuid')
  if (mode & 0o2000) notes.push('setgid')
  if (mode & 0o002) notes.push('world-writable')
  if (ACCOUNT_FILES.has(path)) notes.push('account-file')
}

/** What there is to say of an entry. Links have no mode and are nothing here: the file that they stand for is. */
export function noteOf(entry: TarEntry): Note | undefined {
  const { path, type, mode, uid, gid, size } = entry
  if (type === 'directory') return (mode & 0o1002) === 0o002 ? { path, type, mode, uid, gid, size: 0, why: ['world-writable'] } : undefined
  if (type !== 'file') return undefined
  const why: FileNote[] = []
  modeNotes(entry, why)
  const name = nameOf(path)
  const cache = cacheOf(path)
  if (cache) why.push('cache')
  if (size > 0 && isSecretName(path, name)) why.push('secret-name')
  why.push(...leftOverNotes(path, name, size, mode))
  let of: string | undefined = cache
  if ((mode & 0o111) !== 0) {
    const tool = programNote(path, name)
    if (tool) {
      why.push(tool)
      of ??= name
    }
    if (PROGRAM_FOLDER.test(path) || TEMPORARY.test(path)) why.push('executable')
  }
  const capabilities = entry.capability === undefined ? undefined : capabilitiesOf(entry.capability)
  if (capabilities) why.push('capability')
  if (why.length === 0) return undefined
  return { path, type, mode, uid, gid, size, why, ...(of ? { of } : {}), ...(capabilities ? { capabilities } : {}) }
}
