import { limits } from '#base/index.ts'
import type { FileCount } from '#model/index.ts'
import type { Detection, Detector, TarEntry, Wish } from '#oci/index.ts'
import type { AccountDocument } from './accounts/contract.ts'
import { accountReader, readAccounts } from './accounts/read-accounts.ts'
import { type Note, noteOf } from './files/note-of.ts'
import { NoteList } from './files/note-list.ts'

/** What hygiene remembers of a layer or folder. Serialisable and small: the cache keeps it. */
export type HygieneRecords = {
  readonly notes: readonly Note[]
  /** Entries of note beyond the bound of a layer. */
  readonly rest: readonly FileCount[]
  readonly accounts: ReadonlyMap<string, AccountDocument>
  /** Folders that files of the layer make without an entry of their own: they change no mode. */
  readonly implied: ReadonlySet<string>
}

/** Raised when the records of the same layer change: part of the cache's key. */
const REVISION = 2

/** Folders of a layer that are told apart by whether they have an entry, a count; past it all count as if they had one. */
const FOLDERS = 200_000
/** Implied folders that are kept. */
const IMPLIED = 20_000
/** Files of accounts in one layer: sudoers.d and the like may have many. */
const ACCOUNTS = 500

class FolderList {
  readonly #stated = new Set<string>()
  readonly #parents = new Set<string>()
  #last = ''

  add(path: string, isFolder: boolean): void {
    if (isFolder && this.#stated.size < FOLDERS) this.#stated.add(path)
    const slash = path.lastIndexOf('/')
    if (slash <= 0 || (slash === this.#last.length && path.startsWith(this.#last))) return
    this.#last = path.slice(0, slash)
    for (let folder = this.#last; !this.#parents.has(folder) && this.#parents.size < FOLDERS;) {
      this.#parents.add(folder)
      const up = folder.lastIndexOf('/')
      if (up <= 0) break
      folder = folder.slice(0, up)
    }
  }

  implied(): ReadonlySet<string> {
    const implied = new Set<string>()
    if (this.#stated.size >= FOLDERS) return implied
    for (const folder of this.#parents) {
      if (implied.size >= IMPLIED) break
      if (!this.#stated.has(folder)) implied.add(folder)
    }
    return implied
  }
}

/** Whether a path lies in more folders than are followed: what lies above it is asked of each layer. */
function isDeep(path: string): boolean {
  let levels = 0
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) if (++levels > limits.depth) return true
  return false
}

function detect(): Detection<HygieneRecords> {
  const notes = new NoteList()
  const folders = new FolderList()
  const accounts = new Map<string, AccountDocument>()
  const entry = (one: TarEntry): Wish => {
    const { path, type, size } = one
    folders.add(path, type === 'directory')
    if (accounts.size > 0) accounts.delete(path)
    if (type !== 'directory') notes.removeBelow(path)
    const note = type === 'directory' || type === 'file' ? noteOf(one) : undefined
    notes.set(path, note && isDeep(path) ? undefined : note)
    const reader = type === 'file' || type === 'symlink' || type === 'hardlink' ? accountReader(path) : undefined
    if (!reader || accounts.size >= ACCOUNTS) return 'skip'
    if (type !== 'file') accounts.set(path, { kind: 'unread', reason: 'a link, which is not followed' })
    else if (size > reader.limit) accounts.set(path, { kind: 'unread', reason: `${size} bytes, more than ${reader.limit}` })
    else return 'keep'
    return 'skip'
  }
  return {
    entry,
    file: ({ path }, bytes) => {
      const reader = accountReader(path)
      if (reader && bytes.length <= reader.limit) accounts.set(path, readAccounts(reader, path, bytes))
    },
    finish: async () => ({ ...notes.finish(), accounts, implied: folders.implied() }),
  }
}

const recognises = (value: unknown): boolean => {
  const { notes, rest, accounts, implied } = Object(value) as Partial<HygieneRecords>
  return Array.isArray(notes) && Array.isArray(rest) && accounts instanceof Map && implied instanceof Set
}

/** Notes modes, owners and names in the pass that reads the layer anyway; only files of accounts are kept whole. */
export const hygieneDetector: Detector<HygieneRecords> = { id: 'hygiene', key: `revision ${REVISION}`, start: detect, recognises }
