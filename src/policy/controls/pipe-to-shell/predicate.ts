import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

const FETCHES: ReadonlySet<string> = new Set(['aria2c', 'curl', 'fetch', 'http', 'wget', 'wget2'])
const RUNS = /^(?:sh|bash|ash|dash|zsh|ksh|eval|source|perl|ruby|node|php|python[\d.]*|sudo)$/

export const pipeToShell: Predicate = ({ history }) =>
  history.flatMap((step) => {
    const found = step.commands.find(({ program, feeds }) => FETCHES.has(program) && feeds !== undefined && RUNS.test(feeds))
    return found
      ? [inHistory(step, { evidence: `step ${step.step} of the history: the output of ${found.program} is run by ${found.feeds}` })]
      : []
  })
