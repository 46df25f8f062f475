import { PathMap } from '#base/index.ts'
import type { FileCount, FileNote } from '#model/index.ts'
import type { Note } from './note-of.ts'

/** Entries of one layer that are kept, a count: those that decide by themselves, and those of which a few show what the rest is. */
const MOST_DANGEROUS = 4_000
const MOST_PROGRAMS = 20_000
const MOST_OTHERS = 1_000
/** Folders above notes, a count. */
const FOLDERS = 200_000

const DANGEROUS: ReadonlySet<FileNote> = new Set(['account-file', 'capability', 'preload', 'setgid', 'setuid', 'world-writable'])

/** Caches are told apart by whose they are; programs are not by their names, of which there is no end. */
const groupOf = ({ why, of }: Note): string => (why[0] === 'cache' ? `cache ${of}` : why[0]!)
const mostOf = ({ why }: Note): number =>
  why.some((note) => DANGEROUS.has(note)) ? MOST_DANGEROUS : why.includes('executable') ? MOST_PROGRAMS : MOST_OTHERS

/** The entries of note of one layer, by path: of two members with one name the later counts. */
export class NoteList {
  readonly #byPath = new PathMap<Note>((gone) => {
    const group = groupOf(gone)
    this.#counts.set(group, (this.#counts.get(group) ?? 1) - 1)
  }, FOLDERS)
  readonly #counts = new Map<string, number>()
  readonly #rest = new Map<string, { why: FileNote; of?: string; files: number; bytes: number }>()

  set(path: string, note: Note | undefined): void {
    this.#byPath.delete(path)
    if (!note) return
    const group = groupOf(note)
    const count = this.#counts.get(group) ?? 0
    if (count >= mostOf(note)) return this.#leaveOut(note, group)
    this.#counts.set(group, count + 1)
    this.#byPath.set(path, note)
  }

  #leaveOut(note: Note, group: string): void {
    const [why] = note.why
    const rest = this.#rest.get(group) ?? { why: why!, ...(why === 'cache' && note.of ? { of: note.of } : {}), files: 0, bytes: 0 }
    rest.files++
    rest.bytes += note.size
    this.#rest.set(group, rest)
  }

  /** No folder stands at the path: what was below it is gone. @throws ParseError */
  removeBelow(path: string): void {
    this.#byPath.deleteBelow(path)
  }

  finish(): { readonly notes: readonly Note[]; readonly rest: readonly FileCount[] } {
    return { notes: this.#byPath.entries().map(([, note]) => note), rest: [...this.#rest.values()] }
  }
}
