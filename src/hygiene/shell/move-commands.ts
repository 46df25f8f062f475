import type { ShellCommand, ShellWord } from './syntax.ts'

type Move = {
  /** How many commands stand before them. */
  readonly shift: number
  /** What starts those that nothing else starts. */
  readonly startedBy: number
  /** Where all of their words are said to stand, if not where they do. */
  readonly place?: ShellWord | undefined
}

/** Commands of a script within a script, as commands of the outer one. */
export function moveCommands(commands: readonly ShellCommand[], { shift, startedBy, place }: Move): ShellCommand[] {
  const index = (of: number | undefined): number | undefined => (of === undefined ? undefined : of + shift)
  const span = place && { start: place.start, end: place.end }
  const word = (one: ShellWord): ShellWord => ({
    ...one,
    ...span,
    raw: place?.raw ?? one.raw,
    inner: one.inner && { from: one.inner.from + shift, to: one.inner.to + shift },
  })
  return commands.map((command) => {
    const [first, ...rest] = command.words
    const args = rest.map(word)
    return {
      ...command,
      ...span,
      words: [word(first), ...args],
      args,
      assignments: command.assignments.map(word),
      redirects: command.redirects.map(word),
      pipesInto: index(command.pipesInto),
      startedBy: index(command.startedBy) ?? startedBy,
    }
  })
}
