/** A word of a command. Offsets are into the script. */
export type ShellWord = {
  readonly start: number
  readonly end: number
  /** As written. */
  readonly raw: string
  /** Without quotes; every expansion is `${VAR}`, as what it gives is not known. */
  readonly text: string
  /** Commands of `$(…)`, backticks and `<(…)` in it: indexes into the script's commands, from and up to. */
  readonly inner: { readonly from: number; readonly to: number } | undefined
}

/** One simple command. */
export type ShellCommand = {
  readonly start: number
  readonly end: number
  /** Without assignments and redirections; the first is its name. */
  readonly words: readonly [ShellWord, ...ShellWord[]]
  readonly name: string
  /** Without the name. */
  readonly args: readonly ShellWord[]
  /** `NAME=value` before the name. */
  readonly assignments: readonly ShellWord[]
  /** What follows `>` and its like. */
  readonly redirects: readonly ShellWord[]
  /** Its output goes into the command that begins the next part of the pipeline: an index. */
  readonly pipesInto: number | undefined
  /** The index of the `sudo`, `env`, `xargs` … that starts it. */
  readonly startedBy: number | undefined
}

export type ShellScript = {
  readonly commands: readonly ShellCommand[]
  /** Offsets of `|`. */
  readonly pipes: readonly number[]
  /** Assignments that stand alone. */
  readonly assignments: readonly ShellWord[]
  /** Why not all of it was read: nesting, or an end that is missing. */
  readonly lacks: string | undefined
}
