import type { Wanted } from '../manifests/contract.ts'

/** One need of a locked package, or of the project itself. */
export type Ask = {
  readonly name: string
  readonly range: string
  /** What the lock took for it. */
  readonly version: string
}

/** Who needs what by which range, as the lock tells it. */
export type LockGraph = {
  /** Of the project itself and its workspaces. */
  readonly roots: readonly Ask[]
  readonly packages: readonly { readonly name: string; readonly version: string; readonly asks: readonly Ask[] }[]
}

/** What has to be made anew: what an edited manifest changes, and what only the lock has to move to. */
export type Moves = { readonly edited: readonly Wanted[]; readonly locked: readonly Wanted[] }

/** A file that a tool writes: it is never edited. */
export type Lock = {
  readonly id: string
  /** Name of the file, without its folder. */
  readonly name: RegExp
  /** The purl type of what it locks. */
  readonly type: string
  /** The editor of its manifests. */
  readonly editor: string
  /** The package manager, for the editor's overrides. */
  readonly tool: (text: string) => string
  /** The manifest that it belongs to, in the same folder. */
  readonly manifest: (name: string) => string
  /** The shell line that makes it anew. Words are made safe by `shellWord`. */
  readonly command: (moves: Moves, name: string, tool: string) => string
  /** Whether the tool can move a package that only others need, when the lock alone has to change. */
  readonly movesAll: (tool: string) => boolean
  /** Absent where the lock does not tell ranges. @throws ParseError */
  readonly graph?: (text: string) => LockGraph
}

/** A foreign name in a line for a shell. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./^~-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", `'\\''`)}'`

export const namesOf = (wanted: readonly Wanted[]): string => [...new Set(wanted.map(({ name }) => name))].sort().map(shellWord).join(' ')

export const pinsOf = (wanted: readonly Wanted[], sign: string): string =>
  [...new Set(wanted.map(({ name, to }) => `${name}${sign}${to}`))].sort().map(shellWord).join(' ')

/** First what an edited manifest asks for, then what only the lock has to move to. */
export const installThenMove =
  (install: string, move: string): Lock['command'] =>
  ({ edited, locked }) =>
    [...(edited.length > 0 ? [install] : []), ...(locked.length > 0 ? [`${move} ${namesOf(locked)}`] : [])].join(' && ')
