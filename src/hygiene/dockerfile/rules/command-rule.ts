import type { Command, DockerfileRule, Hit, Run } from './contract.ts'
import type { Span } from '../parse/syntax.ts'

type Declaration = Omit<DockerfileRule, 'check'>
/** Places of a command, in the script's offsets, that break the rule; true for the whole command. */
type Breaks = (command: Command, run: Run) => boolean | readonly Span[]

/** A rule over each command of each RUN. */
export const commandRule = (declaration: Declaration, breaks: Breaks): DockerfileRule => ({
  ...declaration,
  *check({ runs }): Iterable<Hit> {
    for (const run of runs)
      for (const command of run.commands) {
        const broken = breaks(command, run)
        if (broken === true) yield { span: command.place(command), outer: run.outer }
        else if (broken !== false) for (const span of broken) yield { span: command.place(span), outer: run.outer }
      }
  },
})
