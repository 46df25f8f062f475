import { shownName, sortedBy } from '#base/index.ts'
import type { FileCount, FileFact, FileNote } from '#model/index.ts'
import type { Note } from './note-of.ts'

export type PlacedNote = { readonly note: Note; readonly layer?: string }
/** Who brought each of the paths; a path that no package brought is not in it. */
export type Owners = (paths: ReadonlySet<string>) => ReadonlyMap<string, unknown>

/** Files that facts list of one kind, a count: all that decide by themselves, enough of the others to show them. */
const MOST_DANGEROUS = 4_000
const MOST = 200
const DANGEROUS: ReadonlySet<FileNote> = new Set([
  'account-file',
  'capability',
  'executable',
  'preload',
  'setgid',
  'setuid',
  'world-writable',
])
/** Notes of which a control asks whether a package owns the file. */
const ASKED: ReadonlySet<FileNote> = new Set(['capability', 'cron', 'executable', 'log', 'setgid', 'setuid', 'world-writable'])
const SYSTEM_PROGRAM = /^(?:usr\/)?s?bin\//
const TEMPORARY = /^(?:tmp|var\/tmp|dev\/shm|run|var\/run)\//

type Draft = PlacedNote & { readonly why: readonly FileNote[]; readonly owned?: boolean }

/** An executable of a package is nothing to say; one in a folder for temporary files is, whoever put it there. */
function withOwner({ note, layer }: PlacedNote, owned: ReadonlySet<string> | undefined): Draft {
  const isOwned = owned && note.why.some((why) => ASKED.has(why)) ? owned.has(note.path) : undefined
  const isStray = TEMPORARY.test(note.path) || isOwned === false
  const why = note.why.filter((one) => one !== 'executable' || isStray)
  return { note, ...(layer ? { layer } : {}), why, ...(isOwned === undefined ? {} : { owned: isOwned }) }
}

/** Sizes by kind, of caches by whose they are; a hard link has no size and is not counted twice. */
function countsOf(drafts: readonly Draft[], rest: readonly FileCount[]): FileCount[] {
  const counts = new Map<string, { why: FileNote; of?: string; files: number; bytes: number }>()
  const add = (why: FileNote, of: string | undefined, files: number, bytes: number): void => {
    const key = `${why} ${of ?? ''}`
    const count = counts.get(key) ?? { why, ...(of ? { of } : {}), files: 0, bytes: 0 }
    count.files += files
    count.bytes += bytes
    counts.set(key, count)
  }
  for (const { note, why } of drafts) for (const one of why) add(one, one === 'cache' ? note.of : undefined, 1, note.size)
  for (const { why, of, files, bytes } of rest) if (why !== 'executable') add(why, of, files, bytes)
  return sortedBy(counts.values(), ({ why, of }) => [why, of ?? ''])
}

/** The files of note of the final tree, in a stable order, and how many there are. `packages` are programs that are packages by what is in them. */
export function fileFacts(
  notes: readonly PlacedNote[],
  rest: readonly FileCount[],
  owners: Owners,
  packages: readonly string[],
  isSecret: (path: string) => boolean,
): { readonly files: readonly FileFact[]; readonly counts: readonly FileCount[]; readonly ownersKnown: boolean } {
  const asked = new Set(notes.filter(({ note }) => note.why.some((why) => ASKED.has(why))).map(({ note }) => note.path))
  const found = owners(asked)
  // Where the system's package manager keeps lists it owns some of the programs, whatever else lies there.
  const programs = notes.filter(({ note }) => note.why.includes('executable') && SYSTEM_PROGRAM.test(note.path))
  const ownersKnown = programs.length === 0 || programs.some(({ note }) => found.has(note.path))
  const owned = ownersKnown ? new Set([...found.keys(), ...packages.filter((path) => asked.has(path))]) : undefined
  const drafts = sortedBy(notes, ({ note }) => [note.path])
    .map((one) => withOwner(one, owned))
    .filter(({ why }) => why.length > 0)
  const listed = new Map<string, number>()
  const files = drafts.flatMap(({ note, layer, why, owned: isOwned }): FileFact[] => {
    const most = why.some((one) => DANGEROUS.has(one)) ? MOST_DANGEROUS : MOST
    const key = why[0] === 'cache' ? `cache ${note.of}` : (why.find((one) => DANGEROUS.has(one)) ?? why[0]!)
    const count = (listed.get(key) ?? 0) + 1
    listed.set(key, count)
    if (count > most) return []
    return [
      {
        path: shownName(note.path),
        ...(layer ? { layer } : {}),
        type: note.type,
        mode: note.mode,
        uid: note.uid,
        gid: note.gid,
        size: note.size,
        why,
        ...(note.of ? { of: note.of } : {}),
        ...(isOwned === undefined ? {} : { owned: isOwned }),
        ...(note.capabilities ? { capabilities: note.capabilities } : {}),
        ...(isSecret(note.path) ? { isSecret: true as const } : {}),
      },
    ]
  })
  return { files, counts: countsOf(drafts, rest), ownersKnown }
}
